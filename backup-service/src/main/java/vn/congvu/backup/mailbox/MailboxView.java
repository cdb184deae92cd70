package vn.congvu.backup.mailbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A mailbox as the operator sees it. */
record MailboxView(
    UUID mailboxId,
    String address,
    String unitCode,
    MailboxState state,
    @Nullable Instant lastBackupAt) {

  static MailboxView of(BackupMailbox mailbox) {
    return new MailboxView(
        mailbox.mailboxId(),
        mailbox.address(),
        mailbox.unitCode(),
        mailbox.state(),
        mailbox.lastBackupAt());
  }
}
