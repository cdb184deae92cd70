package vn.congvu.backup.drill;

import java.time.Instant;
import java.util.UUID;
import vn.congvu.platform.lease.Lease;

/**
 * A claimed mailbox of a drill.
 *
 * @param moment as of which it is restored
 * @param scratch where to; noted before it is made
 */
record DrillJob(Lease lease, int mailbox, Instant moment, String scratch) {

  UUID id() {
    return lease.job();
  }
}
