package vn.congvu.backup.run;

/** Who ordered a run. */
public enum RunTrigger {
  MANUAL,
  SCHEDULED,
  /** A mailbox was closed; its last state is taken. */
  CLOSING
}
