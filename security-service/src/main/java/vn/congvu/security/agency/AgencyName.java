package vn.congvu.security.agency;

import org.jspecify.annotations.Nullable;

/** How an agency is named on paper. */
public record AgencyName(String name, @Nullable String superior) {}
