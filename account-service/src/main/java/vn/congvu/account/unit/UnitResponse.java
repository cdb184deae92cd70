package vn.congvu.account.unit;

import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Unit")
record UnitResponse(
    UUID id,
    @Schema(examples = "snv") String code,
    @Schema(examples = "Sở Nội vụ") String name,
    @Schema(examples = "ubnd-tinh") @Nullable String parentCode,
    @Schema(examples = "tinhmau.example") @Nullable String domain,
    UnitLevel level,
    @Schema(description = "First day of the unit", examples = "2025-07-01") LocalDate validFrom,
    @Schema(description = "First day on which it is no more") @Nullable LocalDate validTo) {

  static UnitResponse from(UnitView unit) {
    return new UnitResponse(
        unit.id(),
        unit.code(),
        unit.name(),
        unit.parentCode(),
        unit.domain(),
        unit.level(),
        unit.validFrom(),
        unit.validTo());
  }
}
