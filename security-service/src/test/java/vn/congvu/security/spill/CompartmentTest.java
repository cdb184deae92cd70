package vn.congvu.security.spill;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static vn.congvu.security.People.as;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.TestUsers;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;

/** Every endpoint × every role × inside and outside the case. */
@QuarkusTest
@RealParts
class CompartmentTest {

  private static final String EXECUTOR = "dung.pham";

  /** Who may knock at all; whether the door opens is the case's to say. */
  private static final Map<String, Set<String>> DOORS =
      Map.ofEntries(
          Map.entry("GET /spills/{id}", everybody()),
          Map.entry("GET /spills/{id}/evidence", everybody()),
          Map.entry("GET /spills/{id}/evidence/export", everybody()),
          Map.entry("GET /spills/{id}/evidence/anchors", everybody()),
          Map.entry("GET /spills/{id}/coverage", everybody()),
          Map.entry("GET /spills/{id}/papers/{kind}", everybody()),
          Map.entry("GET /spills/{id}/leak-radius", everybody()),
          Map.entry("GET /spills/{id}/leak-radius/people", everybody()),
          Map.entry("POST /spills/{id}/leak-radius", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("GET /spills/{id}/copies", everybody()),
          Map.entry("GET /spills/{id}/searches", everybody()),
          Map.entry("GET /spills/{id}/searches/{search}/places", everybody()),
          Map.entry("POST /spills/{id}/searches", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/confirmation", Set.of(Role.UNIT_HEAD)),
          Map.entry("POST /spills/{id}/assignment", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/people", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/duties/{kind}", Set.of(Role.UNIT_HEAD, Role.OPERATOR_LEAD)),
          Map.entry(
              "POST /spills/{id}/references",
              Set.of(
                  Role.OFFICER,
                  Role.FOCAL_POINT,
                  Role.UNIT_HEAD,
                  Role.OPERATOR,
                  Role.OPERATOR_LEAD)),
          Map.entry(
              "POST /spills/{id}/references/{reference}/acceptance",
              Set.of(Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/containment", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("GET /spills/{id}/containment", everybody()),
          Map.entry("GET /spills/{id}/parts", everybody()),
          Map.entry(
              "POST /spills/{id}/parts/{part}/exclusion",
              Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/copies/decision", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/release", Set.of(Role.UNIT_HEAD, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/assessment", Set.of(Role.POLICE_ASSESSOR)),
          Map.entry("POST /spills/{id}/remediation", Set.of(Role.UNIT_HEAD, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/closure", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/result-sets", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("GET /spills/{id}/result-sets", everybody()),
          Map.entry("GET /spills/{id}/result-sets/{number}", everybody()),
          Map.entry("GET /spills/{id}/result-sets/{number}/lines", everybody()),
          Map.entry("GET /spills/{id}/result-sets/{number}/export", everybody()),
          Map.entry(
              "POST /spills/{id}/result-sets/{number}/approval",
              Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry(
              "POST /spills/{id}/result-sets/{number}/rejection",
              Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /spills/{id}/result-sets/{number}/lifting", Set.of(Role.OPERATOR_LEAD)),
          Map.entry(
              "POST /spills/{id}/result-sets/{number}/destruction",
              Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("GET /spills/{id}/result-sets/{number}/destruction", everybody()),
          Map.entry("PUT /spills/{id}/coverage/{row}", Set.of(Role.OPERATOR_LEAD)),
          // No case in the address: the answer is what the caller may see.
          Map.entry("GET /spills", everybody()),
          Map.entry("POST /spills", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry(
              "GET /waiting-spills",
              Set.of(Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD, Role.POLICE_ASSESSOR)),
          Map.entry("GET /own-folders", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry("GET /own-messages", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry("GET /own-mailboxes", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry(
              "GET /my-mailbox-access", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry("GET /mailbox-entries", registerReaders()),
          Map.entry("GET /mailbox-rights-evidence", Set.of(Role.OPERATOR_LEAD, Role.AUDITOR)),
          Map.entry("POST /mailbox-rights", Set.of(Role.OFFICER, Role.FOCAL_POINT, Role.UNIT_HEAD)),
          Map.entry("GET /mailbox-rights", registerReaders()),
          Map.entry(
              "GET /mailbox-rights/{id}",
              Set.of(
                  Role.OFFICER,
                  Role.FOCAL_POINT,
                  Role.UNIT_HEAD,
                  Role.OPERATOR,
                  Role.OPERATOR_LEAD,
                  Role.AUDITOR)),
          Map.entry("POST /mailbox-rights/{id}/grant", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry("POST /mailbox-rights/{id}/refusal", Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry(
              "POST /mailbox-rights/{id}/end",
              Set.of(
                  Role.OFFICER,
                  Role.FOCAL_POINT,
                  Role.UNIT_HEAD,
                  Role.OPERATOR,
                  Role.OPERATOR_LEAD)),
          Map.entry("GET /mailbox-reviews", registerReaders()),
          Map.entry("GET /mailbox-reviews/{id}/lines", registerReaders()),
          Map.entry(
              "POST /mailbox-reviews/{id}/lines/{right}/decision",
              Set.of(Role.UNIT_HEAD, Role.OPERATOR_LEAD)),
          Map.entry("GET /spill-rules", everybody()),
          Map.entry("GET /spill-figures/{year}", Set.of(Role.OPERATOR_LEAD, Role.POLICE_ASSESSOR)),
          Map.entry("POST /spill-exercises", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("GET /spill-exercises", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("GET /spill-exercises/{id}", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("GET /spill-exercises/{id}/score", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("GET /spill-exercises/{id}/report", Set.of(Role.OPERATOR_LEAD)),
          Map.entry("POST /spill-access-orders", breakGlass()),
          Map.entry("GET /spill-access-orders", breakGlass()),
          Map.entry("GET /spill-access-orders/{id}", breakGlass()),
          Map.entry("POST /spill-access-orders/{id}/approval", breakGlass()),
          Map.entry("POST /spill-access-orders/{id}/refusal", breakGlass()));

  private static final Map<String, Map<String, Object>> BODIES =
      Map.ofEntries(
          Map.entry("POST /spills/{id}/searches", Map.of("kind", "LOCATE")),
          Map.entry(
              "POST /spills/{id}/people",
              Map.of("part", "APPROVER", "username", "nga.trinh", "name", "Trịnh Thị Nga")),
          Map.entry(
              "POST /spills/{id}/duties/{kind}", Map.of("channel", "PHONE", "told", "Sở Y tế")),
          Map.entry("POST /spills/{id}/references", Map.of("messageId", "<a@tinhmau.example>")),
          Map.entry("POST /spills/{id}/release", Map.of("reason", "Báo nhầm")),
          Map.entry(
              "POST /spills/{id}/parts/{part}/exclusion", Map.of("reason", "Biểu trưng của tỉnh")),
          Map.entry(
              "POST /spills/{id}/copies/decision",
              Map.of(
                  "copies",
                  List.of(new UUID(0, 1)),
                  "areCopies",
                  false,
                  "reason",
                  "Thư khác nội dung")),
          Map.entry("POST /spills/{id}/assessment", Map.of("degree", "NONE", "cause", "OTHER")),
          Map.entry("POST /spills/{id}/remediation", Map.of("remedies", "Tập huấn")),
          Map.entry(
              "POST /spills/{id}/result-sets/{number}/approval",
              Map.of(
                  "digest",
                  "0".repeat(64),
                  "authority",
                  Map.of("keepAsIs", false, "answeredBy", "PA03", "letterNumber", "12/CAT-PA03"))),
          Map.entry(
              "PUT /spills/{id}/coverage/{row}",
              Map.of("state", "DECLARED", "proof", "Bản cam kết 3")),
          Map.entry("POST /spills/{id}/result-sets/{number}/rejection", Map.of("reason", "Thiếu")),
          Map.entry(
              "POST /spills/{id}/result-sets/{number}/lifting",
              Map.of("reason", "Công văn 15/CAT-PA03")));

  /** Roles by login; all but the demo's own unit heads and officers are outside the case. */
  private static final Map<String, String> OUTSIDERS =
      Map.of(
          "an.nguyen", Role.OFFICER,
          "binh.tran", Role.FOCAL_POINT,
          "mai.ly", Role.OFFICER,
          "lan.ngo", Role.UNIT_HEAD,
          "quynh.mai", Role.UNIT_HEAD,
          "dao.vo", Role.OPERATOR,
          "nga.trinh", Role.OPERATOR_LEAD,
          "giang.vu", Role.AUDITOR);

  @Inject Cases cases;

  @TestHTTPResource(value = "/openapi", management = true)
  URL document;

  private Officer reporter;
  private String spill;

  private static Set<String> everybody() {
    return Set.of(
        Role.OFFICER,
        Role.FOCAL_POINT,
        Role.UNIT_HEAD,
        Role.OPERATOR,
        Role.OPERATOR_LEAD,
        Role.AUDITOR,
        Role.POLICE_ASSESSOR);
  }

  private static Set<String> registerReaders() {
    return Set.of(
        Role.FOCAL_POINT, Role.UNIT_HEAD, Role.OPERATOR, Role.OPERATOR_LEAD, Role.AUDITOR);
  }

  private static Set<String> breakGlass() {
    return Set.of(Role.OPERATOR_LEAD, Role.AUDITOR, Role.POLICE_ASSESSOR);
  }

  @BeforeEach
  void aCaseWithAllItsPeople() {
    reporter = Officer.of("snv");
    spill = cases.inCharge(reporter);
    Cases.step(
            "em.hoang",
            spill,
            "people",
            Map.of("part", "EXECUTOR", "username", EXECUTOR, "name", "Phạm Tiến Dũng"))
        .then()
        .statusCode(200);
  }

  @AfterEach
  void leave() {
    reporter.close();
  }

  @Test
  void theTableHasEveryEndpoint() {
    Map<String, Map<String, Object>> paths =
        given().queryParam("format", "json").get(document).path("paths");
    Set<String> endpoints =
        paths.entrySet().stream()
            .filter(path -> !path.getKey().startsWith("/api/v1/audit-entries"))
            .flatMap(
                path ->
                    path.getValue().keySet().stream()
                        .filter(Set.of("get", "post", "put", "delete", "patch")::contains)
                        .map(
                            verb ->
                                verb.toUpperCase(Locale.ROOT)
                                    + " "
                                    + path.getKey().substring("/api/v1".length())))
            .collect(toCollection(TreeSet::new));

    assertThat(endpoints).isEqualTo(new TreeSet<>(DOORS.keySet()));
  }

  @Test
  void outsideTheCaseNoRoleFindsIt() {
    OUTSIDERS.forEach(
        (login, role) -> {
          for (String endpoint : ofACase()) {
            Response answer = call(as(login), endpoint, spill);
            assertThat(answer.statusCode())
                .as("%s %s", login, endpoint)
                .isEqualTo(DOORS.get(endpoint).contains(role) ? 404 : 403);
            Response nothing = call(as(login), endpoint, UUID.randomUUID().toString());
            assertThat(said(answer)).as("%s %s", login, endpoint).isEqualTo(said(nothing));
          }
          if (DOORS.get("GET /waiting-spills").contains(role)) {
            assertThat(
                    as(login)
                        .get("/api/v1/waiting-spills?limit=200")
                        .<List<String>>path("items.spillId"))
                .as(login)
                .doesNotContain(spill);
          }
          assertThat(as(login).get("/api/v1/spills?limit=200").<List<String>>path("items.id"))
              .as(login)
              .doesNotContain(spill);
        });
  }

  @Test
  void otherSystemsAndOurOwnServicesHaveNoDoorHere() {
    for (String client : List.of("hr-system", "incident-service", "account-service")) {
      for (String endpoint : DOORS.keySet()) {
        RequestSpecification caller =
            given().auth().oauth2(Tokens.ofClient(client)).contentType("application/json");
        assertThat(call(caller, endpoint, spill).statusCode())
            .as("%s %s", client, endpoint)
            .isEqualTo(403);
      }
    }
  }

  @Test
  void withoutATokenEveryDoorIsShut() {
    for (String endpoint : DOORS.keySet()) {
      assertThat(call(given().contentType("application/json"), endpoint, spill).statusCode())
          .as(endpoint)
          .isEqualTo(401);
    }
  }

  @Test
  void insideTheRoleOpensItsOwnDoorsOnly() {
    Cases.step(
            "cuong.le", spill, "duties/TELL_AUTHORITY", Map.of("channel", "PHONE", "told", "PA03"))
        .then()
        .statusCode(200);
    Map<String, String> insiders =
        Map.of(
            reporter.address(),
            Role.OFFICER,
            "cuong.le",
            Role.UNIT_HEAD,
            "em.hoang",
            Role.OPERATOR_LEAD,
            EXECUTOR,
            Role.OPERATOR,
            "hai.do",
            Role.POLICE_ASSESSOR);
    insiders.forEach(
        (login, role) -> {
          for (String endpoint : ofACase()) {
            boolean read = endpoint.startsWith("GET");
            boolean ownOnly = login.equals(reporter.address()) && !endpoint.endsWith("{id}");
            // The case has no set of copies yet.
            int there = endpoint.contains("{number}") ? 404 : 200;
            int open = read ? (ownOnly ? 403 : there) : 428;
            assertThat(call(as(login), endpoint, spill).statusCode())
                .as("%s %s", login, endpoint)
                .isEqualTo(DOORS.get(endpoint).contains(role) ? open : 403);
          }
        });
  }

  @Test
  void whoOnlyReportedItSeesNothingOfWhatOthersDo() {
    Map<String, Object> seen = reporter.calls().get("/api/v1/spills/" + spill).path("$");

    assertThat(seen.keySet())
        .containsExactlyInAnyOrder(
            "id",
            "code",
            "state",
            "unit",
            "level",
            "note",
            "discoveredAt",
            "reportedAt",
            "referredAt",
            "endedAt",
            "myParts",
            "duties",
            "people",
            "references",
            "assessment",
            "remedies",
            "exercise",
            "version");
    assertThat(seen.get("people")).isNull();
    assertThat(seen.get("references")).isNull();
    assertThat(seen.get("referredAt")).isNull();
    assertThat((List<?>) seen.get("duties")).hasSize(1);
    reporter.calls().get("/api/v1/spills").then().body("items[0]", not(hasKey("people")));
  }

  @Test
  void theAuthoritySeesACaseOnlyOnceItWasReportedToIt() {
    as("hai.do").get("/api/v1/spills/" + spill).then().statusCode(404);

    Cases.step(
            "cuong.le", spill, "duties/TELL_AUTHORITY", Map.of("channel", "PHONE", "told", "PA03"))
        .then()
        .statusCode(200);

    as("hai.do").get("/api/v1/spills/" + spill).then().statusCode(200);
  }

  @Test
  void anotherLeadSeesItUntilOneIsInCharge() {
    String waiting = cases.reported(reporter);
    as("nga.trinh").get("/api/v1/spills/" + waiting).then().statusCode(404);
    Cases.step("cuong.le", waiting, "confirmation").then().statusCode(200);

    as("nga.trinh").get("/api/v1/spills/" + waiting).then().statusCode(200);
    Cases.step("em.hoang", waiting, "assignment").then().statusCode(200);

    as("nga.trinh").get("/api/v1/spills/" + waiting).then().statusCode(404);
  }

  @Test
  void aLoginThatGotAnotherNameStaysTheSamePerson() {
    String before = reporter.address();
    String after = "n" + before;
    TestUsers.rename(before, after);
    Cases.step(
            "em.hoang",
            spill,
            "people",
            Map.of("part", "APPROVER", "username", after, "name", "Ai đó"))
        .then()
        .statusCode(200);

    Response seen = as(after).get("/api/v1/spills/" + spill);

    assertThat(seen.<List<String>>path("myParts")).containsExactly("REPORTER");
  }

  private static Set<String> ofACase() {
    return DOORS.keySet().stream()
        .filter(endpoint -> endpoint.contains("/spills/{id}"))
        .collect(toCollection(TreeSet::new));
  }

  private static Response call(RequestSpecification caller, String endpoint, String id) {
    String[] words = endpoint.split(" ");
    String path =
        "/api/v1"
            + words[1]
                .replace("{id}", id)
                .replace("/papers/{kind}", "/papers/sender-notice")
                .replace("{search}", new UUID(0, 1).toString())
                .replace("{kind}", "TELL_SENDER")
                .replace("{number}", "1")
                .replace("{part}", new UUID(0, 1).toString())
                .replace("{reference}", new UUID(0, 1).toString())
                .replace("{row}", "0199c0de-0000-7000-8000-000000000001")
                .replace("{right}", id)
                .replace("{year}", "2026");
    if (words[0].equals("GET")) {
      return caller.get(path);
    }
    Map<String, Object> body = BODIES.get(endpoint);
    RequestSpecification call = body == null ? caller : caller.body(body);
    return words[0].equals("PUT") ? call.put(path) : call.post(path);
  }

  /** The answer without what names the request. */
  private static Map<String, Object> said(Response answer) {
    Map<String, Object> problem = answer.path("$");
    problem.remove("instance");
    problem.remove("requestId");
    return problem;
  }
}
