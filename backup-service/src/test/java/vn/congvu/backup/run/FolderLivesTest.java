package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.platform.database.Database;

/** One name, and another folder than before behind it. */
@QuarkusTest
@RealParts
class FolderLivesTest {

  private static final String FOLDER = "Hồ sơ";

  @Inject KnownMailboxes known;
  @Inject Backups backups;
  @Inject MailboxBackup backup;
  @Inject KeptMail kept;
  @Inject Database database;

  private Letters letters;
  private BackupMailbox mailbox;

  private static final class Killed extends RuntimeException {}

  @BeforeEach
  void aMailboxThatIsBackedUp() {
    letters = Letters.inNewMailbox();
    letters.folder(FOLDER);
    letters.put(FOLDER, "a", "cũ");
    mailbox = known.issued(letters.address(), "snv");
    backups.of(mailbox);
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  /** The new one is added first, and its letters are written last. */
  @Test
  void aFolderThatWasMadeAnewIsThereOnceThoughItsWorkerDied() {
    letters.mailbox().deleteFolder(MailFolder.wireName(FOLDER));
    letters.folder(FOLDER);
    byte[] fresh = letters.put(FOLDER, "b", "mới");
    var writes = new AtomicInteger();
    Fence deadly =
        _ -> {
          if (writes.incrementAndGet() == 2) {
            throw new Killed();
          }
        };
    assertThatThrownBy(
            () ->
                backup.run(
                    mailbox.number(),
                    mailbox.address(),
                    List.of(),
                    deadly,
                    batch -> batch.finish(() -> {})))
        .isInstanceOf(Killed.class);

    backups.of(mailbox);

    assertThat(kept.of(mailbox, FOLDER)).containsExactly(fresh);
  }

  /** It gives the numbers of the mail that it lost to the mail that comes. */
  @Test
  void whatComesToAServerThatWasPutBackIsKept() {
    database.update(
        """
        with more as (
          update folder set uid_next = uid_next + 2, mod_seq = mod_seq + 10, messages = messages + 2
           where mailbox = ? and wire_name = ? returning id)
        insert into placement (uid, internal_date, first_seen, message, letter, size, folder, flags)
        select p.uid + lost, p.internal_date, p.first_seen, p.message, p.letter, p.size, p.folder,
               p.flags
          from placement p join more on more.id = p.folder, generate_series(1, 2) as lost
        """,
        mailbox.number(),
        MailFolder.wireName(FOLDER));
    byte[] fresh = letters.put(FOLDER, "b", "mới");

    backups.of(mailbox);

    assertThat(kept.of(mailbox, FOLDER)).hasSize(2).contains(fresh);
  }
}
