package vn.congvu.backup.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.platform.database.Database;

@QuarkusTest
@RealParts
class CopiesTest {

  private static final Instant MOMENT = Instant.parse("2026-11-24T03:00:00Z");
  private static final AtomicLong UID = new AtomicLong();

  @Inject Copies copies;
  @Inject Database database;
  @Inject MessageCatalogue messages;
  @Inject FolderCatalogue folders;
  @Inject FlagSets flagSets;
  @Inject KnownMailboxes mailboxes;

  private BackupMailbox mailbox() {
    return mailboxes.issued(UUID.randomUUID() + "@tinhmau.example", "snv");
  }

  /** Puts a message where the catalogue believes it to lie. */
  private void placed(BackupMailbox mailbox, UUID address, List<UUID> prints, List<UUID> parts) {
    placed(mailbox, address, prints, List.of(), parts);
  }

  private void placed(
      BackupMailbox mailbox,
      UUID address,
      List<UUID> prints,
      List<UUID> references,
      List<UUID> parts) {
    int flags = flagSets.numberOf(new TreeSet<>());
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              String name = "F" + UID.get();
              KnownFolder folder =
                  folders
                      .add(
                          mailbox.number(),
                          Map.of(
                              new MailFolder(name, name, '.', true), new FolderState(7, 2, 1, 1)),
                          MOMENT)
                      .getFirst();
              var content =
                  new NewMessage.Content(
                      address, 10, prints, references, parts, "an@tinhmau.example", null);
              var added = List.of(new NewMessage(UID.incrementAndGet(), MOMENT, flags, content));
              messages.meet(added);
              messages.add(folder.id(), added, MOMENT);
            });
  }

  @Test
  void allCopiesAreFoundByTheFingerprintOfThePartThatTheyShare() {
    UUID messageId = UUID.randomUUID();
    UUID attachment = UUID.randomUUID();
    UUID original = UUID.randomUUID();
    UUID forwarded = UUID.randomUUID();
    BackupMailbox one = mailbox();
    BackupMailbox two = mailbox();
    placed(one, original, List.of(messageId, attachment), List.of());
    placed(two, original, List.of(messageId, attachment), List.of());
    placed(two, forwarded, List.of(UUID.randomUUID(), attachment), List.of());

    assertThat(copies.of(messageId))
        .extracting(Copies.Copy::mailboxId)
        .containsExactlyInAnyOrder(one.mailboxId(), two.mailboxId());
    assertThat(copies.of(attachment)).hasSize(3);
    assertThat(copies.messages(attachment)).containsExactlyInAnyOrder(original, forwarded);
    assertThat(copies.of(UUID.randomUUID())).isEmpty();
  }

  @Test
  void aPartThatAnInnocentMessageUsesIsNotAmongThoseThatMayGo() {
    UUID guilty = UUID.randomUUID();
    UUID shared = UUID.randomUUID();
    UUID own = UUID.randomUUID();
    placed(mailbox(), guilty, List.of(UUID.randomUUID()), List.of(shared, own));
    placed(mailbox(), UUID.randomUUID(), List.of(UUID.randomUUID()), List.of(shared));

    assertThat(copies.partsOfNoOther(List.of(guilty))).containsExactly(own);
  }

  @Test
  void aMessageThatIsBeingForgottenKeepsNoPartForItself() {
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    UUID shared = UUID.randomUUID();
    placed(mailbox(), first, List.of(UUID.randomUUID()), List.of(shared));
    placed(mailbox(), second, List.of(UUID.randomUUID()), List.of(shared));
    assertThat(copies.partsOfNoOther(List.of(second))).isEmpty();

    beingForgotten(first);

    assertThat(copies.partsOfNoOther(List.of(second))).containsExactly(shared);
  }

  /** As an order leaves it that has chosen what goes and has not let the rows go yet. */
  private void beingForgotten(UUID message) {
    UUID order = UUID.randomUUID();
    int _ =
        database.update(
            """
            insert into forget_order
              (id, state, print, requested_by, requested_by_name, requested_at, reason)
            values (?, 'AWAITING_APPROVAL', ?, 'a', 'A', now(), 'thử')
            """,
            order,
            UUID.randomUUID());
    int _ =
        database.update(
            "insert into forgotten_blob (blob, order_id, message) values (?, ?, true)",
            message,
            order);
  }

  @Test
  void anAnswerIsNoCopyOfTheMessageThatItAnswers() {
    UUID asked = UUID.randomUUID();
    UUID question = UUID.randomUUID();
    placed(mailbox(), question, List.of(asked), List.of());
    placed(mailbox(), UUID.randomUUID(), List.of(UUID.randomUUID()), List.of(asked), List.of());

    assertThat(copies.messages(asked)).containsExactly(question);
    assertThat(copies.extent(asked)).isEqualTo(new Copies.Extent(1, 1, 1, 0));
    assertThat(copies.rarestPrints(List.of(question), List.of()))
        .isEqualTo(Map.of(question, Optional.of(Fingerprint.of(asked))));
  }

  @Test
  void copiesOfOneMailAreOneLetterAndGoByTheirOwnAddresses() {
    UUID messageId = UUID.randomUUID();
    UUID shared = UUID.randomUUID();
    UUID first = UUID.randomUUID();
    UUID second = UUID.randomUUID();
    placed(mailbox(), first, List.of(messageId), List.of(shared));
    placed(mailbox(), second, List.of(messageId), List.of(shared));

    assertThat(copies.messages(messageId)).containsExactlyInAnyOrder(first, second);
    assertThat(copies.extent(messageId).messages()).isEqualTo(2);
    assertThat(copies.partsOfNoOther(List.of(first))).isEmpty();
    assertThat(copies.partsOfNoOther(List.of(first, second))).containsExactly(shared);
    assertThat(copies.parts(List.of(first, second))).isEqualTo(1);
  }
}
