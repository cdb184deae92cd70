package vn.congvu.backup.drill;

import java.util.UUID;

/** Another worker has the job now. */
final class DrillLeaseLost extends RuntimeException {

  DrillLeaseLost(UUID job) {
    super("drill job " + job + " is not this worker's any more");
  }
}
