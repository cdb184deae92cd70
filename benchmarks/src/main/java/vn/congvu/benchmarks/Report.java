package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A page in which each phase has a part of its own; what was written by hand around them stays. */
final class Report {

  private final Path page;

  Report(Path page) {
    this.page = page;
  }

  /** Prints what was measured and puts it in the place of what was measured before. */
  void keep(String phase, List<String> lines) throws IOException {
    String begin = "<!-- begin %s: written by ./congvu bench %s -->\n".formatted(phase, phase);
    String end = "<!-- end %s -->\n".formatted(phase);
    String part = String.join("\n", lines) + "\n";
    System.out.print("\n" + part);
    String text = Files.readString(page);
    int from = text.indexOf(begin);
    int to = text.indexOf(end);
    Files.writeString(
        page,
        from < 0 || to < from
            ? text + "\n" + begin + part + end
            : text.substring(0, from) + begin + part + text.substring(to));
  }
}
