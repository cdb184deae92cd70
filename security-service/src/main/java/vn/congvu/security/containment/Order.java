package vn.congvu.security.containment;

import java.time.Instant;
import java.util.UUID;
import vn.congvu.platform.lease.Lease;

/**
 * An order as the worker that has its lease carries it out.
 *
 * @param guarded how many fingerprints the mail server was told to hold
 * @param settled whether everything was taken once since it was ordered
 * @param recheck whether some of what lies sealed may be no copy any more
 * @param straight whether nothing is sealed, and copies stay where they are until their approval
 */
record Order(
    Lease lease,
    UUID spillId,
    Aim aim,
    Instant orderedAt,
    int guarded,
    boolean settled,
    boolean recheck,
    boolean straight,
    String reason) {}
