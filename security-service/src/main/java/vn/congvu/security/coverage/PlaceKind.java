package vn.congvu.security.coverage;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

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
  /** The files in which the backups keep their keys, replaced ones too for a while. */
  KEYRING,
  EXTERNAL_RECIPIENT,
  USER_DEVICE;

  /** Where the platform looks itself. */
  static final Set<PlaceKind> IN_REACH =
      Arrays.stream(values())
          .filter(kind -> !kind.isOutOfSight())
          .collect(Collectors.toUnmodifiableSet());

  /** Whether its owner may have to say what lies there. */
  boolean isOutOfSight() {
    return switch (this) {
      case EXTERNAL_RECIPIENT, USER_DEVICE, MAIL_STORE, KEYRING -> true;
      case MAILBOX, VAULT, QUEUE, SEALED_HOLD, BACKUP_GENERATION -> false;
    };
  }
}
