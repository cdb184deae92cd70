package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs other programs and looks at the clock. */
final class Program {

  private final Path folder;
  private final Map<String, String> environment;

  Program(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = Map.copyOf(environment);
  }

  /** What it said, and how long it took from its start to its end. */
  record Ran(String said, double seconds) {}

  Ran run(List<String> command) throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "said", null);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.directory(Files.createDirectories(folder.resolve("at")).toFile());
    builder.environment().putAll(environment);
    long begin = System.nanoTime();
    int code = builder.start().waitFor();
    double seconds = (System.nanoTime() - begin) / 1e9;
    String said = Files.readString(log);
    Files.delete(log);
    if (code != 0) {
      throw new IOException(String.join(" ", command) + " ended with " + code + ":\n" + said);
    }
    return new Ran(said, seconds);
  }
}
