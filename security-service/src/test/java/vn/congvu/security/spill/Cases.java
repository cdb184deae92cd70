package vn.congvu.security.spill;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static vn.congvu.security.People.as;
import static vn.congvu.security.People.justLoggedIn;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.security.Officer;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.PlaceKind;

/** Cases as the tests need them, and what stands in the database. */
@ApplicationScoped
public class Cases {

  private static final String LEAD = "em.hoang";
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String EXECUTOR = "dung.pham";

  private final EntityManager database;
  private final AgroalDataSource dataSource;
  private final References references;
  private final CoverageLedger coverage;
  private final String backup;

  Cases(
      EntityManager database,
      AgroalDataSource dataSource,
      References references,
      CoverageLedger coverage,
      @ConfigProperty(name = "congvu.backup.url") String backup) {
    this.database = database;
    this.dataSource = dataSource;
    this.references = references;
    this.coverage = coverage;
    this.backup = backup;
  }

  /** Told to the head of the unit snv. */
  public String reported(Officer officer) {
    Response reported = officer.calls().body(Map.of("level", "SECRET")).post("/api/v1/spills");
    reported.then().statusCode(201);
    return reported.path("id");
  }

  /** Confirmed by the head of the unit snv, taken up by a lead. */
  public String inCharge(Officer officer) {
    String spill = reported(officer);
    step("cuong.le", spill, "confirmation").then().statusCode(200);
    step(LEAD, spill, "assignment").then().statusCode(200);
    return spill;
  }

  /** The reporter names a message, and the lead accepts it. */
  public static void named(Officer reporter, String spill, Map<String, Object> message) {
    reporter
        .calls()
        .header("If-Match", tagOf(reporter.address(), spill))
        .body(message)
        .post("/api/v1/spills/" + spill + "/references")
        .then()
        .statusCode(200);
    for (String waiting : waitingReferences(spill)) {
      step("em.hoang", spill, "references/" + waiting + "/acceptance").then().statusCode(200);
    }
  }

  static List<String> waitingReferences(String spill) {
    return as("em.hoang")
        .get("/api/v1/spills/" + spill)
        .path("references.findAll { it.acceptedAt == null }.id");
  }

  public static String tagOf(String username, String spill) {
    return as(username).get("/api/v1/spills/" + spill).header("ETag");
  }

  /** The tasks of a case that somebody is told of. */
  public static List<String> waitingFor(String username, String spill) {
    return as(username)
        .get("/api/v1/waiting-spills?limit=200")
        .path("items.findAll { it.spillId == '" + spill + "' }.task");
  }

  public static Response step(String username, String spill, String step) {
    return as(username)
        .header("If-Match", tagOf(username, spill))
        .post("/api/v1/spills/" + spill + "/" + step);
  }

  public static Response step(
      String username, String spill, String step, Map<String, Object> body) {
    return as(username)
        .header("If-Match", tagOf(username, spill))
        .body(body)
        .post("/api/v1/spills/" + spill + "/" + step);
  }

  /** The lead puts somebody on the case who carries it out. */
  public static void withExecutor(String spill) {
    step(
            LEAD,
            spill,
            "people",
            Map.of("part", "EXECUTOR", "username", EXECUTOR, "name", "Phạm Tiến Dũng"))
        .then()
        .statusCode(200);
  }

  /** From the report of a message in the officer's mailbox until its copies are taken away. */
  public static String taken(Officer officer, Map<String, Object> message) {
    Response told =
        officer.calls().body(Map.of("level", "SECRET", "message", message)).post("/api/v1/spills");
    told.then().statusCode(201);
    String spill = told.path("id");
    step("cuong.le", spill, "confirmation").then().statusCode(200);
    step(LEAD, spill, "assignment").then().statusCode(200);
    step(LEAD, spill, "searches", Map.of("kind", "LOCATE")).then().statusCode(201);
    becomes(spill, "LOCATED");
    step(LEAD, spill, "containment").then().statusCode(202);
    becomes(spill, "CONTAINED");
    return spill;
  }

  public static void becomes(String spill, String state) {
    await()
        .atMost(PATIENCE)
        .until(() -> as(LEAD).get("/api/v1/spills/" + spill).path("state"), state::equals);
  }

  /** Frozen by the executor, and approved by the lead, who has just logged in. */
  public static void approved(String spill, int set) {
    String digest = step(EXECUTOR, spill, "result-sets").path("digest");
    justLoggedIn(LEAD)
        .header("If-Match", tagOf(LEAD, spill))
        .body(
            Map.of(
                "digest",
                digest,
                "authority",
                Map.of("keepAsIs", false, "answeredBy", "PA03", "letterNumber", "12/CAT-PA03")))
        .post("/api/v1/spills/" + spill + "/result-sets/" + set + "/approval")
        .then()
        .statusCode(200);
  }

  /** As if the steps in between had been taken. */
  public void become(UUID spill, SpillState state) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery(
                        "update spill set state = :state, version = version + 1, ended_at ="
                            + " case when :state in ('CLOSED', 'RELEASED') then now() end"
                            + " where id = :id")
                    .setParameter("state", state.name())
                    .setParameter("id", spill)
                    .executeUpdate());
  }

  /** As if the time of those who look by order were over. */
  public void guestsHaveHadTheirTime(UUID spill) {
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createNativeQuery(
                        "update spill_person set until = now() - interval '1 second'"
                            + " where spill_id = :spill and part = 'BREAK_GLASS'")
                    .setParameter("spill", spill)
                    .executeUpdate());
  }

  public void placeIs(UUID spill, String place, CoverageState state) {
    QuarkusTransaction.requiringNew()
        .run(() -> coverage.set(spill, PlaceKind.MAILBOX, place, state, null));
  }

  public List<UUID> prints(UUID spill, FingerprintKind kind) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                references.prints(spill).stream()
                    .filter(print -> print.kind() == kind)
                    .map(PrintView::print)
                    .toList());
  }

  public UUID backupsFingerprint(String messageId) {
    String hex =
        given()
            .auth()
            .oauth2(Tokens.of("dung.pham"))
            .contentType(ContentType.JSON)
            .body(Map.of("messageId", messageId))
            .post(backup + "/api/v1/backup-fingerprints")
            .path("[0].fingerprint");
    return Fingerprint.parse(hex).uuid();
  }

  /** How many rows of all tables have a text in them. */
  public long rowsWith(String text) {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var rows =
          statement.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      long found = 0;
      for (String table : tables) {
        try (var search =
            connection.prepareStatement(
                "select count(*) from \"" + table + "\" t where t::text like ?")) {
          search.setString(1, "%" + text + "%");
          try (var rows = search.executeQuery()) {
            rows.next();
            found += rows.getLong(1);
          }
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All rows of the coverage ledger, page by page. */
  public static List<Map<String, Object>> ledger(String login, String spill) {
    var rows = new ArrayList<Map<String, Object>>();
    String after = null;
    do {
      RequestSpecification call = as(login).queryParam("limit", 200);
      JsonPath page =
          (after == null ? call : call.queryParam("after", after))
              .get("/api/v1/spills/" + spill + "/coverage")
              .jsonPath();
      rows.addAll(page.getList("items"));
      after = page.getString("next");
    } while (after != null);
    return rows;
  }
}
