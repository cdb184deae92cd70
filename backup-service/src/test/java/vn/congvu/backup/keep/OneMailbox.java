package vn.congvu.backup.keep;

import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.congvu.backup.Letters;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.run.Backups;

/** A mailbox that is backed up, and then something happens to the repository. */
abstract class OneMailbox {

  @Inject KnownMailboxes mailboxes;
  @Inject Backups backups;

  Letters letters;
  BackupMailbox mailbox;

  @BeforeEach
  void aMailbox() {
    letters = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
  }

  @AfterEach
  void leave() {
    letters.close();
  }
}
