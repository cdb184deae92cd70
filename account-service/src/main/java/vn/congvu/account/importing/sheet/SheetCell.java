package vn.congvu.account.importing.sheet;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * One cell as text. A formula is never evaluated: its text is what the program that wrote the file
 * last showed.
 */
public record SheetCell(String text, Kind kind) {

  public static final SheetCell BLANK = new SheetCell("", Kind.TEXT);

  /** How the file stored the cell. */
  public enum Kind {
    TEXT,
    NUMBER,
    FORMULA,
    ERROR
  }

  public static SheetCell text(String text) {
    return new SheetCell(text, Kind.TEXT);
  }

  @JsonIgnore
  public boolean isBlank() {
    return text.isBlank();
  }
}
