package vn.congvu.account.credential;

import vn.congvu.account.provisioning.PasswordNeeded;

/** Why a mailbox needs a new password. */
enum ReportKind {
  ISSUED,
  UNLOCKED,
  RENAMED,
  RESET_REQUESTED,
  LOST,
  LEAKED;

  static ReportKind of(PasswordNeeded.Cause cause) {
    return valueOf(cause.name());
  }

  /** Whether a user waits for the operator, so that the regulation's time runs. */
  boolean hasDeadline() {
    return this == LOST || this == LEAKED || this == RESET_REQUESTED;
  }
}
