package vn.congvu.security.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.coverage.CoverageState;

@QuarkusTest
@RealParts
class SpillTest {

  private static final String HEAD = "cuong.le";
  private static final String LEAD = "em.hoang";
  private static final String ASSESSOR = "hai.do";

  @Inject Cases cases;

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
  void aMessageIsReportedConfirmedTakenUpAndReferred() {
    Response reported =
        officer
            .calls()
            .body(
                Map.of(
                    "level",
                    "SECRET",
                    "message",
                    officer.gets("INBOX", Officer.letter(id, "Nội dung " + id)),
                    "note",
                    "Đã gọi điện báo Thủ trưởng"))
            .post("/api/v1/spills");

    reported
        .then()
        .statusCode(201)
        .body("state", is("REPORTED"))
        .body("code", matchesPattern("TM-[A-Z2-9]{8}"))
        .body("unit", is("snv"))
        .body("myParts", contains("REPORTER"))
        .body("duties.kind", contains("TELL_HEAD"))
        .body("duties[0].doneAt", notNullValue())
        .body("people", nullValue());
    String spill = reported.path("id");
    assertThat(Cases.waitingFor(HEAD, spill)).containsExactly("CONFIRM");

    Cases.step(HEAD, spill, "confirmation")
        .then()
        .statusCode(200)
        .body("state", is("CONFIRMED"))
        .body("duties.find { it.kind == 'TELL_OPERATOR' }.doneBy", is("Lê Mạnh Cường"))
        .body("references[0].mailbox", is(officer.address()))
        .body("references[0].receivedAt", is(Officer.DATE.toString()))
        .body("references[0].fingerprints", is(3));
    assertThat(Cases.waitingFor(LEAD, spill)).containsExactly("TAKE_CHARGE");
    Cases.step(LEAD, spill, "assignment")
        .then()
        .statusCode(200)
        .body("people.part", contains("REPORTER", "HEAD", "LEAD"));
    assertThat(Cases.waitingFor(LEAD, spill))
        .containsExactly("TELL_SENDER", "TELL_AUTHORITY", "NAME_EXECUTOR");
    Cases.step(
            HEAD,
            spill,
            "duties/TELL_AUTHORITY",
            Map.of("channel", "LETTER", "told", "Công an tỉnh, PA03", "letterNumber", "12/BC-SNV"))
        .then()
        .statusCode(200)
        .body("referredAt", notNullValue())
        .body("duties.find { it.kind == 'TELL_AUTHORITY' }.letterNumber", is("12/BC-SNV"))
        .body("duties.find { it.kind == 'TELL_AUTHORITY' }.late", is(false));
    as(ASSESSOR).get("/api/v1/spills/" + spill).then().statusCode(200);
  }

  @Test
  void theFingerprintsAreThoseThatTheBackupsWouldHave() {
    String spill =
        officer
            .calls()
            .body(Map.of("level", "UNKNOWN", "messageId", "<" + id + "@tinhmau.example>"))
            .post("/api/v1/spills")
            .path("id");
    String same =
        officer
            .calls()
            .body(
                Map.of(
                    "level",
                    "UNKNOWN",
                    "message",
                    officer.gets("INBOX", Officer.letter(id, "Nội dung " + id))))
            .post("/api/v1/spills")
            .path("id");

    List<UUID> told = cases.prints(UUID.fromString(spill), FingerprintKind.MESSAGE_ID);
    assertThat(told).hasSize(1);
    assertThat(cases.prints(UUID.fromString(same), FingerprintKind.MESSAGE_ID)).isEqualTo(told);
    assertThat(cases.backupsFingerprint("<" + id + "@tinhmau.example>")).isEqualTo(told.getFirst());
    assertThat(cases.prints(UUID.fromString(same), FingerprintKind.PART)).hasSize(1);
    assertThat(cases.prints(UUID.fromString(same), FingerprintKind.REFERENCE)).hasSize(1);
  }

  @Test
  void nothingOfTheContentIsInTheDatabase() {
    officer.folder("Hồ sơ " + id);
    officer
        .calls()
        .body(
            Map.of(
                "level",
                "TOP_SECRET",
                "message",
                officer.gets("Hồ sơ " + id, Officer.letter(id, "Nội dung " + id))))
        .post("/api/v1/spills")
        .then()
        .statusCode(201);

    assertThat(cases.rowsWith(id)).isZero();
    assertThat(cases.rowsWith("snv")).isPositive();
  }

  @Test
  void aReportNeedsNoMessageWhenTheMailServerIsAwayItComesLater() {
    String spill = cases.reported(officer);

    Response more =
        officer
            .calls()
            .header("If-Match", Cases.tagOf(officer.address(), spill))
            .body(Map.of("messageId", "<" + id + "@tinhmau.example>"))
            .post("/api/v1/spills/" + spill + "/references");

    more.then().statusCode(200);
    assertThat(cases.prints(UUID.fromString(spill), FingerprintKind.MESSAGE_ID)).hasSize(1);
  }

  @Test
  void aNoteThatLooksLikeTheMailIsRefused() {
    officer
        .calls()
        .body(Map.of("level", "SECRET", "note", "Từ: an@tinhmau.example\nKính gửi: các đồng chí"))
        .post("/api/v1/spills")
        .then()
        .statusCode(400)
        .body("type", is("/problems/note-looks-like-content"))
        .body("errors[0].pointer", is("/note"));
  }

  @Test
  void aMessageThatIsNotThereIsNotReported() {
    Map<String, Object> gone = officer.gets("INBOX", Officer.letter(id, "x"));
    officer.loses("INBOX", (Long) gone.get("uid"));

    officer
        .calls()
        .body(Map.of("level", "SECRET", "message", gone))
        .post("/api/v1/spills")
        .then()
        .statusCode(409)
        .body("type", is("/problems/own-message-moved"));
  }

  @Test
  void aReportRepeatedWithItsKeyIsOneCase() {
    String key = UUID.randomUUID().toString();
    Map<String, Object> body = Map.of("level", "SECRET");

    Response first =
        officer.calls().header("Idempotency-Key", key).body(body).post("/api/v1/spills");
    Response again =
        officer.calls().header("Idempotency-Key", key).body(body).post("/api/v1/spills");

    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
    officer.calls().get("/api/v1/spills").then().body("items", hasSize(1));
  }

  @Test
  void aStepNeedsTheVersionThatItWasMadeAgainst() {
    String spill = cases.reported(officer);
    String old = Cases.tagOf(HEAD, spill);
    Cases.step(HEAD, spill, "confirmation").then().statusCode(200);

    as(HEAD).post("/api/v1/spills/" + spill + "/confirmation").then().statusCode(428);
    as(HEAD)
        .header("If-Match", old)
        .post("/api/v1/spills/" + spill + "/confirmation")
        .then()
        .statusCode(412);
    Cases.step(HEAD, spill, "confirmation")
        .then()
        .statusCode(409)
        .body("type", is("/problems/spill-step-not-possible"));
  }

  @Test
  void thoseOutsideAreToldByAnotherWayThanThePlatform() {
    String spill = cases.inCharge(officer);

    Cases.step(HEAD, spill, "duties/TELL_SENDER", Map.of("channel", "PORTAL", "told", "Sở Y tế"))
        .then()
        .statusCode(400)
        .body("type", is("/problems/duty-channel-not-fit"));
    Cases.step(HEAD, spill, "duties/TELL_SENDER", Map.of("channel", "LETTER", "told", "Sở Y tế"))
        .then()
        .statusCode(400)
        .body("errors[0].pointer", is("/letterNumber"));
    Cases.step(
            HEAD,
            spill,
            "duties/TELL_SENDER",
            Map.of("channel", "PHONE", "told", "Sở Y tế", "at", "2020-01-01T00:00:00Z"))
        .then()
        .statusCode(400)
        .body("type", is("/problems/duty-time-not-possible"));
    Cases.step(HEAD, spill, "duties/TELL_SENDER", Map.of("channel", "PHONE", "told", "Sở Y tế"))
        .then()
        .statusCode(200);
    Cases.step(HEAD, spill, "duties/TELL_SENDER", Map.of("channel", "PHONE", "told", "Sở Y tế"))
        .then()
        .statusCode(409)
        .body("type", is("/problems/duty-done-already"));
  }

  @Test
  void whoCarriesOutIsNeitherTheReporterNorTheLead() {
    String spill = cases.inCharge(officer);

    for (String two : List.of(officer.address(), LEAD)) {
      Cases.step(
              LEAD, spill, "people", Map.of("part", "EXECUTOR", "username", two, "name", "Ai đó"))
          .then()
          .statusCode(409)
          .body("type", is("/problems/spill-persons-must-differ"));
    }
    Cases.withExecutor(spill);
    as("dung.pham")
        .get("/api/v1/spills/" + spill)
        .then()
        .statusCode(200)
        .body("myParts", contains("EXECUTOR"));
    assertThat(Cases.waitingFor("dung.pham", spill)).containsExactly("LOCATE");
  }

  @Test
  void aFalseAlarmEndsTheCase() {
    String spill = cases.reported(officer);

    Cases.step(HEAD, spill, "release", Map.of("reason", "Văn bản không đóng dấu mật"))
        .then()
        .statusCode(200)
        .body("state", is("RELEASED"))
        .body("endedAt", notNullValue());

    assertThat(Cases.waitingFor(HEAD, spill)).isEmpty();
    as(HEAD).get("/api/v1/spills").then().body("items.id", hasItem(spill));
  }

  @Test
  void aCaseIsNotClosedBeforeEveryDutyAndPlaceIsAnsweredFor() {
    String spill = cases.inCharge(officer);
    UUID which = UUID.fromString(spill);
    cases.placeIs(which, "hộp thư A", CoverageState.UNKNOWN);
    cases.become(which, SpillState.REMEDIATED);

    Cases.step(LEAD, spill, "closure")
        .then()
        .statusCode(409)
        .body("type", is("/problems/spill-not-yet-covered"));
    for (String duty : List.of("TELL_SENDER", "TELL_AUTHORITY")) {
      Cases.step(HEAD, spill, "duties/" + duty, Map.of("channel", "PHONE", "told", "Trực ban"))
          .then()
          .statusCode(200);
    }
    Cases.step(LEAD, spill, "closure").then().statusCode(409);
    cases.placeIs(which, "hộp thư A", CoverageState.DESTROYED);
    Cases.step(LEAD, spill, "closure").then().statusCode(200).body("state", is("CLOSED"));
  }

  @Test
  void theAuthorityConcludesWhatHasBeenDestroyed() {
    String spill = cases.inCharge(officer);
    Cases.step(
            HEAD,
            spill,
            "duties/TELL_AUTHORITY",
            Map.of("channel", "CIPHER", "told", "PA03", "letterNumber", "7/CY"))
        .then()
        .statusCode(200);
    Map<String, Object> conclusion = Map.of("degree", "INSIDE", "cause", "WRONG_RECIPIENT");
    Cases.step(ASSESSOR, spill, "assessment", conclusion).then().statusCode(409);
    cases.become(UUID.fromString(spill), SpillState.DESTROYED);
    assertThat(Cases.waitingFor(ASSESSOR, spill)).containsExactly("ASSESS");

    Cases.step(ASSESSOR, spill, "assessment", conclusion)
        .then()
        .statusCode(200)
        .body("state", is("ASSESSED"))
        .body("assessment.degree", is("INSIDE"));
    Cases.step(LEAD, spill, "remediation", Map.of("remedies", "Tập huấn lại văn thư"))
        .then()
        .statusCode(200)
        .body("state", is("REMEDIATED"));
  }

  @Test
  void aReportOfTheFutureIsRefused() {
    officer
        .calls()
        .body(Map.of("level", "SECRET", "discoveredAt", Instant.now().plusSeconds(3600).toString()))
        .post("/api/v1/spills")
        .then()
        .statusCode(400)
        .body("errors[0].pointer", is("/discoveredAt"));
  }

  @Test
  void theHeadOfAnotherUnitIsNotTold() {
    officer
        .calls()
        .body(Map.of("level", "SECRET", "unitCode", "syt"))
        .post("/api/v1/spills")
        .then()
        .statusCode(400)
        .body("type", is("/problems/spill-head-unit-unknown"));
  }

  @Test
  void everyStepIsEvidence() {
    String spill = cases.inCharge(officer);

    as(LEAD)
        .get("/api/v1/spills/" + spill + "/evidence?limit=200")
        .then()
        .statusCode(200)
        .body(
            "items.action.findAll { it != 'spill.view' }",
            contains(
                "spill.report",
                "person.join",
                "duty.done",
                "spill.confirmed",
                "person.join",
                "duty.done",
                "person.join"))
        .body(
            "items.findAll { it.action == 'spill.view' }.by",
            hasItems("Lê Mạnh Cường", "Hoàng Thị Em"))
        .body("items[0].details.level", is("SECRET"));
    officer.calls().get("/api/v1/spills/" + spill + "/evidence").then().statusCode(403);
    as("giang.vu")
        .get("/api/v1/audit-entries/security-service?limit=200")
        .then()
        .statusCode(200)
        .body("items.subjectId", not(hasItem(spill)));
  }
}
