package vn.congvu.backup.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param at the moment at which it must have lain there; absent for any
 * @param from of its date, included
 * @param to of its date, not included
 */
record MessageFilter(
    @Nullable Instant at,
    @Nullable String folder,
    @Nullable String sender,
    @Nullable String subject,
    @Nullable Instant from,
    @Nullable Instant to) {}
