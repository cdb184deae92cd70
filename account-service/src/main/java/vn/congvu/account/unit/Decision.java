package vn.congvu.account.unit;

import java.time.LocalDate;

/** The decision that changes a unit, and the first day on which it holds. */
record Decision(LocalDate effectiveFrom, String legalBasis) {}
