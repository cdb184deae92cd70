package vn.congvu.account.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

record RenameUnitRequest(
    @NotBlank @Size(max = 300) @Schema(examples = "Sở Nội vụ và Lao động") String name,
    @NotNull @Schema(description = "First day on which it holds", examples = "2026-01-01")
        LocalDate effectiveFrom,
    @NotBlank @Size(max = 500) @Schema(examples = "Quyết định số 12/2025/QĐ-UBND")
        String legalBasis) {

  Decision decision() {
    return new Decision(effectiveFrom, legalBasis);
  }
}
