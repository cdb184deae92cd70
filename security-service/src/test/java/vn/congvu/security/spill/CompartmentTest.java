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

  @BeforeEach
  void aCaseWithAllItsPeople() {
    reporter = Officer.of("snv");
    spill = cases.inCharge(reporter);
    Cases.withExecutor(spill);
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

    assertThat(endpoints).isEqualTo(new TreeSet<>(Doors.OPEN_TO.keySet()));
  }

  @Test
  void outsideTheCaseNoRoleFindsIt() {
    OUTSIDERS.forEach(
        (login, role) -> {
          for (String endpoint : ofACase()) {
            Response answer = call(as(login), endpoint, spill);
            assertThat(answer.statusCode())
                .as("%s %s", login, endpoint)
                .isEqualTo(Doors.OPEN_TO.get(endpoint).contains(role) ? 404 : 403);
            Response nothing = call(as(login), endpoint, UUID.randomUUID().toString());
            assertThat(said(answer)).as("%s %s", login, endpoint).isEqualTo(said(nothing));
          }
          if (Doors.OPEN_TO.get("GET /waiting-spills").contains(role)) {
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
      for (String endpoint : Doors.OPEN_TO.keySet()) {
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
    for (String endpoint : Doors.OPEN_TO.keySet()) {
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
                .isEqualTo(Doors.OPEN_TO.get(endpoint).contains(role) ? open : 403);
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
    return Doors.OPEN_TO.keySet().stream()
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
    Map<String, Object> body = Doors.BODIES.get(endpoint);
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
