package vn.congvu.account.provisioning;

import vn.congvu.account.profile.RequestType;

/** What one task does. The first ten are the request types; the others the platform orders. */
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
  /** An issue that was refused half-way: what it made on the servers goes again. */
  TAKE_BACK,
  /** A leaked password: nobody may log in, now. */
  SECURE,
  /** The retention of a closed mailbox is over. */
  DELETION;

  private static final int AT_ONCE = 0;
  private static final int IN_TURN = 5;

  static TaskKind of(RequestType type) {
    return valueOf(type.name());
  }

  /** Whether an attempt that got this far has changed something on a server. */
  boolean leavesTraces(TaskStep step) {
    return switch (this) {
      case ISSUE, TAKE_BACK -> step != TaskStep.ORDERED;
      // The mail server knows nothing of these; only the identity provider does.
      case CHANGE, UNLOCK -> step == TaskStep.IDENTITY_DONE;
      case PASSWORD_RESET -> false;
      case TRANSFER, RENAME, ALIAS, QUOTA, LOCK, CLOSURE, SECURE, DELETION ->
          step == TaskStep.MAIL_SERVER_DONE || step == TaskStep.IDENTITY_DONE;
    };
  }

  /** Nobody could retry or refuse it, so it rests after a server's refusal and is tried again. */
  boolean isNeverGivenUp() {
    return this == SECURE || this == TAKE_BACK;
  }

  /** A leak waits for no batch, however long. */
  int priority() {
    return this == SECURE ? AT_ONCE : IN_TURN;
  }
}
