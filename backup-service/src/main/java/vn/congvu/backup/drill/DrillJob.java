package vn.congvu.backup.drill;

import java.time.Instant;
import java.util.UUID;

/**
 * A claimed mailbox of a drill.
 *
 * @param moment as of which it is restored
 * @param scratch where to; noted before it is made
 */
record DrillJob(
    UUID id,
    UUID lease,
    int mailbox,
    String address,
    Instant moment,
    int attempts,
    String scratch) {}
