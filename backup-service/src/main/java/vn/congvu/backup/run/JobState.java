package vn.congvu.backup.run;

/** How one mailbox of a run stands. */
public enum JobState {
  WAITING,
  RUNNING,
  DONE,
  FAILED,
  CANCELLED
}
