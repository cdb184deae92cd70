package vn.congvu.account.importing.sheet;

import java.util.List;

/**
 * @param sheet the sheet's name; the file's own for a .csv
 * @param number as the user sees it in the margin, from 1
 */
public record SheetRow(String sheet, int number, List<SheetCell> cells) {

  public SheetRow {
    cells = List.copyOf(cells);
  }

  public SheetCell cell(int column) {
    return column < cells.size() ? cells.get(column) : SheetCell.BLANK;
  }

  public boolean isBlank() {
    return cells.stream().allMatch(SheetCell::isBlank);
  }
}
