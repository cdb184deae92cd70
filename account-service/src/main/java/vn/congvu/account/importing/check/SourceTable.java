package vn.congvu.account.importing.check;

import java.util.List;
import java.util.Map;

/**
 * The list that was found in a file.
 *
 * @param columns letter of each understood column
 * @param remarks how the file was understood, in Vietnamese
 */
public record SourceTable(
    String sheet, Map<Column, String> columns, List<SourceRow> rows, List<String> remarks) {

  public SourceTable {
    columns = Map.copyOf(columns);
    rows = List.copyOf(rows);
    remarks = List.copyOf(remarks);
  }
}
