package vn.congvu.account.unit;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

record CreateUnitRequest(
    @NotNull
        @Size(max = 64)
        @Pattern(
            regexp = "[a-z0-9]+([.-][a-z0-9]+)*",
            message = "chỉ gồm chữ thường không dấu, chữ số, dấu chấm và gạch nối")
        @Schema(description = "Short name; never given again", examples = "vp.snv")
        String code,
    @NotBlank @Size(max = 300) @Schema(examples = "Văn phòng Sở") String name,
    @Size(max = 64) @Schema(description = "Absent for the root", examples = "snv")
        @Nullable String parentCode,
    @Size(max = 253)
        @Pattern(
            regexp = "[a-z0-9]+(-[a-z0-9]+)*(\\.[a-z0-9]+(-[a-z0-9]+)*)+",
            message = "không phải tên miền")
        @Schema(description = "Its own mail domain, if it has one", examples = "tinhmau.example")
        @Nullable String domain,
    @NotNull UnitLevel level,
    @NotNull @Schema(examples = "2025-07-01") LocalDate validFrom,
    @NotBlank @Size(max = 500) @Schema(examples = "Quyết định số 12/2025/QĐ-UBND")
        String legalBasis) {

  NewUnit unit() {
    return new NewUnit(code, name.strip(), parentCode, domain, level, validFrom, legalBasis);
  }
}
