package vn.congvu.backup.forget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static vn.congvu.backup.Callers.LEAD;
import static vn.congvu.backup.Callers.OPERATOR;
import static vn.congvu.backup.Callers.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import vn.congvu.backup.mailbox.BackupMailbox;

/** What the two persons do who have a message forgotten. */
final class ForgetOrders {

  private static final String PATH = "/api/v1/forget-orders";

  private ForgetOrders() {}

  /** What the backups know by a Message-ID, whose domain is the letters'. */
  static JsonPath known(String id) {
    return as(OPERATOR)
        .body(Map.of("messageId", "<" + id + "@tinhmau.example>"))
        .post("/api/v1/backup-fingerprints")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  static String fingerprint(String id) {
    return known(id).getString("[0].fingerprint");
  }

  /** Of the first message of a mailbox; its Message-ID's first, its parts' in their order. */
  static List<String> fingerprints(BackupMailbox mailbox) {
    String message =
        as(OPERATOR)
            .queryParam("mailboxId", mailbox.mailboxId())
            .get("/api/v1/backup-messages")
            .jsonPath()
            .getString("items[0].id");
    return as(OPERATOR)
        .body(Map.of("message", message))
        .post("/api/v1/backup-fingerprints")
        .jsonPath()
        .getList("fingerprint");
  }

  static Response asked(String fingerprint) {
    Response asked =
        as(OPERATOR)
            .body(Map.of("fingerprint", fingerprint, "reason", "Thu hồi tài liệu gửi nhầm"))
            .post(PATH);
    asked.then().statusCode(201).body("state", is("AWAITING_APPROVAL"));
    return asked;
  }

  static Response approved(Response asked, String username) {
    return as(username)
        .header("If-Match", asked.header("ETag"))
        .post(PATH + "/{id}/approval", asked.jsonPath().getString("id"));
  }

  static JsonPath ended(Response asked) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> one(asked.jsonPath().getUUID("id")),
            answer -> !answer.getString("state").equals("RUNNING"));
  }

  static JsonPath one(UUID order) {
    return as(LEAD).get(PATH + "/{id}", order).jsonPath();
  }

  /** Asked, approved and done. */
  static JsonPath forgotten(String fingerprint) {
    Response asked = asked(fingerprint);
    approved(asked, LEAD).then().statusCode(200).body("state", is("RUNNING"));
    JsonPath ended = ended(asked);
    assertThat(ended.getString("state")).isEqualTo("DONE");
    return ended;
  }
}
