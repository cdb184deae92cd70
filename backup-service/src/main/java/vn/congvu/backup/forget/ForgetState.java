package vn.congvu.backup.forget;

/** How an order to forget stands. Once approved it is repeated until it is done. */
public enum ForgetState {
  AWAITING_APPROVAL,
  RUNNING,
  DONE,
  REFUSED,
  CANCELLED
}
