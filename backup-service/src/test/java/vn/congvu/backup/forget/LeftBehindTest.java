package vn.congvu.backup.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.catalogue.Forgotten;
import vn.congvu.backup.catalogue.ForgottenMeanwhile;
import vn.congvu.backup.catalogue.NewMessage;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.repository.BackupWriter;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.run.Backups;
import vn.congvu.backup.run.MailboxBackup;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.platform.database.Database;

/** What a mail that is refused has left in the repository. */
@QuarkusTest
@RealParts
class LeftBehindTest {

  @Inject KnownMailboxes mailboxes;
  @Inject Backups backups;
  @Inject MailboxBackup backup;
  @Inject KeptMail kept;
  @Inject Forgotten forgotten;
  @Inject RepositoryAccess repository;
  @Inject Database database;

  private final String id = "leak-" + UUID.randomUUID();
  private final byte[] secret = Letters.document(3_000_000);
  private Letters letters;
  private BackupMailbox mailbox;

  @BeforeEach
  void aMailboxAndAnOrderForADocumentThatNoBackupHas() throws IOException {
    letters = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
    byte[] mail = Letters.withAttachments(id, secret);
    String print =
        MessagePrints.take(repository.get().fingerprints(), new ByteArrayInputStream(mail))
            .parts()
            .getLast()
            .print()
            .toString();
    var _ = ForgetOrders.forgotten(print);
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  private Set<BlobAddress> destroyed() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                database.query("select blob from left_behind", row -> row.getObject(1, UUID.class)),
            List::isEmpty);
    Set<BlobAddress> blobs = new HashSet<>();
    database
        .query(
            "select blob from forgotten_blob where order_id is null",
            row -> row.getObject(1, UUID.class))
        .forEach(blob -> blobs.add(BlobAddress.of(blob)));
    return blobs;
  }

  @Test
  void theBeginningOfADocumentThatIsRefusedAtItsEndLosesItsKeys() {
    Set<BlobAddress> before = destroyed();
    letters.put("INBOX", Letters.withAttachments(id, secret));

    backups.of(mailbox);

    Set<BlobAddress> left = destroyed();
    left.removeAll(before);
    assertThat(left).hasSizeGreaterThan(1);
    assertThat(repository.get().whereabouts().of(left)).isNotEmpty();
    assertThat(repository.get().whereabouts().openable(left)).isEmpty();
    assertThat(kept.of(mailbox, "INBOX")).isEmpty();
  }

  @Test
  void whatAKilledRunLeftLosesItsKeysThoughItsMailNeverComesAgain() {
    Set<BlobAddress> before = destroyed();
    letters.put("INBOX", Letters.withAttachments(id, secret));
    assertThatThrownBy(
            () ->
                backup.run(
                    mailbox.number(),
                    letters.address(),
                    letters.mailbox(),
                    more -> {
                      if (more.refused() > 0) {
                        throw new Killed();
                      }
                    }))
        .isInstanceOf(Killed.class);
    letters.delete("INBOX", 1);

    database.update("update left_behind set due_at = now()");

    Set<BlobAddress> left = destroyed();
    left.removeAll(before);
    assertThat(left).hasSizeGreaterThan(1);
    assertThat(repository.get().whereabouts().of(left)).isNotEmpty();
    assertThat(repository.get().whereabouts().openable(left)).isEmpty();
  }

  private static final class Killed extends RuntimeException {}

  @Test
  void whatAnInnocentMailUsesTooIsSpared() {
    byte[] shared = Letters.document(2_500_000);
    byte[] innocent = Letters.withAttachments("innocent-" + id, shared);
    letters.put("INBOX", Letters.withAttachments(id, shared, secret));
    letters.put("INBOX", innocent);

    backups.of(mailbox);

    var _ = destroyed();
    assertThat(kept.of(mailbox, "INBOX")).containsExactly(innocent);
  }

  @Test
  void whatTheCatalogueRefusedLosesItsKeys() {
    StoredMessage late = store(Letters.letter("late-" + id, "read before it was forgotten"));
    String print = ForgetOrders.fingerprint("late-" + id);
    var _ = ForgetOrders.forgotten(print);

    ForgottenMeanwhile refusal =
        catchThrowableOfType(
            ForgottenMeanwhile.class,
            () ->
                QuarkusTransaction.requiringNew()
                    .run(() -> forgotten.refuse(List.of(message(late, print)))));
    forgotten.leaveBehind(refusal.blobs());

    assertThat(destroyed()).contains(late.address());
    assertThat(repository.get().whereabouts().openable(Set.of(late.address()))).isEmpty();
  }

  private StoredMessage store(byte[] letter) {
    try (BackupWriter writer = repository.get().writer()) {
      StoredMessage stored = writer.store(letter);
      writer.commit();
      return stored;
    }
  }

  private static NewMessage message(StoredMessage stored, String print) {
    return new NewMessage(
        7,
        Letters.DATE,
        1,
        new NewMessage.Content(
            stored.address().uuid(),
            stored.size(),
            List.of(Fingerprint.parse(print).uuid()),
            List.of(),
            stored.parts().stream().map(BlobAddress::uuid).toList(),
            "an@tinhmau.example",
            null));
  }
}
