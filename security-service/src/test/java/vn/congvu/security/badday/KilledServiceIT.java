package vn.congvu.security.badday;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.security.People.as;

import io.restassured.RestAssured;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
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
 * The packaged service, killed as the kernel kills, between what it did to the mail and what it
 * wrote down of it; a new process finishes it.
 */
class KilledServiceIT {

  private static final String HEAD = "cuong.le";
  private static final String LEAD = "em.hoang";
  private static final String EXECUTOR = "dung.pham";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int READERS = 3;

  private static final Neighbours NEIGHBOURS = new Neighbours();
  private static final Map<String, String> CONFIG = new HashMap<>();
  private static PackagedService service;
  private static Child running;

  private final byte[] letter = Officer.letter("kill-" + UUID.randomUUID(), "Nội dung mật");
  private final byte[] other = Officer.letter("other-" + UUID.randomUUID(), "Thư khác");
  private final List<Officer> officers = new ArrayList<>();
  private String spill;

  @BeforeAll
  static void startTheService() {
    CONFIG.putAll(NEIGHBOURS.start());
    CONFIG.put("congvu.search.clock-margin", "0S");
    for (String work : List.of("search", "containment", "destruction")) {
      CONFIG.put("congvu." + work + ".poll", "200MS");
      CONFIG.put("congvu." + work + ".lease", "2S");
    }
    CONFIG.put("congvu.containment.again", "1S");
    CONFIG.forEach(System::setProperty);
    service = new PackagedService("security-service", CONFIG);
    RestAssured.port = service.port();
    running = service.start();
  }

  @AfterAll
  static void stop() {
    running.kill();
    NEIGHBOURS.stop();
    CONFIG.keySet().forEach(System::clearProperty);
    RestAssured.reset();
  }

  @BeforeEach
  void aCaseOfALetterInSomeMailboxes() {
    Officer reporter = gets();
    Map<String, Object> message = reporter.gets("INBOX", letter);
    for (int i = 1; i < READERS; i++) {
      Map<String, Object> _ = gets().gets("INBOX", letter);
    }
    spill =
        reporter
            .calls()
            .body(Map.of("level", "SECRET", "message", message))
            .post("/api/v1/spills")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    Cases.step(HEAD, spill, "confirmation").then().statusCode(200);
    Cases.step(LEAD, spill, "assignment").then().statusCode(200);
    Cases.withExecutor(spill);
  }

  private Officer gets() {
    Officer officer = Officer.of("snv");
    Map<String, Object> _ = officer.gets("INBOX", other);
    officers.add(officer);
    return officer;
  }

  @AfterEach
  void leave() {
    officers.forEach(Officer::close);
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

  private void search() {
    Cases.step(EXECUTOR, spill, "searches", Map.of("kind", "LOCATE")).then().statusCode(201);
  }

  private void contain() {
    Cases.step(EXECUTOR, spill, "containment").then().statusCode(202);
  }

  private void becomes(String state) {
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> as(LEAD).get("/api/v1/spills/" + spill).path("state"), state::equals);
  }

  private void found() {
    search();
    becomes("LOCATED");
  }

  private void contained() {
    found();
    contain();
    becomes("CONTAINED");
  }

  private List<Integer> lying(byte[] mail) {
    return officers.stream().map(officer -> officer.has("INBOX", mail)).toList();
  }

  private static List<Integer> inEach(int copies) {
    return Stream.generate(() -> copies).limit(READERS).toList();
  }

  private List<String> states() {
    return as(LEAD).get("/api/v1/spills/" + spill + "/copies?limit=100").path("items.state");
  }

  private void releasedInFull() {
    Cases.step(LEAD, spill, "release", Map.of("reason", "Báo nhầm")).then().statusCode(202);
    becomes("RELEASED");
    assertThat(lying(letter)).isEqualTo(inEach(1));
    assertThat(lying(other)).isEqualTo(inEach(1));
  }

  @Test
  void aSearchThatWasKilledBeforeItWroteDownWhatItSawFindsAllOnce() throws Exception {
    killedAt("before insert", "spill_copy", "true", this::search);

    becomes("LOCATED");
    assertThat(states()).hasSize(READERS).containsOnly("FOUND");
  }

  @Test
  void aContainmentThatWasKilledBeforeTheSealsWereKeptTakesAllAndGivesAllBack() throws Exception {
    found();

    killedAt("before insert", "sealed_hold", "true", this::contain);

    becomes("CONTAINED");
    assertThat(lying(letter)).isEqualTo(inEach(0));
    assertThat(states()).hasSize(READERS).containsOnly("CONTAINED");
    releasedInFull();
  }

  @Test
  void aContainmentThatWasKilledAfterTheMailWasRemovedLosesNoneOfIt() throws Exception {
    found();

    killedAt("before update", "spill_copy", "new.state = 'CONTAINED'", this::contain);

    becomes("CONTAINED");
    assertThat(states()).hasSize(READERS).containsOnly("CONTAINED");
    releasedInFull();
  }

  @Test
  void aReleaseThatWasKilledAfterTheMailWasPutBackPutsNothingTwice() throws Exception {
    contained();

    killedAt(
        "before update",
        "spill_copy",
        "new.state = 'RELEASED'",
        () ->
            Cases.step(LEAD, spill, "release", Map.of("reason", "Báo nhầm"))
                .then()
                .statusCode(202));

    becomes("RELEASED");
    assertThat(lying(letter)).isEqualTo(inEach(1));
    assertThat(lying(other)).isEqualTo(inEach(1));
  }

  @Test
  void aDestructionThatWasKilledAfterTheKeysWereShreddedIsWrittenDown() throws Exception {
    contained();
    Cases.approved(spill, 1);

    killedAt("before update", "spill_copy", "new.state = 'DESTROYED'", this::destroy);

    becomes("DESTROYED");
    assertThat(states()).hasSize(READERS).containsOnly("DESTROYED");
    assertThat(lying(letter)).isEqualTo(inEach(0));
    assertThat(lying(other)).isEqualTo(inEach(1));
  }

  private void destroy() {
    Cases.step(EXECUTOR, spill, "result-sets/1/destruction").then().statusCode(202);
  }
}
