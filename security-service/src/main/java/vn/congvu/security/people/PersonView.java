package vn.congvu.security.people;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who knows that the case exists.
 *
 * @param until when they stop to see it; absent for those who are on the case
 */
public record PersonView(
    Part part,
    String name,
    String username,
    String namedBy,
    Instant namedAt,
    @Nullable Instant until) {}
