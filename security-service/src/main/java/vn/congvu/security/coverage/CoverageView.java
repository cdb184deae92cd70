package vn.congvu.security.coverage;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place where a copy can lie.
 *
 * @param place names it within its kind: an address, a generation
 * @param proof what shows its state: a tombstone, a letter, a declaration
 */
public record CoverageView(
    UUID id,
    PlaceKind kind,
    String place,
    CoverageState state,
    @Nullable String proof,
    Instant changedAt) {}
