package vn.congvu.account.provisioning;

import vn.congvu.account.profile.RequestType;

/** What one task does. The first ten are the request types; the last two the platform orders. */
enum TaskKind {
  ISSUE,
  CHANGE,
  TRANSFER,
  RENAME,
  ALIAS,
  QUOTA,
  LOCK,
  UNLOCK,
  PASSWORD_RESET,
  CLOSURE,
  /** A leaked password: nobody may log in, now. */
  SECURE,
  /** The retention of a closed mailbox is over. */
  DELETION;

  private static final int AT_ONCE = 0;
  private static final int IN_TURN = 5;

  static TaskKind of(RequestType type) {
    return valueOf(type.name());
  }

  /** A leak waits for no batch, however long. */
  int priority() {
    return this == SECURE ? AT_ONCE : IN_TURN;
  }
}
