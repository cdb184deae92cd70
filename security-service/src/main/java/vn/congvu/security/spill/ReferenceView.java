package vn.congvu.security.spill;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message of the case.
 *
 * @param mailbox where it was seen; absent when only its Message-ID was told
 * @param size in bytes
 * @param fingerprints how many were taken of it
 * @param acceptedAt since when copies are looked for by it; absent while it waits for somebody's
 *     word
 */
public record ReferenceView(
    UUID id,
    @Nullable String mailbox,
    @Nullable Instant receivedAt,
    @Nullable Long size,
    long fingerprints,
    String addedBy,
    Instant addedAt,
    @Nullable String acceptedBy,
    @Nullable Instant acceptedAt) {}
