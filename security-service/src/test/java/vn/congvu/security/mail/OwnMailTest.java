package vn.congvu.security.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;

/** Picking a message from the own mailbox, without seeing what it says. */
@QuarkusTest
@RealParts
class OwnMailTest {

  private final String id = "tm-" + UUID.randomUUID();
  private Officer officer;

  @BeforeEach
  void somebodyWithAMailbox() {
    officer = Officer.of("snv");
  }

  @AfterEach
  void leave() {
    officer.close();
  }

  @Test
  void aMessageIsListedByDateSenderAndSizeOnly() {
    byte[] letter = Officer.letter(id, "Nội dung " + id);
    officer.gets("INBOX", letter);

    Response list = officer.calls().get("/api/v1/own-messages");

    list.then()
        .statusCode(200)
        .body("items.sender", contains("an@tinhmau.example"))
        .body("items.receivedAt", contains(Officer.DATE.toString()))
        .body("items.size", contains(letter.length))
        .body(
            "items[0].keySet().sort()",
            is(List.of("folder", "receivedAt", "sender", "size", "uid", "uidValidity")));
    assertThat(list.asString()).doesNotContain(id);
  }

  @Test
  void theNewestComeFirstPageByPage() {
    for (int i = 0; i < 5; i++) {
      officer.gets("INBOX", Officer.letter(id + i, "x"));
    }
    officer.loses("INBOX", 4);

    Response first = officer.calls().get("/api/v1/own-messages?limit=2");
    first.then().statusCode(200).body("items.uid", contains(5, 3));
    Response second =
        officer
            .calls()
            .queryParam("limit", 2)
            .queryParam("after", first.<String>path("next"))
            .get("/api/v1/own-messages");

    second.then().body("items.uid", contains(2, 1)).body("next", nullValue());
  }

  @Test
  void foldersHaveTheNamesThatTheirOwnerGaveThem() {
    officer.folder("Hồ sơ đến");
    Map<String, Object> message = officer.gets("Hồ sơ đến", Officer.letter(id, "x"));

    officer
        .calls()
        .get("/api/v1/own-folders")
        .then()
        .statusCode(200)
        .body("name", hasItem("Hồ sơ đến"))
        .body("find { it.name == 'Hồ sơ đến' }.folder", is(MailFolder.wireName("Hồ sơ đến")));
    officer
        .calls()
        .queryParam("folder", message.get("folder"))
        .get("/api/v1/own-messages")
        .then()
        .statusCode(200)
        .body("items.uid", contains(1));
  }

  @Test
  void aHostileSenderIsNobody() {
    for (String from : List.of("From: \r\n", "From: <<<>\r\n", "From: =?utf-8?Q?\r\n", "")) {
      officer.gets("INBOX", (from + "Subject: x\r\n\r\ny\r\n").getBytes(StandardCharsets.UTF_8));
    }
    officer.gets(
        "INBOX",
        ("From: " + "\"a\" <x@tinhmau.example>, ".repeat(2000) + "\r\n\r\ny\r\n")
            .getBytes(StandardCharsets.UTF_8));

    officer.calls().get("/api/v1/own-messages").then().statusCode(200).body("items.size()", is(5));
  }

  @Test
  void aFolderThatIsNotOnesOwnIsNotFound() {
    for (String folder : List.of("Nosuch", "INBOX\" (\\Seen", "../INBOX", "a\r\nb")) {
      officer
          .calls()
          .queryParam("folder", folder)
          .get("/api/v1/own-messages")
          .then()
          .statusCode(404)
          .body("detail", not(containsString("INBOX")));
    }
  }

  @Test
  void aLoginWithoutAMailboxIsTold() {
    as("an.nguyen")
        .get("/api/v1/own-folders")
        .then()
        .statusCode(409)
        .body("type", is("/problems/no-own-mailbox"));
  }
}
