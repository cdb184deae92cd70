package vn.congvu.e2e.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/** Tells each step: what was asked, and what was seen. A step that does not hold ends the story. */
final class Story {

  private final PrintStream out;
  private int number;

  Story(PrintStream out) {
    this.out = out;
  }

  /**
   * @param seen does the step and says what was observed
   */
  void step(String title, String asked, Callable<String> seen) throws Exception {
    number++;
    out.printf(Locale.ROOT, "%n[%2d] %s%n     hỏi : %s%n", number, title, asked);
    out.flush();
    String observed = seen.call();
    observed.lines().forEach(line -> out.println("     thấy: " + line));
    out.flush();
  }

  int steps() {
    return number;
  }
}
