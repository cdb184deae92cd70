package vn.congvu.benchmarks;

import java.util.Locale;

/**
 * A measured figure beside the one that was asked for.
 *
 * @param atMost what it should not exceed
 */
record Goal(String what, double measured, double atMost, String unit) {

  /** A row of a table: what, measured, asked, whether it is met. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %.2f%s | ≤ %s%s | %s |",
        what,
        measured,
        unit,
        Double.toString(atMost).replaceFirst("\\.0$", ""),
        unit,
        measured <= atMost ? "met" : "**missed**");
  }

  static final String HEAD = "| | measured | target | |\n|---|---|---|---|";
}
