package vn.congvu.backup.ledger;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.rules.Regulations;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.database.Database;

@QuarkusTest
@RealParts
class LedgerResourceTest {

  private static final String OPERATOR = "dung.pham";
  private static final String LEAD = "em.hoang";
  private static final String AUDITOR = "giang.vu";
  private static final String HEADING =
      "tool,subject,started,ended,bytes,result,place,medium,encrypted,offSite\n";

  @Inject Database database;
  @Inject LedgerClock clock;
  @Inject MeterRegistry metrics;
  @Inject Regulations regulations;

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private String subject;

  /** Rows of other tests would stand in the lists and in the count of what is overdue. */
  @BeforeEach
  void anEmptyLedger() {
    clear();
    subject = "s" + UUID.randomUUID().toString().substring(0, 8);
  }

  @AfterEach
  void clear() {
    database.update("delete from ledger_entry");
    database.update("delete from ledger_plan");
    regulations.forget();
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }

  private Map<String, Object> entry(Instant started, String place, String medium, boolean offSite) {
    var entry = new HashMap<String, Object>();
    entry.put("tool", "veeam");
    entry.put("subject", subject);
    entry.put("started", started);
    entry.put("ended", started.plusSeconds(60));
    entry.put("bytes", 1024);
    entry.put("result", "SUCCEEDED");
    entry.put("checksumAlgorithm", "SHA-256");
    entry.put("checksum", "00ff00ff");
    entry.put("place", place);
    entry.put("medium", medium);
    entry.put("encrypted", true);
    entry.put("offSite", offSite);
    return entry;
  }

  private static Response report(Map<String, Object> entry) {
    return as(OPERATOR).body(entry).post("/api/v1/backup-ledger/entries");
  }

  private Response plan(long everySeconds) {
    return as(LEAD)
        .body(
            Map.of(
                "title", "Cơ sở dữ liệu danh tính",
                "everySeconds", everySeconds,
                "tolerance", 2,
                "originMedium", "disk",
                "medium", "tape",
                "place", "Kho B",
                "legalBasis", "Đ16 k5"))
        .put("/api/v1/backup-ledger/plans/{subject}", subject);
  }

  private static Response csv(String rows, boolean dryRun) {
    return given()
        .auth()
        .oauth2(Tokens.of(OPERATOR))
        .contentType("text/csv; charset=UTF-8")
        .body(HEADING + rows)
        .queryParam("dryRun", dryRun)
        .post("/api/v1/backup-ledger/imports");
  }

  private String row(Instant started, String place) {
    return "rsync,%s,%s,%s,10,SUCCEEDED,%s,disk,true,false\n"
        .formatted(subject, started, started.plusSeconds(5), place);
  }

  @Test
  void aFileOfTheMostRowsThereMayBeIsRead() {
    var rows = new StringBuilder();
    for (int i = 0; i < LedgerCsv.MOST_ROWS; i++) {
      rows.append(row(now.minusSeconds(10L * i + 100), "Kho lưu trữ dự phòng số " + i));
    }

    csv(rows.toString(), true)
        .then()
        .statusCode(200)
        .body("rows", is(LedgerCsv.MOST_ROWS))
        .body("problems", hasSize(0));
  }

  @Test
  void aFileThatIsTooLargeIsRefusedWithAProblem() {
    csv("x".repeat(2 * 1024 * 1024), true)
        .then()
        .statusCode(413)
        .body("type", is("/problems/too-large"));
  }

  @Test
  void aReportIsNoFile() {
    Map<String, Object> entry = entry(now.minusSeconds(600), "Kho A", "tape", true);
    entry.put("checksum", "0".repeat(300_000));

    report(entry).then().statusCode(413).body("type", is("/problems/too-large"));
  }

  @Test
  void howOftenMailIsBackedUpAndWhatAsksForItComesFromTheRegulation() {
    regulations.activate(Map.of("continuousEvery", "45 minutes", "copyEvery", "7 days"));
    subject = "mailboxes";
    report(entry(now.minus(Duration.ofDays(13)), "Kho A", "tape", true)).then().statusCode(201);
    report(entry(now.minus(Duration.ofDays(15)), "Kho B", "tape", true)).then().statusCode(201);

    String mine = "systems.find { it.plan.subject == 'mailboxes' }.";
    as(AUDITOR)
        .get("/api/v1/backup-ledger")
        .then()
        .body(mine + "plan.everySeconds", is(45 * 60))
        .body(mine + "plan.legalBasis", is("Điều 16 khoản 5"))
        .body(mine + "overdue.legalBasis", is("Điều 16 khoản 5"))
        .body(mine + "plan.secondCopy.every", is("P7D"))
        .body(mine + "threeTwoOne.offSite", is(true))
        .body(mine + "threeTwoOne.media", is(2));
    regulations.activate(Map.of("continuousEvery", "45 minutes", "copyEvery", "1 day"));
    as(AUDITOR).get("/api/v1/backup-ledger").then().body(mine + "threeTwoOne.offSite", is(false));
  }

  @Test
  void aReportedBackupStandsInTheListAsItWasReported() {
    report(entry(now.minusSeconds(600), "Kho A", "tape", true))
        .then()
        .statusCode(201)
        .body("id", notNullValue(), "reportedBy", is("Phạm Tiến Dũng"));

    as(AUDITOR)
        .queryParam("subject", subject)
        .get("/api/v1/backup-ledger/entries")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].checksum", is("00ff00ff"))
        .body("items[0].place", is("Kho A"))
        .body("items[0].offSite", is(true));
  }

  @Test
  void theSameReportTwiceIsRefusedAndTheSameKeyIsAnsweredAgain() {
    Map<String, Object> entry = entry(now.minusSeconds(600), "Kho A", "tape", true);
    String key = UUID.randomUUID().toString();

    Response first =
        as(OPERATOR)
            .header("Idempotency-Key", key)
            .body(entry)
            .post("/api/v1/backup-ledger/entries");
    Response again =
        as(OPERATOR)
            .header("Idempotency-Key", key)
            .body(entry)
            .post("/api/v1/backup-ledger/entries");

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.jsonPath().getString("id")).isEqualTo(first.jsonPath().getString("id"));
    report(entry)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", is("/problems/ledger-entry-known"));
  }

  @Test
  void aReportThatContradictsItselfIsRefused() {
    Map<String, Object> entry = entry(now.minusSeconds(600), "Kho A", "tape", true);
    entry.put("ended", now.minusSeconds(700));
    entry.remove("checksum");

    report(entry)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", contains("/ended", "/checksum"));
    entry.put("subject", "Có dấu");
    report(entry).then().statusCode(400).body("errors.pointer", hasItem("/subject"));
  }

  @Test
  void aPlanIsJudgedByWhatWasReported() {
    plan(86_400).then().statusCode(200).body("version", is(0));
    report(entry(now.minusSeconds(600), "Kho A", "disk", false)).then().statusCode(201);

    String mine = "systems.find { it.plan.subject == '" + subject + "' }.";
    as(AUDITOR)
        .get("/api/v1/backup-ledger")
        .then()
        .statusCode(200)
        .body(mine + "overdue.overdue", is(false))
        .body(mine + "threeTwoOne.satisfied", is(false))
        .body(mine + "threeTwoOne.copies", is(2))
        .body(mine + "runs", hasSize(1))
        .body("systems.plan.subject", hasItem("mailboxes"));
    report(entry(now.minusSeconds(500), "Kho B", "tape", true)).then().statusCode(201);
    as(AUDITOR)
        .get("/api/v1/backup-ledger")
        .then()
        .body(mine + "threeTwoOne.satisfied", is(true))
        .body(mine + "threeTwoOne.missing", hasSize(0));
  }

  @Test
  void whatIsTooOldIsOverdueAndMeasured() {
    double before = overdue();
    plan(3600);
    report(entry(now.minus(Duration.ofHours(3)), "Kho A", "disk", false)).then().statusCode(201);

    as(AUDITOR)
        .get("/api/v1/backup-ledger")
        .then()
        .body(
            "systems.find { it.plan.subject == '" + subject + "' }.overdue.reason",
            containsString("2 lần chu kỳ"));
    assertThat(overdue()).isEqualTo(before + 1);
    Map<String, Object> failed = entry(now.minusSeconds(300), "Kho A", "disk", false);
    failed.put("result", "FAILED");
    report(failed).then().statusCode(201);
    assertThat(overdue()).isEqualTo(before + 1);
    report(entry(now.minusSeconds(200), "Kho A", "disk", false)).then().statusCode(201);
    assertThat(overdue()).isEqualTo(before);
  }

  private double overdue() {
    clock.measure();
    return metrics.get("congvu.backup.overdue").gauge().value();
  }

  @Test
  void aPlanIsChangedOnlyWithItsVersion() {
    plan(3600).then().statusCode(200);

    plan(7200).then().statusCode(428);
    as(LEAD)
        .header("If-Match", "\"0\"")
        .body(
            Map.of(
                "title", "x",
                "everySeconds", 60,
                "tolerance", 1,
                "originMedium", "disk",
                "medium", "disk",
                "place", "Kho A"))
        .put("/api/v1/backup-ledger/plans/{subject}", subject)
        .then()
        .statusCode(200)
        .body("version", is(1));
    as(LEAD)
        .body(
            Map.of(
                "title", "x",
                "everySeconds", 60,
                "tolerance", 1,
                "originMedium", "disk",
                "medium", "disk",
                "place", "Kho A"))
        .put("/api/v1/backup-ledger/plans/mailboxes")
        .then()
        .statusCode(409);
  }

  @Test
  void aFileIsEnteredOnceHoweverOftenItIsSent() {
    String rows = row(now.minusSeconds(600), "Kho A") + row(now.minusSeconds(500), "Kho B");

    csv(rows, true)
        .then()
        .statusCode(200)
        .body("rows", is(2), "entered", is(2), "problems", hasSize(0));
    assertThat(count()).isZero();
    csv(rows, false).then().statusCode(200).body("entered", is(2), "known", is(0));
    csv(rows + row(now.minusSeconds(400), "Kho A"), true)
        .then()
        .body("entered", is(1), "known", is(2));
    csv(rows, false).then().statusCode(200).body("entered", is(0), "known", is(2));
    assertThat(count()).isEqualTo(2);
  }

  private long count() {
    return database.query("select count(*) from ledger_entry", row -> row.getLong(1)).getFirst();
  }

  @Test
  void aFileWithOneWrongRowEntersNoneAndSaysWhatIsWrong() {
    String rows =
        row(now.minusSeconds(600), "Kho A")
            + "rsync,Sai Mã,%s,%s,10,SUCCEEDED,Kho A,disk,true,false\n".formatted(now, now)
            + "rsync,%s,%s,%s,10,SUCCEEDED,Kho A,disk,true,false\n"
                .formatted(subject, now, now.minusSeconds(60));

    csv(rows, true)
        .then()
        .statusCode(200)
        .body("problems.row", contains(3, 4))
        .body("problems.column", contains("subject", "ended"));
    csv(rows, false)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", contains("/rows/3/subject", "/rows/4/ended"));
    assertThat(count()).isZero();
  }

  @Test
  void ourOwnRunsStandInTheSameListPageByPage() {
    UUID own = UUID.randomUUID();
    database.update(
        """
        insert into backup_run (id, trigger, started_at, ended_at, state, mailboxes)
        values (?, 'SCHEDULED', ?, ?, 'DONE', 0)
        """,
        own,
        now.plusSeconds(1000),
        now.plusSeconds(1001));
    report(entry(now.minusSeconds(600), "Kho A", "tape", true));
    try {
      Response first =
          as(AUDITOR)
              .queryParam("limit", 1)
              .queryParam("from", now.minusSeconds(900).toString())
              .get("/api/v1/backup-ledger/entries");
      first
          .then()
          .body("items.id", contains(own.toString()))
          .body("items[0].tool", is("congvu"), "items[0].result", is("SUCCEEDED"));
      assertThat(toolsBehind(first.jsonPath().getString("next"))).contains("veeam");
    } finally {
      database.update("delete from backup_run where id = ?", own);
    }
  }

  /** Of all pages: runs of other tests may lie in between. */
  private List<String> toolsBehind(String place) {
    var tools = new ArrayList<String>();
    String after = place;
    while (after != null) {
      JsonPath page =
          as(AUDITOR)
              .queryParam("after", after)
              .queryParam("from", now.minusSeconds(900).toString())
              .get("/api/v1/backup-ledger/entries")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      tools.addAll(page.getList("items.tool"));
      after = page.getString("next");
    }
    return tools;
  }

  @Test
  void whoMayDoWhat() {
    Map<String, Object> entry = entry(now.minusSeconds(600), "Kho A", "tape", true);

    as(AUDITOR).body(entry).post("/api/v1/backup-ledger/entries").then().statusCode(403);
    as("an.nguyen").get("/api/v1/backup-ledger").then().statusCode(403);
    as(OPERATOR).get("/api/v1/backup-ledger").then().statusCode(200);
    as(OPERATOR)
        .body(Map.of())
        .put("/api/v1/backup-ledger/plans/{subject}", subject)
        .then()
        .statusCode(403);
  }
}
