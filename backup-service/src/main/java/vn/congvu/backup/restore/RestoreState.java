package vn.congvu.backup.restore;

/** How an order to restore stands. An export that was approved is DONE: its content can be had. */
public enum RestoreState {
  AWAITING_APPROVAL,
  RUNNING,
  DONE,
  FAILED,
  REFUSED,
  CANCELLED
}
