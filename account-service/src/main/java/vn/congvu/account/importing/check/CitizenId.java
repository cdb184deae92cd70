package vn.congvu.account.importing.check;

import vn.congvu.account.importing.sheet.SheetCell;

/** Identity numbers are hidden before anything is stored; four digits tell namesakes apart. */
final class CitizenId {

  private static final int TAIL = 4;

  private CitizenId() {}

  static SheetCell masked(SheetCell cell) {
    String digits = cell.text().replaceFirst("\\.0+$", "").replaceAll("[^\\d•]", "");
    if (digits.length() == 11) {
      digits = "0" + digits;
    }
    int shown = Math.min(TAIL, digits.length() / 2);
    int hidden = digits.length() - shown;
    return SheetCell.text("•".repeat(hidden) + digits.substring(hidden));
  }

  /** The last four digits of a masked number of the right length, else blank. */
  static String tail(SheetCell masked) {
    String text = masked.text();
    boolean whole = text.length() == 12 || text.length() == 9;
    return whole && text.substring(text.length() - TAIL).matches("\\d+")
        ? text.substring(text.length() - TAIL)
        : "";
  }
}
