package vn.congvu.backup.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static vn.congvu.backup.Callers.LEAD;
import static vn.congvu.backup.Callers.OPERATOR;
import static vn.congvu.backup.Callers.as;
import static vn.congvu.backup.Callers.asService;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.run.Backups;
import vn.congvu.platform.database.Database;

/** A message is to be forgotten that lies in a mailbox under legal hold. */
@QuarkusTest
@RealParts
class HeldForgettingTest {

  private static final String AGAINST_A_HOLD = "/problems/forgetting-against-legal-hold";

  @Inject KnownMailboxes mailboxes;
  @Inject Backups backups;
  @Inject Database database;

  private final String id = "leak-" + UUID.randomUUID();
  private Letters letters;
  private BackupMailbox mailbox;
  private String fingerprint;

  @BeforeEach
  void aLetterThatIsKept() {
    letters = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
    var _ = letters.put("INBOX", id, "x");
    backups.of(mailbox);
    fingerprint = ForgetOrders.fingerprint(id);
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  private void hold() {
    as(LEAD)
        .body(
            Map.of(
                "mailboxId", mailbox.mailboxId(), "reason", "Xác minh", "legalBasis", "CV 12/CAT"))
        .post("/api/v1/legal-holds")
        .then()
        .statusCode(201);
  }

  private void lift() {
    int _ =
        database.update(
            """
            update legal_hold set lifted_by = 'x', lifted_by_name = 'x', lifted_at = now(),
              lift_reason = 'x' where mailbox = ?
            """,
            mailbox.number());
  }

  private long copies() {
    return ForgetOrders.known(id).getLong("[0].copies");
  }

  @Test
  void itIsRefusedUnlessTheOrderNamesTheConsent() {
    hold();

    as(OPERATOR)
        .body(Map.of("fingerprint", fingerprint, "reason", "Thu hồi"))
        .post("/api/v1/forget-orders")
        .then()
        .statusCode(409)
        .body("type", equalTo(AGAINST_A_HOLD));
    Response asked =
        as(OPERATOR)
            .body(
                Map.of("fingerprint", fingerprint, "reason", "Thu hồi", "holdConsent", "CV 15/CAT"))
            .post("/api/v1/forget-orders");
    asked.then().statusCode(201).body("holdConsent", equalTo("CV 15/CAT"));
    ForgetOrders.approved(asked, LEAD).then().statusCode(200);

    assertThat(ForgetOrders.ended(asked).getString("state")).isEqualTo("DONE");
    assertThat(copies()).isZero();
  }

  @Test
  void aHoldThatCameSinceRefusesTheApproval() {
    Response asked = ForgetOrders.asked(fingerprint);
    hold();

    ForgetOrders.approved(asked, LEAD).then().statusCode(409).body("type", equalTo(AGAINST_A_HOLD));

    assertThat(copies()).isEqualTo(1);
  }

  @Test
  void whatWasDecidedElsewhereWaitsUntilTheHoldIsLifted() {
    hold();
    Response order =
        asService("security-service")
            .body(
                Map.of(
                    "fingerprint",
                    fingerprint,
                    "decision",
                    "e".repeat(64),
                    "requestedBy",
                    "executor",
                    "decidedBy",
                    "approver",
                    "decidedAt",
                    Instant.now().toString()))
            .post("/api/v1/decided-forget-orders");
    UUID orderId = order.jsonPath().getUUID("id");
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> ForgetOrders.one(orderId).getString("problem") != null);
    assertThat(ForgetOrders.one(orderId).getString("problem")).contains("lưu giữ theo yêu cầu");
    assertThat(copies()).isEqualTo(1);

    lift();
    int _ =
        database.update("update forget_order set next_attempt_at = now() where id = ?", orderId);

    assertThat(ForgetOrders.ended(order).getString("state")).isEqualTo("DONE");
    assertThat(copies()).isZero();
  }
}
