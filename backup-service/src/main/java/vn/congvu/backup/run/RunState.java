package vn.congvu.backup.run;

/** How a run stands; FAILED when a single mailbox is not in the repository. */
public enum RunState {
  RUNNING,
  DONE,
  FAILED,
  CANCELLED
}
