package vn.congvu.account.importing.check;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.sheet.SheetCell;

/**
 * One person's row as the file has it.
 *
 * @param sheetRow as the user sees it in the margin
 * @param cells only those that are not blank
 * @param section the unit's heading above the row, as in "II. Sở Y tế"
 */
public record SourceRow(int sheetRow, Map<Column, SheetCell> cells, @Nullable String section) {

  public SourceRow {
    cells = Map.copyOf(cells);
  }

  SheetCell cell(Column column) {
    return cells.getOrDefault(column, SheetCell.BLANK);
  }
}
