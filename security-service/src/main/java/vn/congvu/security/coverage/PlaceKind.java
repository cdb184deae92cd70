package vn.congvu.security.coverage;

/** Where a copy can lie. */
public enum PlaceKind {
  MAILBOX,
  /** Of the mail server, where it keeps what was deleted. */
  VAULT,
  QUEUE,
  SEALED_HOLD,
  BACKUP_GENERATION,
  /** The files in which the mail server keeps everything, deleted mail too for a while. */
  MAIL_STORE,
  EXTERNAL_RECIPIENT,
  USER_DEVICE;

  /** Whether its owner may have to say what lies there. */
  boolean isOutOfSight() {
    return this == EXTERNAL_RECIPIENT || this == USER_DEVICE || this == MAIL_STORE;
  }
}
