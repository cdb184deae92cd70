package vn.congvu.account.provisioning;

/**
 * How far a task came. A repeated task starts again at the first step, but remembers this: it tells
 * a mailbox that an earlier attempt made from one that was on the server before.
 */
enum TaskStep {
  ORDERED,
  /** The address was free on the mail server; what is found there from now on is ours. */
  MAILBOX_OURS,
  MAIL_SERVER_DONE,
  IDENTITY_DONE,
  RECORDED
}
