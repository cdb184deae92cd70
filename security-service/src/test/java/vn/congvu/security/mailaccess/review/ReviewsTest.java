package vn.congvu.security.mailaccess.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.database.Database;
import vn.congvu.security.Facts;
import vn.congvu.security.RealParts;
import vn.congvu.security.mailbox.KnownMailboxes;

/** The half-yearly review of a unit's rights. */
@QuarkusTest
@RealParts
class ReviewsTest {

  private static final String HEAD = "lan.ngo";

  @Inject Facts facts;
  @Inject KnownMailboxes mailboxes;
  @Inject Reviews reviews;
  @Inject Database database;

  private final String box = "rv-" + UUID.randomUUID() + "@tinhmau.example";
  private final LocalDate tomorrow =
      Instant.now().atZone(WorkingCalendar.ZONE).toLocalDate().plusDays(1);

  private String granted(String holder) {
    Response asked =
        as(HEAD)
            .body(
                Map.of("mailbox", box, "holder", holder, "holderName", "Văn thư", "reason", "Trực"))
            .post("/api/v1/mailbox-rights");
    asked.then().statusCode(201);
    String path = "/api/v1/mailbox-rights/" + asked.path("id");
    as("dao.vo")
        .header("If-Match", asked.header("ETag"))
        .post(path + "/grant")
        .then()
        .statusCode(200);
    return asked.path("id");
  }

  private static Response decide(String login, String review, String right, String decision) {
    return as(login)
        .body(Map.of("decision", decision))
        .post("/api/v1/mailbox-reviews/" + review + "/lines/" + right + "/decision");
  }

  private static List<String> openReviews() {
    return as(HEAD).get("/api/v1/mailbox-reviews?open=true&limit=200").path("items.id");
  }

  private static List<String> openLines(String review) {
    return as(HEAD)
        .get("/api/v1/mailbox-reviews/" + review + "/lines?open=true&limit=200")
        .path("items.rightId");
  }

  @Test
  void theHeadConfirmsOrRevokesEachRightOfTheUnit() throws Exception {
    UUID mailbox = UUID.randomUUID();
    facts.announce(
        UUID.randomUUID(),
        new MailboxEvent.MailboxIssued(
            mailbox,
            1,
            Instant.now(),
            box,
            "syt",
            MailboxEvent.Kind.ORGANISATION,
            1_000_000,
            null));
    await().atMost(Duration.ofSeconds(60)).until(() -> mailboxes.byId(mailbox).isPresent());
    String stays = granted("a@tinhmau.example");
    String goes = granted("b@tinhmau.example");
    String open = granted("c@tinhmau.example");

    // As if tomorrow were a day on which reviews begin; made once, however often it is looked.
    assertThat(reviews.make(tomorrow)).isPositive();
    assertThat(reviews.make(tomorrow)).isZero();

    List<Map<String, Object>> seen = as(HEAD).get("/api/v1/mailbox-reviews?limit=1").path("items");
    assertThat(seen).hasSize(1);
    String review = (String) seen.getFirst().get("id");
    assertThat(seen.getFirst()).containsEntry("unit", "syt").containsEntry("overdue", false);
    assertThat(
            as(HEAD)
                .get("/api/v1/mailbox-reviews/" + review + "/lines?limit=200")
                .<List<String>>path("items.rightId"))
        .containsExactlyInAnyOrder(stays, goes, open);
    as("cuong.le").get("/api/v1/mailbox-reviews/" + review + "/lines").then().statusCode(404);
    decide("em.hoang", review, stays, "CONFIRMED").then().statusCode(403);
    decide(HEAD, review, stays, "CONFIRMED").then().statusCode(200);
    decide(HEAD, review, stays, "REVOKED").then().statusCode(409);
    decide(HEAD, review, goes, "REVOKED").then().statusCode(200);

    as(HEAD).get("/api/v1/mailbox-rights/" + stays).then().body("state", is("IN_FORCE"));
    as(HEAD)
        .get("/api/v1/mailbox-rights/" + goes)
        .then()
        .body("state", is("ENDED"))
        .body("endReason", is("Thu hồi khi rà soát"));
    assertThat(openLines(review)).containsExactly(open);
    assertThat(openReviews()).contains(review);
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database.update(
                    "update mailbox_review set due_at = now() - interval '1 day' where id = ?",
                    UUID.fromString(review)));
    as(HEAD)
        .get("/api/v1/mailbox-reviews?limit=1")
        .then()
        .body("items[0].overdue", is(true))
        .body("items[0].open", is(1));
    decide(HEAD, review, open, "CONFIRMED")
        .then()
        .statusCode(200)
        .body("open", is(0))
        .body("overdue", is(false));
    assertThat(openLines(review)).isEmpty();
    assertThat(openReviews()).doesNotContain(review);
  }
}
