package vn.congvu.account.provisioning;

import java.util.UUID;

/** Another worker has the task now; rolls back what this one was about to record. */
final class LeaseLost extends RuntimeException {

  LeaseLost(UUID taskId) {
    super("task " + taskId + " belongs to another worker now");
  }
}
