package vn.congvu.security.containment;

import java.time.Instant;
import java.util.UUID;
import vn.congvu.platform.lease.Lease;

/**
 * An order as the worker that has its lease carries it out.
 *
 * @param guarded how many fingerprints the mail server was told to hold
 * @param settled whether everything was taken once since it was ordered
 */
record Order(
    Lease lease,
    UUID spillId,
    Aim aim,
    Instant orderedAt,
    int guarded,
    boolean settled,
    String reason) {}
