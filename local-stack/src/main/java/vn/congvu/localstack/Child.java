package vn.congvu.localstack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A process that never outlives its launcher, not even one that is killed: a small shell holds the
 * other end of a pipe, and when the launcher's end closes it stops the process in good order. The
 * process itself replaces the shell, so its process id is the real one.
 */
public final class Child implements AutoCloseable {

  private static final int OLD_LOGS = 3;
  private static final int WIDEST = 300;

  // The watcher is detached by a double fork: PostgreSQL would otherwise find a child it never had.
  private static final String LEASH =
      """
      exec 3<&0
      signal=$1; shift
      ( (
        trap '' INT TERM HUP
        read -r _ <&3
        kill -"$signal" $$ 2>/dev/null || exit 0
        for _ in $(seq 150); do sleep 0.2; kill -0 $$ 2>/dev/null || exit 0; done
        kill -KILL $$ 2>/dev/null
      ) </dev/null >/dev/null 2>&1 & )
      # A session of its own, or Ctrl-C would reach every part at once instead of in order.
      command -v setsid >/dev/null && exec setsid "$@" </dev/null 3<&-
      exec "$@" </dev/null 3<&-
      """;

  private final Process process;
  private final Path log;
  private final String stopSignal;

  private Child(Process process, Path log, String stopSignal) {
    this.process = process;
    this.log = log;
    this.stopSignal = stopSignal;
  }

  static Child start(Command command, Path log) {
    List<String> words = new ArrayList<>(List.of("bash", "-c", LEASH, "leash"));
    words.add(command.stopSignal());
    words.addAll(command.words());
    ProcessBuilder builder = new ProcessBuilder(words).directory(command.folder().toFile());
    builder.environment().keySet().removeIf(Child::wouldChangeTheProcess);
    builder.environment().putAll(command.environment());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      Files.createDirectories(log.toAbsolutePath().getParent());
      return new Child(builder.start(), log, command.stopSignal());
    } catch (IOException failure) {
      throw new StackException("Could not start " + command.words().getFirst() + ".", failure);
    }
  }

  /** A fresh log for a fresh start; the last few are kept beside it. */
  static void rotate(Path log) {
    try {
      for (int age = OLD_LOGS; age > 0; age--) {
        Path older = log.resolveSibling(log.getFileName() + (age == 1 ? "" : "." + (age - 1)));
        if (Files.exists(older)) {
          Files.move(
              older,
              log.resolveSibling(log.getFileName() + "." + age),
              StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Runs to its end; answers what it printed and throws when it failed. */
  static String run(Command command, Duration limit) {
    try {
      File output = File.createTempFile("congvu", ".out");
      try {
        Child child = start(command, output.toPath());
        if (!child.process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
          child.close();
          throw new StackException(command.words().getFirst() + " did not end in " + limit + ".");
        }
        String printed = Files.readString(output.toPath(), StandardCharsets.UTF_8);
        if (child.process.exitValue() != 0) {
          throw new StackException(
              String.join(" ", command.words()) + " failed:\n" + printed.strip());
        }
        return printed;
      } finally {
        Files.deleteIfExists(output.toPath());
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw Waiting.interrupted(interrupted);
    }
  }

  public long pid() {
    return process.pid();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  Path log() {
    return log;
  }

  Process process() {
    return process;
  }

  String lastLines(int count) {
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return lines.stream()
          .skip(Math.max(0, lines.size() - count))
          // A JSON log has its whole stack trace on one line.
          .map(line -> line.length() > WIDEST ? line.substring(0, WIDEST) + " …" : line)
          .collect(Collectors.joining("\n"));
    } catch (IOException _) {
      return "";
    }
  }

  /** As a crash would: no signal handler runs. */
  public void kill() {
    process.destroyForcibly();
    stop(Duration.ofSeconds(10));
  }

  void stop(Duration grace) {
    try {
      if (process.isAlive()) {
        new ProcessBuilder("kill", "-" + stopSignal, Long.toString(process.pid()))
            .redirectErrorStream(true)
            .start()
            .waitFor();
      }
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      process.destroyForcibly();
      throw Waiting.interrupted(interrupted);
    }
  }

  @Override
  public void close() {
    stop(Duration.ofSeconds(30));
  }

  // A developer's own settings must not leak into the parts.
  private static boolean wouldChangeTheProcess(String variable) {
    return variable.startsWith("PG")
        || variable.startsWith("KC_")
        || variable.startsWith("QUARKUS_")
        || variable.startsWith("KAFKA_")
        || variable.equals("JAVA_TOOL_OPTIONS")
        || variable.equals("JDK_JAVA_OPTIONS");
  }
}
