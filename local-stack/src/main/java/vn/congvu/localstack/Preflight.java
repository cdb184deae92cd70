package vn.congvu.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** What must hold before anything starts, so that nothing is left half-started. */
final class Preflight {

  private static final long GIBIBYTE = 1L << 30;
  private static final long MEMORY = 4 * GIBIBYTE;
  private static final long DISK = 3 * GIBIBYTE;

  private Preflight() {}

  /**
   * @param patience how long a port may still be held by a stack that was killed a moment ago
   */
  static void requireFreePorts(List<Part> parts, Duration patience) {
    for (Part part : parts) {
      for (int port : part.ports()) {
        if (!Waiting.until(() -> Waiting.isFree(port), patience)) {
          throw new StackException(
              "Port %d, which %s needs, is taken by another program: end that program, or move the stack with CONGVU_PORT_BASE."
                  .formatted(port, part.name()));
        }
      }
    }
  }

  static void requireRoom(Layout layout) {
    requireMemory(availableMemory());
    try {
      Files.createDirectories(layout.data());
      requireDisk(Files.getFileStore(layout.data()).getUsableSpace(), layout.data());
    } catch (IOException failure) {
      throw new StackException("The data folder cannot be made: " + layout.data() + ".", failure);
    }
  }

  static void requireDisk(long free, Path data) {
    if (free < DISK) {
      throw new StackException(
          "Only %.1f GiB are free on the disk of %s; the stack needs 3 GiB."
              .formatted((double) free / GIBIBYTE, data));
    }
  }

  static void requireMemory(OptionalLong available) {
    if (available.isPresent() && available.getAsLong() < MEMORY) {
      throw new StackException(
          "Only %.1f GiB of memory are available; the stack needs 4 GiB."
              .formatted((double) available.getAsLong() / GIBIBYTE));
    }
  }

  private static OptionalLong availableMemory() {
    Path file = Path.of("/proc/meminfo");
    if (!Files.isReadable(file)) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(file, StandardCharsets.US_ASCII).stream()
          .filter(line -> line.startsWith("MemAvailable:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
          .findFirst();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
