package vn.congvu.account.request;

import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.RequestType;

/**
 * @param overdue past due and not finished
 * @param query a code, or part of a letter number
 */
record RequestFilter(
    @Nullable RequestState state,
    @Nullable RequestType type,
    @Nullable String unit,
    boolean overdue,
    @Nullable String query) {}
