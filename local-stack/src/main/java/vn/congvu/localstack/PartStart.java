package vn.congvu.localstack;

import java.nio.file.Path;
import java.time.Duration;

/** Starts one part and waits until it serves. */
public final class PartStart {

  private static final Duration LIMIT = Duration.ofMinutes(3);

  private PartStart() {}

  public static Child start(Part part, Path logs) {
    part.prepare();
    Path log = logs.resolve(part.name() + ".log");
    Child.rotate(log);
    Child child = Child.start(part.command(), log);
    try {
      Waiting.untilReady(part, child, LIMIT);
      part.afterReady();
      return child;
    } catch (RuntimeException failure) {
      child.close();
      throw failure;
    }
  }
}
