package vn.congvu.security.destruction;

import java.time.Instant;
import java.util.UUID;

/**
 * A set that is being carried out.
 *
 * @param digest of the set: what two persons have decided
 * @param orderedBy subject of who carries it out
 * @param approvedBy subject of who approved it
 */
record Job(
    UUID id,
    UUID spillId,
    UUID setId,
    int setNumber,
    String digest,
    String orderedBy,
    String approvedBy,
    Instant approvedAt) {}
