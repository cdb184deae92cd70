package vn.congvu.backup.forget;

import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.congvu.backup.Letters;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.run.Backups;

/** Mailboxes of two units, and the id of a letter that is to be forgotten. */
abstract class TwoMailboxes {

  @Inject KnownMailboxes mailboxes;
  @Inject Backups backups;

  final String id = "leak-" + UUID.randomUUID();
  Letters letters;
  Letters others;
  BackupMailbox mailbox;
  BackupMailbox other;

  @BeforeEach
  void twoMailboxes() {
    letters = Letters.inNewMailbox();
    others = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
    other = mailboxes.issued(others.address(), "syt");
  }

  @AfterEach
  void leave() {
    letters.close();
    others.close();
  }
}
