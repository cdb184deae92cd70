package vn.congvu.backup.sighting;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
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
import vn.congvu.backup.run.RunService;
import vn.congvu.backup.run.RunState;
import vn.congvu.backup.run.RunTrigger;
import vn.congvu.backup.run.RunView;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
@RealParts
class SightTest {

  private static final String SIGHTINGS = "/api/v1/backup-sightings";

  @Inject RunService runs;
  @Inject KnownMailboxes mailboxes;
  @Inject RepositoryAccess repository;

  private final String id = "leak-" + UUID.randomUUID();
  private Letters letters;
  private BackupMailbox mailbox;

  @BeforeEach
  void aMailbox() {
    letters = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  private void backUp() {
    RunView ordered = runs.order(RunTrigger.MANUAL, null, List.of(mailbox.mailboxId()), "somebody");
    RunView ended =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> runs.require(ordered.id()), run -> run.state() != RunState.RUNNING);
    assertThat(ended.state()).isEqualTo(RunState.DONE);
  }

  private static RequestSpecification asAnotherService() {
    return given().auth().oauth2(Tokens.ofClient("security-service")).contentType(ContentType.JSON);
  }

  private JsonPath sightings(int limit, String after) {
    String print = print();
    Map<String, Object> wanted =
        after == null
            ? Map.of("holds", List.of(print), "answers", List.of(print), "limit", limit)
            : Map.of(
                "holds", List.of(print), "answers", List.of(print), "limit", limit, "after", after);
    Response found = asAnotherService().body(wanted).post(SIGHTINGS);
    found.then().statusCode(200);
    return found.jsonPath();
  }

  private String print() {
    return repository.get().fingerprints().messageId("<" + id + "@tinhmau.example>").toString();
  }

  private JsonPath sight() {
    return asAnotherService()
        .body(Map.of("addresses", List.of(letters.address(), "nobody@tinhmau.example")))
        .post(SIGHTINGS + "/mailboxes")
        .jsonPath();
  }

  @Test
  void theMessageAndItsAnswersAreSeenInTheirPlaces() {
    letters.folder("Công văn");
    letters.put("Công văn", id, "Nội dung");
    letters.put(
        "INBOX",
        ("From: an@tinhmau.example\r\nMessage-ID: <re-"
                + id
                + "@tinhmau.example>\r\nReferences: <"
                + id
                + "@tinhmau.example>\r\n\r\nĐã nhận\r\n")
            .getBytes(UTF_8));
    backUp();

    JsonPath first = sightings(1, null);
    JsonPath second = sightings(1, first.getString("next"));

    List<String> folders =
        List.of(first.getString("items[0].folder"), second.getString("items[0].folder"));
    assertThat(folders).containsExactlyInAnyOrder("INBOX", "C&APQ-ng v&AQM-n");
    boolean answerFirst = folders.getFirst().equals("INBOX");
    assertThat((answerFirst ? first : second).getList("items[0].holds")).isEmpty();
    assertThat((answerFirst ? second : first).getList("items[0].holds")).containsExactly(print());
    assertThat(second.getString("next")).isNull();
    assertThat(second.getString("items[0].address")).isEqualTo(letters.address());
  }

  @Test
  void itIsToldHowFarAMailboxWasRead() {
    assertThat(sight().getString("[0].at")).isNull();
    assertThat(
            asAnotherService()
                .get(SIGHTINGS + "/unseen?limit=1000")
                .jsonPath()
                .<String>getList("items"))
        .contains(letters.address());
    letters.put("INBOX", id, "Nội dung");
    backUp();

    JsonPath sight = sight();

    assertThat(sight.getList("$")).hasSize(1);
    assertThat(sight.getString("[0].at")).isNotNull();
    assertThat(sight.getLong("[0].folders.find { it.name == 'INBOX' }.uidNext")).isEqualTo(2);
    assertThat(asAnotherService().get(SIGHTINGS + "/horizon").jsonPath().getString("oldest"))
        .isNotNull();
  }

  @Test
  void noPersonAsks() {
    given()
        .auth()
        .oauth2(Tokens.of("em.hoang"))
        .contentType(ContentType.JSON)
        .body(Map.of("addresses", List.of()))
        .post(SIGHTINGS + "/mailboxes")
        .then()
        .statusCode(403);
  }
}
