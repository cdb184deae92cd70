package vn.congvu.backup.restore;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.run.RunService;
import vn.congvu.backup.run.RunState;
import vn.congvu.backup.run.RunTrigger;
import vn.congvu.backup.run.RunView;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.mail.access.MailFolder;

/** A mailbox whose owner files everything, under whatever name the mail server takes. */
@QuarkusTest
@RealParts
class ManyFoldersTest {

  private static final int FOLDERS = Integer.getInteger("congvu.folders", 300);
  private static final Duration LIMIT = Duration.ofSeconds(60).plusMillis(100L * FOLDERS);

  /** How they look on the wire differs: plain, modified UTF-7, its own escape, both at once. */
  private static final List<String> NAMES =
      List.of(
          "Archive %d",
          "Công văn đến số %d",
          "R&D & Kế hoạch %d",
          "Sở Nội vụ.Năm 2026.Hồ sơ %d",
          "Biên bản ~ \"nháp\" \\ %d",
          "文書 📁 %d",
          "-&- %d",
          Normalizer.normalize("Tiếng Việt tách dấu %d", Normalizer.Form.NFD));

  @Inject RunService runs;
  @Inject KnownMailboxes mailboxes;

  @Test
  void everyFolderComesBackWithItsNameAndItsLetter() {
    try (Letters letters = Letters.inNewMailbox();
        Letters other = Letters.inNewMailbox()) {
      BackupMailbox mailbox = mailboxes.issued(letters.address(), "snv");
      BackupMailbox target = mailboxes.issued(other.address(), "snv");
      Map<String, String> filed = new TreeMap<>();
      for (int number = 0; number < FOLDERS; number++) {
        String folder = NAMES.get(number % NAMES.size()).formatted(number);
        letters.folder(folder);
        filed.put(folder, text(letters.put(folder, "f" + number, "hồ sơ " + number)));
      }

      RunView run = backedUp(mailbox);
      JsonPath restore = restored(mailbox, target);

      assertThat(run.state()).isEqualTo(RunState.DONE);
      assertThat(run.messages()).isEqualTo(FOLDERS);
      assertThat(restore.getString("state")).isEqualTo("DONE");
      assertThat(restore.getLong("appended")).isEqualTo(FOLDERS);
      Map<String, String> found = new TreeMap<>();
      for (MailFolder folder : other.mailbox().folders()) {
        if (folder.selectable() && !folder.name().equals("INBOX")) {
          other.read(folder.name()).forEach(letter -> found.put(folder.name(), text(letter)));
        }
      }
      assertThat(found).isEqualTo(filed);
    }
  }

  private RunView backedUp(BackupMailbox mailbox) {
    RunView ordered = runs.order(RunTrigger.MANUAL, null, List.of(mailbox.mailboxId()), "somebody");
    return Awaitility.await()
        .atMost(LIMIT)
        .until(() -> runs.require(ordered.id()), run -> run.state() != RunState.RUNNING);
  }

  private static JsonPath restored(BackupMailbox mailbox, BackupMailbox target) {
    Response asked =
        given()
            .auth()
            .oauth2(Tokens.of("dung.pham"))
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "mailboxId",
                    mailbox.mailboxId(),
                    "targetMailboxId",
                    target.mailboxId(),
                    "destination",
                    "MAILBOX",
                    "reason",
                    "Chuyển hồ sơ cho người kế nhiệm"))
            .post("/api/v1/restores");
    String id = asked.jsonPath().getString("id");
    given()
        .auth()
        .oauth2(Tokens.of("em.hoang"))
        .header("If-Match", asked.header("ETag"))
        .post("/api/v1/restores/{id}/approval", id)
        .then()
        .statusCode(200);
    return Awaitility.await()
        .atMost(LIMIT)
        .until(
            () ->
                given()
                    .auth()
                    .oauth2(Tokens.of("em.hoang"))
                    .get("/api/v1/restores/{id}", id)
                    .jsonPath(),
            answer -> !answer.getString("state").equals("RUNNING"));
  }

  private static String text(byte[] letter) {
    return new String(letter, UTF_8);
  }
}
