package vn.congvu.security.badday;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import vn.congvu.localstack.test.Door;
import vn.congvu.security.Neighbours;
import vn.congvu.security.Officer;
import vn.congvu.security.spill.Cases;

/** The duty to tell waits for no server: without the message a report is taken at any time. */
@QuarkusTest
@TestProfile(BadDay.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PartsAwayTest {

  private final String id = "tm-" + UUID.randomUUID();
  private Officer officer;

  @BeforeEach
  void somebodyWithAMailbox() {
    officer = Officer.of("snv");
  }

  @AfterEach
  void openTheDoors() {
    Door.open(Neighbours.BACKUP);
    Door.open(Neighbours.IMAP);
    officer.close();
  }

  private void isRefusedForNow(Map<String, Object> report, String slug) {
    officer
        .calls()
        .body(report)
        .post("/api/v1/spills")
        .then()
        .statusCode(503)
        .header("Retry-After", notNullValue())
        .body("type", is("/problems/" + slug));
    officer.calls().get("/api/v1/spills").then().body("items", hasSize(0));
  }

  private String reported() {
    return officer
        .calls()
        .body(Map.of("level", "SECRET"))
        .post("/api/v1/spills")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void takesTheMessageNow(String spill, Map<String, Object> message) {
    officer
        .calls()
        .header("If-Match", Cases.tagOf(officer.address(), spill))
        .body(message)
        .post("/api/v1/spills/" + spill + "/references")
        .then()
        .statusCode(200);
  }

  /** First: once it was asked, the key of the fingerprints is known. */
  @Test
  @Order(1)
  void withoutBackupServiceTheCaseIsOpenedAndTheMessageComesLater() {
    Map<String, Object> messageId = Map.of("messageId", "<" + id + "@tinhmau.example>");
    Door.shut(Neighbours.BACKUP);

    isRefusedForNow(
        Map.of("level", "SECRET", "messageId", messageId.get("messageId")), "fingerprints-away");
    String spill = reported();
    Door.open(Neighbours.BACKUP);

    takesTheMessageNow(spill, messageId);
  }

  @Test
  @Order(2)
  void withoutTheMailServerTheCaseIsOpenedAndTheMessageComesLater() {
    Map<String, Object> message = officer.gets("INBOX", Officer.letter(id, "Nội dung"));
    Door.shut(Neighbours.IMAP);

    officer
        .calls()
        .get("/api/v1/own-folders")
        .then()
        .statusCode(503)
        .body("type", is("/problems/mail-server-away"));
    isRefusedForNow(Map.of("level", "SECRET", "message", message), "mail-server-away");
    String spill = reported();
    Door.open(Neighbours.IMAP);

    takesTheMessageNow(spill, Map.of("message", message));
  }
}
