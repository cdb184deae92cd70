package vn.congvu.backup.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static vn.congvu.backup.Callers.LEAD;
import static vn.congvu.backup.Callers.as;
import static vn.congvu.backup.Callers.asService;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.catalogue.Copies;
import vn.congvu.fingerprint.Fingerprint;

/** What two persons decided at security-service. */
@QuarkusTest
@RealParts
class DecidedForgetTest extends TwoMailboxes {

  @Inject Copies copies;

  private Response decided(String client, String executor, String approver) {
    return asService(client)
        .body(
            Map.of(
                "fingerprint",
                ForgetOrders.fingerprint(id),
                "decision",
                "d".repeat(64),
                "requestedBy",
                executor,
                "decidedBy",
                approver,
                "decidedAt",
                Instant.now().toString()))
        .post("/api/v1/decided-forget-orders");
  }

  @Test
  void whatTwoPersonsDecidedAtSecurityServiceIsCarriedOutOnceAndNamesNobody() {
    letters.put("INBOX", id, "x");
    backups.of(mailbox, other);

    Response order = decided("security-service", "executor", "approver");
    Response again = decided("security-service", "executor", "approver");

    order.then().statusCode(200);
    assertThat(again.<String>path("id")).isEqualTo(order.path("id"));
    assertThat(ForgetOrders.ended(order).getString("proof.tombstone")).isNotNull();
    assertThat(ForgetOrders.known(id).getLong("[0].copies")).isZero();
    String shown = as(LEAD).get("/api/v1/forget-orders/{id}", order.<String>path("id")).asString();
    assertThat(shown).doesNotContain("executor", "approver");
  }

  @Test
  void onlySecurityServiceBringsDecisionsAndOnlyOfTwoPersons() {
    letters.put("INBOX", id, "x");
    backups.of(mailbox, other);

    decided("incident-service", "executor", "approver").then().statusCode(403);
    decided("security-service", "one", "one")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/second-person-needed"));

    assertThat(ForgetOrders.known(id).getLong("[0].copies")).isEqualTo(1);
  }

  @Test
  void aContentIsNamedByItsMessageIdAndNotByAPartThatOthersHaveToo() {
    letters.put("INBOX", id, "Cùng một nội dung");
    letters.put("INBOX", "other-" + id, "Cùng một nội dung");
    backups.of(mailbox, other);
    UUID print = Fingerprint.parse(ForgetOrders.fingerprint(id)).uuid();
    UUID content = copies.of(print).getFirst().message();

    asService("security-service")
        .body(Map.of("contents", List.of(content, UUID.randomUUID())))
        .post("/api/v1/decided-forget-orders/names")
        .then()
        .statusCode(200)
        .body("content", is(List.of(content.toString())))
        .body("fingerprint", is(List.of(Fingerprint.of(print).toString())));
  }

  @Test
  void aContentIsNamedByWhatTheSparedOneWithTheSameMessageIdDoesNotHave() {
    letters.put("INBOX", id, "Nội dung thật " + id);
    letters.put("INBOX", id, "Nội dung giả mạo " + id);
    backups.of(mailbox, other);
    UUID print = Fingerprint.parse(ForgetOrders.fingerprint(id)).uuid();
    List<UUID> both = copies.of(print).stream().map(it -> it.message()).sorted().toList();

    String name =
        asService("security-service")
            .body(Map.of("contents", both.subList(0, 1), "spare", both.subList(1, 2)))
            .post("/api/v1/decided-forget-orders/names")
            .then()
            .statusCode(200)
            .extract()
            .path("[0].fingerprint");

    assertThat(both).hasSize(2);
    assertThat(copies.of(Fingerprint.parse(name).uuid()))
        .extracting(it -> it.message())
        .containsExactly(both.getFirst());
  }
}
