package vn.congvu.account.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A unit to be entered in the tree. */
record NewUnit(
    String code,
    String name,
    @Nullable String parentCode,
    @Nullable String domain,
    UnitLevel level,
    LocalDate validFrom,
    String legalBasis) {}
