package vn.congvu.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * What runs, written down for {@code status} and {@code down} in another shell.
 *
 * @param supervisor the process that started the parts and restarts them
 * @param ready whether all parts were ready once
 */
record StackState(long supervisor, boolean ready, List<PartState> parts) {

  enum Condition {
    STARTING,
    READY,
    RESTARTING
  }

  record PartState(
      String name,
      Condition condition,
      long pid,
      List<Integer> ports,
      Instant startedAt,
      int restarts) {}

  boolean isAlive() {
    return ProcessHandle.of(supervisor).filter(ProcessHandle::isAlive).isPresent();
  }

  static Optional<StackState> read(Layout layout) {
    Path file = file(layout);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    Properties lines = new Properties();
    try (InputStream stream = Files.newInputStream(file)) {
      lines.load(stream);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    List<PartState> parts = new ArrayList<>();
    for (int number = 0; lines.containsKey("part." + number); number++) {
      parts.add(part(lines.getProperty("part." + number)));
    }
    return Optional.of(
        new StackState(
            Long.parseLong(lines.getProperty("supervisor")),
            Boolean.parseBoolean(lines.getProperty("ready")),
            parts));
  }

  void write(Layout layout) {
    Properties lines = new Properties();
    lines.setProperty("supervisor", Long.toString(supervisor));
    lines.setProperty("ready", Boolean.toString(ready));
    for (int number = 0; number < parts.size(); number++) {
      lines.setProperty("part." + number, line(parts.get(number)));
    }
    Path file = file(layout);
    Path fresh = file.resolveSibling("state.properties.new");
    try {
      Files.createDirectories(file.getParent());
      try (OutputStream stream = Files.newOutputStream(fresh)) {
        lines.store(stream, "Written by the running stack.");
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static void forget(Layout layout) {
    Folders.delete(file(layout));
  }

  private static Path file(Layout layout) {
    return layout.run().resolve("state.properties");
  }

  private static String line(PartState part) {
    return String.join(
        " ",
        part.name(),
        part.condition().name(),
        Long.toString(part.pid()),
        String.join(",", part.ports().stream().map(String::valueOf).toList()),
        part.startedAt().toString(),
        Integer.toString(part.restarts()));
  }

  private static PartState part(String line) {
    String[] words = line.split(" ");
    List<Integer> ports = new ArrayList<>();
    for (String port : words[3].split(",")) {
      ports.add(Integer.parseInt(port));
    }
    return new PartState(
        words[0],
        Condition.valueOf(words[1]),
        Long.parseLong(words[2]),
        ports,
        Instant.parse(words[4]),
        Integer.parseInt(words[5]));
  }
}
