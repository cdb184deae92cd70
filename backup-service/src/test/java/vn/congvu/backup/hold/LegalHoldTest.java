package vn.congvu.backup.hold;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.database.Database;

@QuarkusTest
@RealParts
class LegalHoldTest {

  private static final String PATH = "/api/v1/legal-holds";
  private static final String LEAD = "em.hoang";
  private static final Map<String, String> DONE = Map.of("reason", "Đã kết thúc xác minh");

  @Inject KnownMailboxes mailboxes;
  @Inject LegalHolds holds;
  @Inject Database database;

  private BackupMailbox mailbox;

  @BeforeEach
  void aMailbox() {
    mailbox = mailboxes.issued(UUID.randomUUID() + "@tinhmau.example", "snv");
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }

  private Map<String, Object> request(@Nullable LocalDate until) {
    var request = new HashMap<String, Object>();
    request.put("mailboxId", mailbox.mailboxId());
    request.put("reason", "Phục vụ xác minh");
    request.put("legalBasis", "Công văn 12/CAT-PA05");
    if (until != null) {
      request.put("until", until.toString());
    }
    return request;
  }

  private Response placed() {
    Response placed = as(LEAD).body(request(null)).post(PATH);
    placed.then().statusCode(201).body("active", equalTo(true));
    return placed;
  }

  private static Response lift(Response hold) {
    return as(LEAD)
        .header("If-Match", hold.header("ETag"))
        .body(DONE)
        .post(PATH + "/{id}/lifting", hold.jsonPath().getString("id"));
  }

  @Test
  void theLeadHoldsAMailboxAndItIsRecorded() {
    Response hold = placed();

    assertThat(holds.isHeld(mailbox.number())).isTrue();
    as("giang.vu")
        .queryParam("mailboxId", mailbox.mailboxId())
        .queryParam("active", true)
        .get(PATH)
        .then()
        .statusCode(200)
        .body("items.id", hasItem(hold.jsonPath().getString("id")));
    assertThat(
            database.query(
                "select action || ' ' || legal_basis from audit_entry where subject_id = ?",
                row -> row.getString(1),
                hold.jsonPath().getString("id")))
        .containsExactly("legal-hold.place Công văn 12/CAT-PA05");
  }

  @Test
  void othersMayNot() {
    as("dung.pham").body(request(null)).post(PATH).then().statusCode(403);
    as("giang.vu").body(request(null)).post(PATH).then().statusCode(403);
    as("dung.pham").get(PATH).then().statusCode(403);
  }

  @Test
  void whoPlacedItCannotLiftIt() {
    Response hold = placed();

    lift(hold)
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/legal-hold-other-person-needed"));

    assertThat(holds.isHeld(mailbox.number())).isTrue();
  }

  @Test
  void anotherPersonLiftsItOnce() {
    Response hold = placed();
    int _ =
        database.update(
            "update legal_hold set placed_by = 'another' where id = ?",
            UUID.fromString(hold.jsonPath().getString("id")));

    Response lifted = lift(hold);

    lifted.then().statusCode(200).body("active", equalTo(false));
    assertThat(holds.isHeld(mailbox.number())).isFalse();
    lift(hold).then().statusCode(412);
    lift(lifted).then().statusCode(409);
    as("giang.vu")
        .queryParam("active", true)
        .get(PATH)
        .then()
        .body("items.id", not(hasItem(hold.jsonPath().getString("id"))));
  }

  @Test
  void aHoldEndsWithItsLastDay() {
    as(LEAD)
        .body(request(LocalDate.of(2020, 1, 1)))
        .post(PATH)
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/legal-hold-ends-in-the-past"));
    as(LEAD).body(request(holds.today())).post(PATH).then().statusCode(201);
    assertThat(holds.isHeld(mailbox.number())).isTrue();

    int _ =
        database.update(
            "update legal_hold set until = until - 1 where mailbox = ?", mailbox.number());

    assertThat(holds.isHeld(mailbox.number())).isFalse();
  }
}
