package vn.congvu.backup.forget;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.backup.Callers.LEAD;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.WithoutTheDatabase;
import vn.congvu.backup.catalogue.Copies;
import vn.congvu.backup.keep.MaintenanceKind;
import vn.congvu.backup.keep.MaintenanceOrders;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.rules.Regulations;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.platform.database.Database;

/** Mail that retention took out of the catalogue, and that no compaction has carried away. */
@QuarkusTest
@RealParts
class LetGoTest extends TwoMailboxes {

  @Inject Regulations regulations;
  @Inject Copies copies;
  @Inject RepositoryAccess repository;
  @Inject KeptMail kept;
  @Inject WithoutTheDatabase withoutTheDatabase;
  @Inject Database database;

  @BeforeEach
  void aRegulation() {
    regulations.activate(Map.of("keepAllFor", "2 days"));
  }

  private Set<UUID> messages() {
    return copies.messages(Fingerprint.parse(ForgetOrders.fingerprint(id)).uuid());
  }

  /** The first mail of the first mailbox. */
  private void letGo() {
    letters.delete("INBOX", letters.list("INBOX").getFirst().uid());
    backups.of(mailbox);
    int _ =
        database.update(
            """
            update placement set first_seen = first_seen - interval '30 days',
                                 last_seen = last_seen - interval '30 days'
             where last_seen is not null
               and folder in (select id from folder where mailbox = ?)
            """,
            mailbox.number());
    var _ = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);
    assertThat(
            database.query(
                """
                select 1 from placement
                 where last_seen is not null
                   and folder in (select id from folder where mailbox = ?)
                """,
                row -> true,
                mailbox.number()))
        .isEmpty();
  }

  private void assertNothingOpens(Set<UUID> messages) {
    Set<BlobAddress> blobs = messages.stream().map(BlobAddress::of).collect(Collectors.toSet());
    assertThat(repository.get().whereabouts().of(blobs)).isNotEmpty();
    assertThat(repository.get().whereabouts().openable(blobs)).isEmpty();
  }

  @Test
  void whatIsLetGoBeforeItsOrderIsApprovedIsDestroyedAllTheSame() {
    byte[] document = Letters.document(60_000);
    byte[] own = Letters.document(60_000);
    byte[] secret = Letters.withAttachments(id, document, own);
    letters.put("INBOX", secret);
    byte[] innocent = Letters.withAttachments("innocent-" + id, document);
    others.put("INBOX", innocent);
    backups.of(mailbox, other);
    Instant then = Instant.now();
    assertThat(withoutTheDatabase.read(letters.address(), then)).containsExactly(secret);
    Set<UUID> messages = messages();
    Response asked = ForgetOrders.asked(ForgetOrders.fingerprint(id));
    letGo();

    ForgetOrders.approved(asked, LEAD).then().statusCode(200);
    JsonPath done = ForgetOrders.ended(asked);

    assertThat(done.getLong("copies")).isEqualTo(1);
    assertThat(done.getInt("proof.blobsDestroyed")).as("the message and its own part").isEqualTo(2);
    assertThat(done.getInt("proof.partsKept")).isEqualTo(1);
    assertNothingOpens(messages);
    assertThat(withoutTheDatabase.read(letters.address(), then)).isEmpty();
    assertThat(kept.of(other, "INBOX")).containsExactly(innocent);
  }

  @Test
  void whatWasLetGoLongBeforeIsFoundAndDestroyed() {
    letters.put("INBOX", id, "x".repeat(3000));
    backups.of(mailbox);
    Set<UUID> messages = messages();
    letGo();

    JsonPath known = ForgetOrders.known(id);
    assertThat(known.getLong("[0].copies")).isZero();
    assertThat(known.getLong("[0].letGo")).isEqualTo(1);
    Fingerprint print = Fingerprint.parse(known.getString("[0].fingerprint"));
    UUID message = messages.iterator().next();
    assertThat(copies.rarestPrints(messages, List.of()))
        .as("what security-service is told")
        .isEqualTo(Map.of(message, Optional.of(print)));
    var _ = ForgetOrders.forgotten(print.toString());

    assertNothingOpens(messages);
    assertThat(ForgetOrders.known(id).getLong("[0].letGo")).isZero();
  }

  @Test
  void aDeliveryThatWasLetGoGoesWithOneThatIsKept() {
    byte[] secret = Letters.letter(id, "x".repeat(3000));
    letters.put("INBOX", secret);
    others.put("INBOX", ("Received: again\r\n" + new String(secret, UTF_8)).getBytes(UTF_8));
    backups.of(mailbox, other);
    Set<UUID> messages = messages();
    assertThat(messages).hasSize(2);
    letGo();
    assertThat(ForgetOrders.known(id).getLong("[0].letGo")).isEqualTo(1);

    var _ = ForgetOrders.forgotten(ForgetOrders.fingerprint(id));

    assertNothingOpens(messages);
  }

  @Test
  void whatACompactionCarriedAwayIsNotRemembered() {
    letters.put("INBOX", id, "x".repeat(5000));
    letters.put("INBOX", "stays-" + id, "y");
    backups.of(mailbox);
    letGo();

    var _ = MaintenanceOrders.ended(MaintenanceKind.COMPACT);

    assertThat(ForgetOrders.known(id).getLong("[0].letGo")).isZero();
  }
}
