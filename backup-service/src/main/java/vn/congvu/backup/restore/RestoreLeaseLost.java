package vn.congvu.backup.restore;

import java.util.UUID;

/** Another worker has the job now, or it was cancelled. */
final class RestoreLeaseLost extends RuntimeException {

  RestoreLeaseLost(UUID job) {
    super("restore job " + job + " is not this worker's any more");
  }
}
