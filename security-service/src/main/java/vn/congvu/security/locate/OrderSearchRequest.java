package vn.congvu.security.locate;

import jakarta.validation.constraints.NotNull;

/** A search that is ordered. */
public record OrderSearchRequest(@NotNull SearchKind kind) {}
