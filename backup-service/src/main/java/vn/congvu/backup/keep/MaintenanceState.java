package vn.congvu.backup.keep;

/** How a job stands. A check that found faults has FAILED. */
public enum MaintenanceState {
  WAITING,
  RUNNING,
  DONE,
  FAILED
}
