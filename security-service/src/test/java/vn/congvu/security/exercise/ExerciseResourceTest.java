package vn.congvu.security.exercise;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.paper.PaperFormat;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.spill.Cases;

/** A dummy document in real mailboxes, reported as a real one is. */
@QuarkusTest
@RealParts
class ExerciseResourceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Inject Cases cases;

  private Officer officer;
  private Officer colleague;

  @BeforeEach
  void twoWithAMailbox() {
    officer = Officer.of("snv");
    colleague = Officer.of("snv");
  }

  @AfterEach
  void leave() {
    officer.close();
    colleague.close();
  }

  private JsonPath planted(String... mailboxes) {
    Response planned =
        as("em.hoang")
            .body(Map.of("level", "SECRET", "mailboxes", List.of(mailboxes)))
            .post("/api/v1/spill-exercises");
    planned.then().statusCode(201);
    String id = planned.path("id");
    return await()
        .atMost(PATIENCE)
        .until(
            () -> as("em.hoang").get("/api/v1/spill-exercises/" + id).jsonPath(),
            it -> it.getString("state").equals("DONE"));
  }

  private static Map<String, Object> only(Officer owner) {
    List<Map<String, Object>> inbox = owner.calls().get("/api/v1/own-messages").path("items");
    assertThat(inbox).hasSize(1);
    Map<String, Object> message = inbox.getFirst();
    return Map.of(
        "folder", message.get("folder"),
        "uidValidity", message.get("uidValidity"),
        "uid", message.get("uid"));
  }

  private static String reported(Officer owner) {
    Response report =
        owner
            .calls()
            .body(Map.of("level", "SECRET", "message", only(owner)))
            .post("/api/v1/spills");
    report.then().statusCode(201).body("exercise", is(true));
    return report.path("id");
  }

  private static JsonPath figures() {
    LocalDate today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh"));
    int year = today.getYear() + (today.isBefore(LocalDate.of(today.getYear(), 12, 15)) ? 0 : 1);
    return as("hai.do").get("/api/v1/spill-figures/" + year).jsonPath();
  }

  @Test
  void theDocumentLiesInEachMailboxOnceAndAMissingOneIsNamed() {
    JsonPath exercise =
        planted(officer.address(), colleague.address(), "khong-co-" + officer.address());

    assertThat(exercise.getList("mailboxes.findAll { it.plantedAt != null }.address"))
        .containsExactlyInAnyOrder(officer.address(), colleague.address());
    assertThat(exercise.getString("mailboxes.find { it.problem != null }.address"))
        .startsWith("khong-co-");
    assertThat(only(officer)).isNotEmpty();
    assertThat(only(colleague)).isNotEmpty();
  }

  @Test
  void aReportOfItIsAnExerciseWhereverItIsSeenAndInNoFigure() {
    JsonPath exercise = planted(officer.address());
    JsonPath before = figures();
    String spill = reported(officer);

    officer.calls().get("/api/v1/spills").then().body("items.exercise", contains(true));
    assertThat(
            as("cuong.le")
                .get("/api/v1/waiting-spills?limit=200")
                .<Boolean>path("items.find { it.spillId == '" + spill + "' }.exercise"))
        .isTrue();
    Cases.step("cuong.le", spill, "release", Map.of("reason", "Kết thúc diễn tập"))
        .then()
        .statusCode(200);

    assertThat(figures().getMap("$")).isEqualTo(before.getMap("$"));
    as("cuong.le")
        .get("/api/v1/spills/" + spill + "/evidence")
        .then()
        .body("items.action", hasItem("spill.exercise"))
        .body("items.details.toString()", containsString(exercise.getString("id")));
  }

  @Test
  void aRealDocumentAndAnExerciseAreNoOneCase() {
    JsonPath _ = planted(officer.address());
    Map<String, Object> dummy = only(officer);
    String spill = reported(officer);
    Map<String, Object> real =
        officer.gets("INBOX", Officer.letter("tm-" + officer.address(), "x"));

    Cases.step(officer.address(), spill, "references", Map.of("message", real))
        .then()
        .statusCode(409)
        .body("type", is("/problems/spill-exercise-mixed"));

    Response other =
        officer.calls().body(Map.of("level", "SECRET", "message", real)).post("/api/v1/spills");
    other.then().statusCode(201).body("exercise", is(false));
    Cases.step(officer.address(), other.path("id"), "references", Map.of("message", dummy))
        .then()
        .statusCode(409);
  }

  @Test
  void aRealDocumentUnderTheMessageIdOfAnExerciseIsReal() {
    JsonPath exercise = planted(officer.address());
    Map<String, Object> forged =
        colleague.gets("INBOX", under(messageId(exercise), "Nội dung thật"));

    colleague
        .calls()
        .body(Map.of("level", "SECRET", "message", forged))
        .post("/api/v1/spills")
        .then()
        .statusCode(201)
        .body("exercise", is(false));
  }

  @Test
  void aReportByMessageIdAloneIsRealUntilTheMessageIsRead() {
    JsonPath exercise = planted(officer.address());
    Response report =
        officer
            .calls()
            .body(Map.of("level", "SECRET", "messageId", messageId(exercise)))
            .post("/api/v1/spills");
    report.then().statusCode(201).body("exercise", is(false));
    String spill = report.path("id");
    Cases.step("cuong.le", spill, "confirmation").then().statusCode(200);
    Cases.step("em.hoang", spill, "assignment").then().statusCode(200);

    Cases.step("em.hoang", spill, "searches", Map.of("kind", "LOCATE")).then().statusCode(201);

    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> as("em.hoang").get("/api/v1/spills/" + spill).then().body("exercise", is(true)));
  }

  private static String messageId(JsonPath exercise) {
    return "<dien-tap." + exercise.getString("id") + "@congvu.invalid>";
  }

  private static byte[] under(String messageId, String text) {
    return ("From: <an@tinhmau.example>\r\nMessage-ID: " + messageId + "\r\n\r\n" + text + "\r\n")
        .getBytes(UTF_8);
  }

  @Test
  void theScoreHoldsEachStepAgainstItsTime() {
    JsonPath exercise = planted(officer.address(), colleague.address());
    String address = "/api/v1/spill-exercises/" + exercise.getString("id");
    assertThat(as("em.hoang").get(address + "/score").jsonPath().getList("cases")).isEmpty();
    as("em.hoang").accept(PaperFormat.PDF_TYPE).get(address + "/report").then().statusCode(200);
    String spill = reported(officer);
    Cases.step("cuong.le", spill, "confirmation").then().statusCode(200);

    JsonPath score = as("em.hoang").get(address + "/score").jsonPath();

    assertThat(score.getInt("planted")).isEqualTo(2);
    assertThat(score.getList("cases[0].lines.what"))
        .containsExactly(
            "phát hiện và báo",
            "báo Thủ trưởng",
            "báo cơ quan quản lý, vận hành",
            "báo cơ quan gửi tài liệu",
            "báo cáo cơ quan có thẩm quyền",
            "tìm các bản",
            "cách ly",
            "phê duyệt hủy",
            "hủy");
    assertThat(score.getList("cases[0].lines.result"))
        .containsExactly("MET", "MET", "MET", "OPEN", "OPEN", "OPEN", "OPEN", "OPEN", "OPEN");
    assertThat(score.getInt("met")).isEqualTo(3);
    assertThat(score.getInt("scored")).isEqualTo(3);
    assertThat(score.getList("cases[0].lines.legalBasis", String.class)).noneMatch(String::isBlank);
    for (String format : List.of(PaperFormat.PDF_TYPE, PaperFormat.DOCX_TYPE)) {
      as("em.hoang").accept(format).get(address + "/report").then().statusCode(200);
    }
    assertThat(
            as("cuong.le")
                .accept(PaperFormat.PDF_TYPE)
                .get("/api/v1/spills/" + spill + "/papers/sender-notice")
                .asByteArray())
        .startsWith("%PDF".getBytes(US_ASCII));
  }

  @Test
  void onlyALeadOfTheOperatorPlansAndAddressesAreChecked() {
    Map<String, Object> plan = Map.of("level", "SECRET", "mailboxes", List.of("an@x.example"));
    officer.calls().body(plan).post("/api/v1/spill-exercises").then().statusCode(403);
    as("em.hoang")
        .body(Map.of("level", "SECRET", "mailboxes", List.of("a\r\nBcc: b@x.example")))
        .post("/api/v1/spill-exercises")
        .then()
        .statusCode(400);
    as("em.hoang")
        .body(Map.of("level", "SECRET", "mailboxes", List.of()))
        .post("/api/v1/spill-exercises")
        .then()
        .statusCode(400);
  }
}
