package vn.congvu.localstack;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The commands behind the script {@code congvu}. */
public final class Launcher {

  private final Layout layout;
  private final PrintStream out;

  private Launcher(Layout layout, PrintStream out) {
    this.layout = layout;
    this.out = out;
  }

  public static void main(String[] arguments) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      List<String> words = List.of(arguments);
      Launcher launcher = new Launcher(Layout.ofEnvironment(), out);
      System.exit(launcher.run(words.getFirst(), words.subList(1, words.size()), System.getenv()));
    } catch (StackException problem) {
      out.println("congvu: " + problem.getMessage());
      System.exit(1);
    }
  }

  private int run(String command, List<String> options, Map<String, String> environment) {
    return switch (command) {
      case "up" -> up(options.contains("--fresh"), Ports.of(environment));
      case "down" -> down();
      case "status" -> status();
      case "logs" -> logs(options);
      default -> throw new StackException("Unknown command: " + command + ".");
    };
  }

  private int up(boolean fresh, Ports ports) {
    LocalStack stack = new LocalStack(layout, ports, out);
    if (!stack.claim()) {
      out.println("Congvu is running already; see ./congvu status, or end it with ./congvu down.");
      return 0;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stop"));
    Instant begin = Instant.now();
    stack.start(fresh);
    out.printf(
        "%nAll parts are ready after %d s.%n%n",
        Duration.between(begin, Instant.now()).toSeconds());
    out.println(Welcome.text(layout, stack.portalUrl()));
    stack.watch();
    return 0;
  }

  private int down() {
    Optional<StackState> state = StackState.read(layout).filter(StackState::isAlive);
    if (state.isEmpty()) {
      out.println("Congvu is not running.");
      return 0;
    }
    ProcessHandle supervisor = ProcessHandle.of(state.get().supervisor()).orElseThrow();
    out.println("Stopping " + state.get().parts().size() + " parts …");
    supervisor.destroy();
    if (!Waiting.until(() -> !supervisor.isAlive(), Duration.ofMinutes(2))) {
      throw new StackException(
          "The stack did not end in two minutes; its process is " + supervisor.pid() + ".");
    }
    out.println("Stopped. The data stay in " + layout.data());
    return 0;
  }

  private int status() {
    Optional<StackState> state = StackState.read(layout).filter(StackState::isAlive);
    if (state.isEmpty()) {
      out.println("Congvu is not running.");
      return 3;
    }
    out.printf(
        "%-18s %-11s %-7s %9s %12s %9s%n", "part", "state", "port", "memory", "uptime", "restarts");
    boolean well = state.get().ready();
    for (StackState.PartState part : state.get().parts()) {
      boolean alive = ProcessHandle.of(part.pid()).filter(ProcessHandle::isAlive).isPresent();
      well &= alive && part.condition() == StackState.Condition.READY;
      out.printf(
          "%-18s %-11s %-7d %9s %12s %9d%n",
          part.name(),
          alive ? part.condition().name().toLowerCase(java.util.Locale.ROOT) : "dead",
          part.ports().getFirst(),
          alive ? memory(part.pid()) : "-",
          alive ? uptime(part.startedAt()) : "-",
          part.restarts());
    }
    return well ? 0 : 4;
  }

  private int logs(List<String> options) {
    if (options.isEmpty()) {
      try (Stream<Path> files = Files.list(layout.logs())) {
        files.filter(file -> file.toString().endsWith(".log")).sorted().forEach(out::println);
        return 0;
      } catch (IOException _) {
        throw new StackException("There are no logs in " + layout.logs() + " yet.");
      }
    }
    Path log = layout.logs().resolve(options.getFirst() + ".log");
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      lines.forEach(out::println);
      return 0;
    } catch (IOException _) {
      throw new StackException(
          "There is no log of " + options.getFirst() + " in " + layout.logs() + ".");
    }
  }

  /** Resident memory with that of its children, for PostgreSQL has a process per connection. */
  private static String memory(long pid) {
    long kilobytes =
        Stream.concat(
                Stream.of(pid),
                ProcessHandle.of(pid).stream()
                    .flatMap(ProcessHandle::descendants)
                    .map(ProcessHandle::pid))
            .mapToLong(Launcher::privateKilobytes)
            .sum();
    return kilobytes == 0 ? "-" : kilobytes / 1024 + " MiB";
  }

  // The proportional size: shared buffers would otherwise be counted once per connection.
  private static long privateKilobytes(long pid) {
    try (Stream<String> lines =
        Files.lines(
            Path.of("/proc", Long.toString(pid), "smaps_rollup"), StandardCharsets.US_ASCII)) {
      return lines
          .filter(line -> line.startsWith("Pss:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException | java.io.UncheckedIOException _) {
      return 0;
    }
  }

  private static String uptime(Instant since) {
    Duration time = Duration.between(since, Instant.now());
    return time.toHours() > 0
        ? "%d h %02d min".formatted(time.toHours(), time.toMinutesPart())
        : "%d min %02d s".formatted(time.toMinutes(), time.toSecondsPart());
  }
}
