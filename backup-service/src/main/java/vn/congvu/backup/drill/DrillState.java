package vn.congvu.backup.drill;

/** How a drill stands; FAILED when a single mailbox did not come back as it was. */
public enum DrillState {
  RUNNING,
  PASSED,
  FAILED
}
