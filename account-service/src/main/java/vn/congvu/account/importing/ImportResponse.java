package vn.congvu.account.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.check.Column;

/** A list and how its dry run went. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(description = "A list that was sent in and how its dry run went")
record ImportResponse(
    UUID id,
    @Schema(description = "Absent when the list was sent for several units", examples = "snv")
        @Nullable String unit,
    @Schema(examples = "danh-sach-can-bo.xlsx") String fileName,
    String sheet,
    @Schema(description = "Which column of the sheet was understood as what")
        Map<Column, String> columns,
    @Schema(description = "How the file was understood, in Vietnamese") List<String> remarks,
    RowCounts rows,
    String createdBy,
    Instant createdAt,
    @Schema(description = "When the list is deleted") Instant expiresAt,
    @Nullable Instant acceptedAt,
    @Schema(description = "The drafts that came of it") List<ImportedRequest> requests) {

  static ImportResponse from(ImportBatch batch, RowCounts rows, List<ImportedRequest> requests) {
    return new ImportResponse(
        batch.id(),
        batch.unitCode(),
        batch.fileName(),
        batch.sheet(),
        batch.columns(),
        batch.remarks(),
        rows,
        batch.createdByName(),
        batch.createdAt(),
        batch.expiresAt(),
        batch.acceptedAt(),
        requests);
  }
}
