package vn.congvu.account.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.check.CheckedRow;
import vn.congvu.account.importing.check.Column;
import vn.congvu.account.importing.check.Finding;
import vn.congvu.account.importing.check.RowValues;

/** One row: as the file has it, as it was understood, and what was found. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ImportRowResponse(
    int number,
    @Schema(description = "As in the margin of the sheet") int sheetRow,
    @Schema(description = "The heading above the row") @Nullable String section,
    Map<Column, String> source,
    Map<Column, String> corrections,
    boolean skipped,
    RowValues values,
    List<Finding> findings,
    @Nullable String proposedAddress) {

  static ImportRowResponse from(CheckedRow row) {
    Map<Column, String> source = new EnumMap<>(Column.class);
    row.draft().source().cells().forEach((column, cell) -> source.put(column, cell.text()));
    return new ImportRowResponse(
        row.draft().number(),
        row.draft().source().sheetRow(),
        row.draft().source().section(),
        source,
        row.draft().corrections(),
        row.draft().skipped(),
        row.values(),
        row.findings(),
        row.proposedAddress());
  }
}
