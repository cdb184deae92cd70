package vn.congvu.account.importing.check;

import java.util.Map;
import vn.congvu.account.importing.sheet.SheetCell;

/**
 * A row with what its user changed. Corrections are read as if they had been typed into the cell,
 * so that a correction is checked like everything else.
 *
 * @param number from 1, in the list's order
 */
public record DraftRow(
    int number, SourceRow source, Map<Column, String> corrections, boolean skipped) {

  public DraftRow {
    corrections = Map.copyOf(corrections);
  }

  SheetCell cell(Column column) {
    String corrected = corrections.get(column);
    return corrected == null ? source.cell(column) : SheetCell.text(corrected);
  }
}
