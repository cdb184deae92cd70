package vn.congvu.backup.run;

import java.util.UUID;

/** Another worker has the job now, or it was cancelled; what this one wrote must not commit. */
final class LeaseLost extends RuntimeException {

  LeaseLost(UUID job) {
    super("job " + job + " is not this worker's any more");
  }
}
