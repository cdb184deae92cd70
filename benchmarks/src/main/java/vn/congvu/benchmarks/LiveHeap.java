package vn.congvu.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** Has another JVM collect all its garbage again and again, and asks its log how much was left. */
final class LiveHeap implements AutoCloseable {

  private static final int EVERY_SECONDS = 2;
  private static final Pattern LEFT = Pattern.compile("Pause Full .*->(\\d+)M\\(");

  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
  private final long pid;
  private final Path log;

  private LiveHeap(long pid, Path log) {
    this.pid = pid;
    this.log = log;
  }

  static LiveHeap of(long pid, Path log) {
    var heap = new LiveHeap(pid, log);
    var _ = heap.clock.scheduleWithFixedDelay(heap::collect, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    return heap;
  }

  /** The most that was left so far, in MB. */
  double most() throws IOException {
    return LEFT.matcher(Files.readString(log))
        .results()
        .mapToLong(left -> Long.parseLong(left.group(1)))
        .max()
        .orElseThrow();
  }

  private void collect() {
    try {
      String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
      int _ =
          new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    clock.close();
  }
}
