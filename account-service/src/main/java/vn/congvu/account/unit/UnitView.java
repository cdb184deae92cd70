package vn.congvu.account.unit;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit as it stood on one day.
 *
 * @param domain its own mail domain, when it has one
 * @param validFrom first day of the unit
 * @param validTo first day on which it is no more; null while it lives
 */
public record UnitView(
    UUID id,
    String code,
    String name,
    @Nullable String parentCode,
    @Nullable String domain,
    LocalDate validFrom,
    @Nullable LocalDate validTo,
    UnitLevel level,
    long version) {}
