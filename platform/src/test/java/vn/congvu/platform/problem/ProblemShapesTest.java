package vn.congvu.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.net.URL;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.PostgresTestResource;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(KeycloakTestResource.class)
class ProblemShapesTest {

  @TestHTTPResource(value = "/openapi", management = true)
  URL openApi;

  @Test
  void aThrownProblemIsAnsweredWithItsTypeDetailPathAndRequestId() {
    ValidatableResponse answer =
        given().header("X-Request-Id", "asked-by-me").get("/things/absent").then();

    problem(answer, 404, "not-found")
        .body("title", equalTo("Absent, or not yours to know"))
        .body("detail", equalTo("Không tìm thấy hộp thư này."))
        .body("instance", equalTo("/things/absent"))
        .body("requestId", equalTo("asked-by-me"))
        .header("X-Request-Id", "asked-by-me");
  }

  @Test
  void anOddRequestIdIsReplaced() {
    given()
        .header("X-Request-Id", "a b\u00e9")
        .get("/things/absent")
        .then()
        .header("X-Request-Id", matchesPattern("[0-9a-f-]{36}"));
  }

  @Test
  void retryAfterIsAHeader() {
    problem(given().get("/things/later").then(), 429, "too-many-requests")
        .header("Retry-After", "30");
  }

  @Test
  void eachBrokenRuleOfABodyHasItsPointer() {
    ValidatableResponse answer =
        asFocalPoint()
            .body("{\"name\":\"\",\"parts\":[{\"label\":\"a\"},{\"label\":\" \"}],\"count\":1}")
            .post("/things")
            .then();

    problem(answer, 400, "invalid-input")
        .body("errors.pointer", equalTo(java.util.List.of("/name", "/parts/1/label")))
        .body("errors[0].detail", equalTo("không được để trống"));
  }

  @Test
  void aBrokenRuleOfAParameterNamesTheParameter() {
    problem(given().get("/things/paged?limit=500").then(), 400, "invalid-input")
        .body("errors.pointer", hasItem("#limit"))
        .body("errors[0].detail", equalTo("phải nhỏ hơn hoặc bằng 200"));
  }

  @Test
  void anUnknownFieldIsRefusedWithItsPointer() {
    ValidatableResponse answer =
        asFocalPoint()
            .body("{\"name\":\"a\",\"parts\":[{\"label\":\"a\",\"colour\":1}],\"count\":1}")
            .post("/things")
            .then();

    problem(answer, 400, "unreadable").body("errors.pointer", hasItem("/parts/0/colour"));
  }

  @Test
  void aValueOfTheWrongTypeIsRefusedWithItsPointerAndNotRepeated() {
    ValidatableResponse answer =
        asFocalPoint()
            .body("{\"name\":\"a\",\"parts\":[],\"count\":\"hunter2\"}")
            .post("/things")
            .then();

    problem(answer, 400, "unreadable")
        .body("errors.pointer", hasItem("/count"))
        .body("toString()", not(containsString("hunter2")));
  }

  @Test
  void malformedDoubledAndTrailingJsonIsUnreadable() {
    problem(asFocalPoint().body("{\"name\":").post("/things").then(), 400, "unreadable");
    problem(
        asFocalPoint()
            .body("{\"name\":\"a\",\"name\":\"b\",\"parts\":[],\"count\":1}")
            .post("/things")
            .then(),
        400,
        "unreadable");
    problem(
        asFocalPoint().body("{\"name\":\"a\",\"parts\":[],\"count\":1} {}").post("/things").then(),
        400,
        "unreadable");
    problem(asFocalPoint().body("").post("/things").then(), 400, "invalid-input");
  }

  @Test
  void noTokenAndABadTokenAre401WithAChallenge() {
    problem(given().get("/things/me").then(), 401, "unauthenticated")
        .header("WWW-Authenticate", startsWith("Bearer"));
    problem(given().auth().oauth2("not.a.token").get("/things/me").then(), 401, "unauthenticated")
        .header("WWW-Authenticate", startsWith("Bearer"));
  }

  @Test
  void aRoleTooSmallAndAnUnannotatedEndpointAre403() {
    problem(
        given().auth().oauth2(Tokens.of("an.nguyen")).get("/things/me").then(), 403, "forbidden");
    problem(
        given().auth().oauth2(Tokens.of("binh.tran")).get("/things/unannotated").then(),
        403,
        "forbidden");
  }

  @Test
  void whatJakartaRestRefusesHasTheSameShape() {
    problem(given().get("/no-such-path").then(), 404, "not-found");
    problem(given().delete("/things/me").then(), 405, "method-not-allowed");
    problem(given().accept("text/csv").get("/things/paged").then(), 406, "not-acceptable");
    problem(
        given()
            .auth()
            .oauth2(Tokens.of("binh.tran"))
            .contentType("text/plain")
            .body("x")
            .post("/things")
            .then(),
        415,
        "unsupported-media-type");
  }

  @Test
  void aBodyBeyondTheLimitIs413() {
    problem(asFocalPoint().body(" ".repeat(70_000)).post("/things").then(), 413, "too-large");
  }

  @Test
  void onePathMayTakeMore() {
    String body = " ".repeat(70_000);
    problem(asFocalPoint().body(body).post("/things/file/other").then(), 413, "too-large");

    assertThat(asFocalPoint().body(body).post("/things/file").statusCode()).isNotEqualTo(413);
    problem(asFocalPoint().body(body + body).post("/things/file").then(), 413, "too-large");
  }

  @Test
  void anUnexpectedFailureSaysNothingOfItself() {
    problem(given().get("/things/broken").then(), 500, "internal")
        .body("toString()", not(containsString("hunter2")))
        .body("requestId", notNullValue());
  }

  @Test
  void aDatabaseThatIsAwayIs503WithRetryAfter() {
    problem(given().get("/things/database-away").then(), 503, "unavailable")
        .header("Retry-After", "5");
  }

  @Test
  void aChangeNeedsTheVersionItWasMadeAgainst() {
    problem(json().put("/things/a").then(), 428, "precondition-required");
    problem(json().header("If-Match", "\"6\"").put("/things/a").then(), 412, "precondition-failed");
  }

  @Test
  void aRowChangedInBetweenIs412WhenTheCallerNamedAVersion() {
    problem(json().header("If-Match", "\"7\"").put("/things/a").then(), 412, "precondition-failed");
  }

  @Test
  void aDuplicateThatOnlyTheDatabaseSawIs409() {
    asFocalPoint().body(thing("twice")).post("/things").then().statusCode(201);

    problem(asFocalPoint().body(thing("twice")).post("/things").then(), 409, "conflict");
  }

  @Test
  void everyOperationDocumentsProblemDetails() {
    given()
        .accept("application/json")
        .queryParam("format", "json")
        .get(openApi)
        .then()
        .statusCode(200)
        .body(
            "paths.'/things'.post.responses.default.'$ref'",
            equalTo("#/components/responses/Problem"))
        .body("components.schemas.Problem.properties.requestId", notNullValue());
  }

  private static String thing(String name) {
    return "{\"name\":\"" + name + "\",\"parts\":[{\"label\":\"a\"}],\"count\":1}";
  }

  private static RequestSpecification json() {
    return given().contentType("application/json");
  }

  private static RequestSpecification asFocalPoint() {
    return json().auth().oauth2(Tokens.of("binh.tran"));
  }

  private static ValidatableResponse problem(ValidatableResponse answer, int status, String slug) {
    return answer
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/" + slug))
        .body("status", equalTo(status))
        .body("detail", notNullValue());
  }
}
