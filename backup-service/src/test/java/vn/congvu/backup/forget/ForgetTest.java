package vn.congvu.backup.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static vn.congvu.backup.Callers.LEAD;
import static vn.congvu.backup.Callers.OPERATOR;
import static vn.congvu.backup.Callers.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.catalogue.Copies;
import vn.congvu.backup.catalogue.Forgotten;
import vn.congvu.backup.catalogue.ForgottenMeanwhile;
import vn.congvu.backup.catalogue.NewMessage;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.fingerprint.Fingerprint;

@QuarkusTest
@RealParts
class ForgetTest extends TwoMailboxes {

  @Inject ForgetLedger ledger;
  @Inject Forgotten forgotten;
  @Inject Copies copies;
  @Inject RepositoryAccess repository;

  @Test
  void whatIsForgottenIsGoneFromEveryGenerationAndSaysWhatProvesIt() {
    byte[] secret = letters.put("INBOX", id, id + "x".repeat(2000));
    others.put("INBOX", secret);
    byte[] kept = letters.put("INBOX", "kept-" + id, "y");
    backups.of(mailbox, other);
    Instant then = Instant.now();
    letters.delete("INBOX", letters.list("INBOX").getFirst().uid());
    backups.of(mailbox, other);
    Set<UUID> messages = copies.messages(Fingerprint.parse(ForgetOrders.fingerprint(id)).uuid());
    assertThat(ForgetOrders.known(id).getLong("[0].copies")).isEqualTo(2);

    Response asked = ForgetOrders.asked(ForgetOrders.fingerprint(id));
    assertThat(asked.jsonPath().getLong("copies")).isEqualTo(2);
    ForgetOrders.approved(asked, LEAD).then().statusCode(200).body("state", is("RUNNING"));
    JsonPath done = ForgetOrders.ended(asked);

    assertThat(done.getString("state")).isEqualTo("DONE");
    assertThat(done.getLong("mailboxes")).isEqualTo(2);
    assertThat(done.getInt("proof.blobsDestroyed")).isPositive();
    assertThat(done.getInt("proof.packs")).isPositive();
    assertThat(done.getBoolean("proof.oldKeysRemoved")).isTrue();
    assertThat(ForgetOrders.known(id).getLong("[0].copies")).isZero();
    Set<BlobAddress> blobs = new HashSet<>();
    messages.forEach(it -> blobs.add(BlobAddress.of(it)));
    assertThat(blobs).isNotEmpty();
    assertThat(repository.get().whereabouts().of(blobs)).isNotEmpty();
    assertThat(repository.get().whereabouts().openable(blobs)).isEmpty();
    as("giang.vu")
        .get("/api/v1/forget-orders/{id}/copies", asked.jsonPath().getString("id"))
        .then()
        .statusCode(200)
        .body("items", hasSize(2));
    as(OPERATOR)
        .queryParam("mailboxId", mailbox.mailboxId())
        .queryParam("at", then.toString())
        .get("/api/v1/backup-messages")
        .then()
        .body("items", hasSize(1));
    assertThat(letters.read("INBOX")).containsExactly(kept);
  }

  @Test
  void itIsNotTakenInAgain() {
    byte[] secret = letters.put("INBOX", id, "x");
    backups.of(mailbox, other);
    Response asked = ForgetOrders.asked(ForgetOrders.fingerprint(id));
    ForgetOrders.approved(asked, LEAD).then().statusCode(200);
    assertThat(ForgetOrders.ended(asked).getString("state")).isEqualTo("DONE");

    others.put("INBOX", secret);
    backups.of(mailbox, other);

    assertThat(ForgetOrders.known(id).getLong("[0].copies")).isZero();
  }

  @Test
  void anOrderCutOffAfterTheKeysWereDestroyedIsFinished() {
    letters.put("INBOX", id, "x");
    backups.of(mailbox, other);
    Response asked = ForgetOrders.asked(ForgetOrders.fingerprint(id));
    UUID order = UUID.fromString(asked.jsonPath().getString("id"));
    UUID print = Fingerprint.parse(ForgetOrders.fingerprint(id)).uuid();
    var work = new ForgetLedger.Work(order, print, 1, null);
    ForgetLedger.Doomed doomed = ledger.doom(work, true);
    UUID _ = repository.get().shred(order.toString(), doomed.blobs(), Set.of(work.fingerprint()));

    ForgetOrders.approved(asked, LEAD).then().statusCode(200);

    JsonPath done = ForgetOrders.ended(asked);
    assertThat(done.getString("state")).isEqualTo("DONE");
    assertThat(done.getInt("proof.blobsDestroyed")).isEqualTo(doomed.blobs().size());
    assertThat(ForgetOrders.known(id).getLong("[0].messages")).isZero();
  }

  @Test
  void aRunThatReadItBeforeTheOrderDoesNotWriteItDown() {
    letters.put("INBOX", id, "x");
    backups.of(mailbox, other);
    UUID print = Fingerprint.parse(ForgetOrders.fingerprint(id)).uuid();
    Response asked = ForgetOrders.asked(ForgetOrders.fingerprint(id));
    ForgetOrders.approved(asked, LEAD).then().statusCode(200);
    assertThat(ForgetOrders.ended(asked).getString("state")).isEqualTo("DONE");
    var late =
        new NewMessage(
            7,
            Letters.DATE,
            1,
            new NewMessage.Content(
                UUID.randomUUID(),
                10,
                List.of(print),
                List.of(),
                List.of(),
                "an@tinhmau.example",
                null));

    assertThatThrownBy(
            () -> QuarkusTransaction.requiringNew().run(() -> forgotten.refuse(List.of(late))))
        .isInstanceOf(ForgottenMeanwhile.class);
  }

  @Test
  void whoAsksCannotApproveAndAnOperatorCannotAtAll() {
    letters.put("INBOX", id, "x");
    backups.of(mailbox, other);
    Response byLead =
        as(LEAD)
            .body(Map.of("fingerprint", ForgetOrders.fingerprint(id), "reason", "Thu hồi"))
            .post("/api/v1/forget-orders");

    ForgetOrders.approved(byLead, LEAD)
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/second-person-needed"));
    ForgetOrders.approved(byLead, OPERATOR)
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/forbidden"));
    as(OPERATOR)
        .body(Map.of("fingerprint", ForgetOrders.fingerprint(id), "reason", "Thu hồi"))
        .post("/api/v1/forget-orders")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/forgetting-already-ordered"));
    as("an.nguyen").get("/api/v1/forget-orders").then().statusCode(403);
    assertThat(ForgetOrders.known(id).getLong("[0].copies")).isEqualTo(1);
  }

  @Test
  void aFingerprintOfAnotherShapeIsRefused() {
    as(OPERATOR)
        .body(Map.of("fingerprint", "XYZ", "reason", "Thu hồi"))
        .post("/api/v1/forget-orders")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    as(OPERATOR)
        .body(Map.of())
        .post("/api/v1/backup-fingerprints")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/fingerprint-unclear"));
  }

  @Test
  void allCopiesArePagedThrough() {
    byte[] secret = letters.put("INBOX", id, "x");
    others.put("INBOX", secret);
    backups.of(mailbox, other);
    String fingerprint = ForgetOrders.fingerprint(id);

    JsonPath first =
        as(OPERATOR)
            .queryParam("fingerprint", fingerprint)
            .queryParam("limit", 1)
            .get("/api/v1/backup-copies")
            .jsonPath();
    JsonPath second =
        as(OPERATOR)
            .queryParam("fingerprint", fingerprint)
            .queryParam("limit", 1)
            .queryParam("after", first.getString("next"))
            .get("/api/v1/backup-copies")
            .jsonPath();

    assertThat(first.getList("items")).hasSize(1);
    assertThat(second.getList("items")).hasSize(1);
    assertThat(second.getString("next")).isNull();
    assertThat(first.getString("items[0].address"))
        .isNotEqualTo(second.getString("items[0].address"));
  }
}
