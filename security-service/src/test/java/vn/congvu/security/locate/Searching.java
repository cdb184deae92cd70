package vn.congvu.security.locate;

import static vn.congvu.security.People.as;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import vn.congvu.localstack.test.Door;
import vn.congvu.security.Backups;
import vn.congvu.security.Neighbours;
import vn.congvu.security.Officer;
import vn.congvu.security.spill.Cases;

/** A document in a letter, somebody who reports it, and what a search then says. */
abstract class Searching {

  static final Duration PATIENCE = Duration.ofMinutes(3);
  static final String LEAD = "em.hoang";

  @Inject Backups backups;

  /** A letter that names its own id in In-Reply-To with this before it is an answer. */
  final String answer = "tm-" + UUID.randomUUID();

  final String id = "before-" + answer;
  final String document = "Nội dung " + "cần tìm ".repeat(200) + id;
  private final List<Officer> officers = new ArrayList<>();
  Officer reporter;

  @BeforeEach
  void somebody() {
    reporter = officer();
  }

  @AfterEach
  void leave() {
    Door.open(Neighbours.IMAP);
    Door.open(Neighbours.BACKUP);
    officers.forEach(Officer::close);
  }

  Officer officer() {
    Officer officer = Officer.of("snv");
    officers.add(officer);
    return officer;
  }

  byte[] letter() {
    return Officer.letter(id, document);
  }

  /** Backed up after everything that happened to them so far. */
  void backedUp(Officer... known) throws Exception {
    Instant changesCountUntil = Instant.now().plusSeconds(1);
    Awaitility.await().atMost(PATIENCE).until(() -> Instant.now().isAfter(changesCountUntil));
    backups.of(known);
  }

  String reported(Map<String, Object> message) {
    Response told = reporter.calls().body(message).post("/api/v1/spills");
    told.then().statusCode(201);
    String spill = told.path("id");
    Cases.step("cuong.le", spill, "confirmation").then().statusCode(200);
    Cases.step(LEAD, spill, "assignment").then().statusCode(200);
    return spill;
  }

  static JsonPath ordered(String spill, String kind) {
    Response order = Cases.step(LEAD, spill, "searches", Map.of("kind", kind));
    order.then().statusCode(201);
    return order.jsonPath();
  }

  static JsonPath latest(String spill) {
    return as(LEAD).get("/api/v1/spills/" + spill + "/searches").jsonPath();
  }

  static JsonPath done(String spill) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> latest(spill), search -> "DONE".equals(search.getString("items[0].state")));
  }

  static JsonPath searched(String spill, String kind) {
    JsonPath _ = ordered(spill, kind);
    return done(spill);
  }

  static List<Map<String, Object>> all(String spill, String path) {
    var all = new ArrayList<Map<String, Object>>();
    String after = "";
    while (after != null) {
      JsonPath page =
          as(LEAD)
              .queryParam("limit", 200)
              .queryParam("after", after)
              .get("/api/v1/spills/" + spill + path)
              .jsonPath();
      all.addAll(page.getList("items"));
      after = page.getString("next");
    }
    return all;
  }

  static List<Object> places(String spill, String search) {
    return all(spill, "/searches/" + search + "/places").stream()
        .map(place -> place.get("place"))
        .toList();
  }

  /** Address and by what, of the copies that lie in mailboxes. */
  static List<String> inMailboxes(String spill) {
    return all(spill, "/copies?kind=MAILBOX&state=FOUND").stream()
        .map(copy -> copy.get("place") + " " + copy.get("foundBy"))
        .toList();
  }

  static Object stateOf(String spill, String place) {
    return all(spill, "/coverage").stream()
        .filter(row -> row.get("place").equals(place))
        .map(row -> row.get("state"))
        .findFirst()
        .orElseThrow();
  }
}
