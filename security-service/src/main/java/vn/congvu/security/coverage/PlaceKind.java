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
  USER_DEVICE
}
