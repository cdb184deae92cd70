package vn.congvu.security.coverage;

/** Where a copy can lie. */
public enum PlaceKind {
  MAILBOX,
  /** Of the mail server, where it keeps what was deleted. */
  VAULT,
  QUEUE,
  SEALED_HOLD,
  BACKUP_GENERATION,
  EXTERNAL_RECIPIENT,
  USER_DEVICE;

  /** Whether nobody but its owner can say what lies there. */
  boolean isOutOfSight() {
    return this == EXTERNAL_RECIPIENT || this == USER_DEVICE;
  }
}
