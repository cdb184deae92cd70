package vn.congvu.backup.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.backup.Callers.LEAD;
import static vn.congvu.backup.Callers.OPERATOR;
import static vn.congvu.backup.Callers.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;

/** Parts that a forgotten message shares with innocent ones. */
@QuarkusTest
@RealParts
class ForgottenPartsTest extends TwoMailboxes {

  @Inject KeptMail kept;

  @Test
  void anInnocentMessageKeepsTheAttachmentThatItShares() {
    byte[] document = Letters.document(60_000);
    letters.put("INBOX", Letters.withAttachments(id, document));
    byte[] innocent = Letters.withAttachments("innocent-" + id, document);
    others.put("INBOX", innocent);
    backups.of(mailbox, other);

    Response asked = ForgetOrders.asked(ForgetOrders.fingerprint(id));
    ForgetOrders.approved(asked, LEAD).then().statusCode(200);
    JsonPath done = ForgetOrders.ended(asked);

    assertThat(done.getInt("proof.partsKept")).isEqualTo(1);
    String found =
        as(OPERATOR)
            .queryParam("mailboxId", other.mailboxId())
            .get("/api/v1/backup-messages")
            .jsonPath()
            .getString("items[0].id");
    others.delete("INBOX", others.list("INBOX").getFirst().uid());
    Response restore =
        as(OPERATOR)
            .body(
                Map.of(
                    "mailboxId",
                    other.mailboxId(),
                    "messageId",
                    found,
                    "destination",
                    "ORIGIN",
                    "reason",
                    "Xóa nhầm"))
            .post("/api/v1/restores");
    as(LEAD)
        .header("If-Match", restore.header("ETag"))
        .post("/api/v1/restores/{id}/approval", restore.jsonPath().getString("id"))
        .then()
        .statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(others.read("INBOX")).containsExactly(innocent));
  }

  @Test
  void aPartThatWentWithAForgottenMailComesAgainWithAnInnocentOne() {
    byte[] document = Letters.document(60_000);
    letters.put("INBOX", Letters.withAttachments(id, document));
    backups.of(mailbox, other);
    Response asked = ForgetOrders.asked(ForgetOrders.fingerprint(id));
    ForgetOrders.approved(asked, LEAD).then().statusCode(200);
    assertThat(ForgetOrders.ended(asked).getString("state")).isEqualTo("DONE");

    byte[] innocent = Letters.withAttachments("innocent-" + id, document);
    others.put("INBOX", innocent);
    backups.of(mailbox, other);

    assertThat(kept.of(other, "INBOX")).containsExactly(innocent);
  }

  @Test
  void aPartThatTheOrderNamesNeverComesAgain() {
    byte[] document = Letters.document(60_000);
    letters.put("INBOX", Letters.withAttachments(id, document));
    backups.of(mailbox, other);
    Response asked = ForgetOrders.asked(ForgetOrders.fingerprints(mailbox).getLast());
    ForgetOrders.approved(asked, LEAD).then().statusCode(200);
    assertThat(ForgetOrders.ended(asked).getString("state")).isEqualTo("DONE");

    others.put("INBOX", Letters.withAttachments("other-" + id, document));
    backups.of(mailbox, other);

    assertThat(kept.of(other, "INBOX")).isEmpty();
  }
}
