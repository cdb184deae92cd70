package vn.congvu.security.badday;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.security.People.as;
import static vn.congvu.security.People.justLoggedIn;

import io.restassured.RestAssured;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.test.Halt;
import vn.congvu.localstack.test.PackagedService;
import vn.congvu.security.Neighbours;
import vn.congvu.security.Officer;
import vn.congvu.security.spill.Cases;

/**
 * The packaged service, killed as the kernel kills, in the middle of each work that changes
 * something; a new process finishes it.
 */
class KilledServiceIT {

  private static final String HEAD = "cuong.le";
  private static final String LEAD = "em.hoang";
  private static final String EXECUTOR = "dung.pham";
  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int COPIES = 3;

  private static final Neighbours NEIGHBOURS = new Neighbours();
  private static final Map<String, String> CONFIG = new HashMap<>();
  private static PackagedService service;
  private static Child running;

  private final String id = "tm-" + UUID.randomUUID();
  private final byte[] letter = Officer.letter(id, "Nội dung mật " + id);
  private Officer reporter;
  private Officer reader;
  private String spill;

  @BeforeAll
  static void startTheService() {
    CONFIG.putAll(NEIGHBOURS.start());
    for (String work :
        new String[] {
          "congvu.containment", "congvu.security.destruction", "congvu.leak-radius", "congvu.search"
        }) {
      CONFIG.put(work + ".poll", "200MS");
      CONFIG.put(work + ".lease", "3S");
    }
    CONFIG.put("congvu.containment.again", "1S");
    CONFIG.forEach(System::setProperty);
    var own = new HashMap<>(CONFIG);
    own.keySet().removeIf(key -> key.startsWith("congvu.test."));
    own.keySet().removeIf(key -> key.startsWith("congvu.keycloak."));
    service = new PackagedService("security-service", own);
    RestAssured.port = service.port();
    running = service.start();
  }

  @AfterAll
  static void stop() {
    running.kill();
    NEIGHBOURS.stop();
    RestAssured.reset();
  }

  @BeforeEach
  void aCaseWhoseCopiesWereFound() {
    reporter = Officer.of("snv");
    reader = Officer.of("snv");
    for (int i = 0; i < COPIES; i++) {
      Map<String, Object> _ = reader.gets("INBOX", letter);
    }
    spill =
        reporter
            .calls()
            .body(Map.of("level", "SECRET", "messageId", "<" + id + "@tinhmau.example>"))
            .post("/api/v1/spills")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Cases.step(HEAD, spill, "confirmation").then().statusCode(200);
    Cases.step(LEAD, spill, "assignment").then().statusCode(200);
    Cases.step(
            LEAD,
            spill,
            "people",
            Map.of("part", "EXECUTOR", "username", EXECUTOR, "name", "Phạm Tiến Dũng"))
        .then()
        .statusCode(200);
    Cases.step(LEAD, spill, "searches", Map.of("kind", "LOCATE")).then().statusCode(201);
    becomes("LOCATED");
    assertThat(copies("FOUND")).isEqualTo(COPIES);
  }

  @AfterEach
  void leave() {
    reporter.close();
    reader.close();
  }

  private void becomes(String state) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> as(LEAD).get("/api/v1/spills/" + spill).path("state"), state::equals);
  }

  private int copies(String state) {
    return as(LEAD)
        .get("/api/v1/spills/" + spill + "/copies?kind=MAILBOX&limit=200&state=" + state)
        .jsonPath()
        .getList("items")
        .size();
  }

  private interface Work {
    void order();
  }

  /** Orders the work, kills the service where the work stands, and starts it again. */
  private static void killedAt(String when, String table, String only, Work work)
      throws SQLException {
    try (Halt halt = Halt.at(CONFIG, when, table, only)) {
      work.order();
      halt.awaitSomebody();
      running.kill();
    } finally {
      running = service.start();
    }
  }

  private void contain() {
    Cases.step(LEAD, spill, "containment").then().statusCode(202);
  }

  @Test
  void whatWasExpungedBeforeTheKillIsContainedOnceAndComesBackOnce() throws Exception {
    killedAt("before update", "spill_copy", "new.state = 'CONTAINED'", this::contain);

    becomes("CONTAINED");
    assertThat(copies("CONTAINED")).isEqualTo(COPIES);
    Cases.step(LEAD, spill, "release", Map.of("reason", "Báo nhầm")).then().statusCode(202);
    becomes("RELEASED");
    assertThat(reader.has("INBOX", letter)).isEqualTo(COPIES);
  }

  @Test
  void aDestructionThatWasKilledAfterTheKeysWereShreddedSaysWhatItDid() throws Exception {
    contain();
    becomes("CONTAINED");
    String digest = Cases.step(EXECUTOR, spill, "result-sets").path("digest");
    justLoggedIn(LEAD)
        .header("If-Match", Cases.tagOf(LEAD, spill))
        .body(
            Map.of(
                "digest",
                digest,
                "authority",
                Map.of("keepAsIs", false, "answeredBy", "PA03", "letterNumber", "12/CAT-PA03")))
        .post("/api/v1/spills/" + spill + "/result-sets/1/approval")
        .then()
        .statusCode(200);

    killedAt(
        "before update",
        "spill_copy",
        "new.state = 'DESTROYED'",
        () -> Cases.step(EXECUTOR, spill, "result-sets/1/destruction").then().statusCode(202));

    becomes("DESTROYED");
    assertThat(copies("DESTROYED")).isEqualTo(COPIES);
    assertThat(reader.has("INBOX", letter)).isZero();
  }

  @Test
  void aLeakRadiusThatWasKilledWhileItReadIsComputedByTheNext() throws Exception {
    killedAt(
        "before insert",
        "leak_copy",
        "true",
        () -> Cases.step(LEAD, spill, "leak-radius").then().statusCode(202));

    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> as(LEAD).get("/api/v1/spills/" + spill + "/leak-radius").path("items[0].state"),
            "DONE"::equals);
    assertThat(copies("FOUND")).isEqualTo(COPIES);
  }
}
