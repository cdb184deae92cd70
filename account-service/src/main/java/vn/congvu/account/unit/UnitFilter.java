package vn.congvu.account.unit;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Which units of a day's tree are asked for. */
record UnitFilter(LocalDate at, @Nullable String query, @Nullable String parentCode) {}
