package vn.congvu.backup.ledger;

import java.util.List;

/**
 * What came of a file of results.
 *
 * @param rows that it has, without its heading
 * @param entered rows that are in the ledger now for the first time; those that would be, in a dry
 *     run
 * @param known rows that were reported before, and are left alone
 * @param problems of which one suffices for nothing to be entered
 */
public record ImportReport(
    boolean dryRun, int rows, int entered, int known, List<RowProblem> problems) {

  /**
   * @param row as a spreadsheet numbers it; the heading is row 1
   * @param column as the heading names it; empty for the row as a whole
   */
  public record RowProblem(long row, String column, String detail) {}
}
