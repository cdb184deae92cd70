package vn.congvu.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
@QuarkusTestResource(
    value = KeycloakTestResource.class,
    initArgs = @ResourceArg(name = "client", value = "gateway"))
class GatewayTest {

  @Test
  void aBearerReachesTheServiceThatOwnsThePath() {
    Response answer =
        bearer("binh.tran")
            .header("X-Request-Id", "hr-2026-11-24.1")
            .header("X-Forwarded-For", "203.0.113.7")
            .header("X-User", "root")
            .cookie("stray", "1")
            .get("/api/v1/units/snv?expand=head");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.<String>path("uri")).isEqualTo("/api/v1/units/snv?expand=head");
    assertThat(answer.<String>path("headers.authorization"))
        .isEqualTo("Bearer " + Tokens.of("binh.tran"));
    assertThat(answer.<String>path("headers.x-request-id")).isEqualTo("hr-2026-11-24.1");
    assertThat(answer.<String>path("headers.traceparent")).matches("00-\\w{32}-\\w{16}-01");
    assertThat(answer.<String>path("headers.x-forwarded-for")).isEqualTo("127.0.0.1");
    assertThat(answer.<Object>path("headers.cookie")).isNull();
    assertThat(answer.<Object>path("headers.x-user")).isNull();
    assertThat(answer.header("X-Request-Id")).isEqualTo("hr-2026-11-24.1");
    assertThat(answer.header("Location")).isEqualTo("/api/v1/units/1");
    assertThat(answer.header("Server")).isNull();
    assertThat(answer.header("Set-Cookie")).isNull();
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Content-Security-Policy")).contains("frame-ancestors 'none'");
  }

  @Test
  void aBodyPassesUntouchedAndWhole() {
    Response answer =
        bearer("binh.tran")
            .contentType("application/json")
            .body("x".repeat(60_000))
            .post("/api/v1/units");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.<Integer>path("bodyLength")).isEqualTo(60_000);
  }

  @Test
  void withoutATokenThereIsA401AndNoRedirect() {
    Response answer = given().redirects().follow(false).get("/api/v1/units");

    assertProblem(answer, 401, "unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.getCookies()).isEmpty();
  }

  @Test
  void aForgedTokenIsRefused() {
    String token = Tokens.of("binh.tran");
    Response answer =
        given()
            .auth()
            .oauth2(token.substring(0, token.length() - 6) + "AAAAAA")
            .get("/api/v1/units");

    assertProblem(answer, 401, "unauthenticated");
  }

  @Test
  void aPublicCallNeedsNoTokenAndGetsNone() {
    Response answer =
        given()
            .contentType("application/json")
            .body("{}")
            .post("/api/v1/password-links/redemptions");

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.<Object>path("headers.authorization")).isNull();
    assertProblem(given().get("/api/v1/password-links/redemptions"), 401, "unauthenticated");
  }

  @Test
  void aPathNobodyOwnsIs404() {
    assertProblem(bearer("binh.tran").get("/api/v1/unitsandmore"), 404, "not-found");
  }

  @Test
  void aPathThatCanBeReadInTwoWaysIsRefused() {
    assertProblem(
        bearer("binh.tran").urlEncodingEnabled(false).get("/api/v1/units/..%2fmailboxes"),
        400,
        "bad-path");
  }

  @Test
  void aMethodNobodyUsesIs405() {
    assertProblem(bearer("binh.tran").request("TRACE", "/api/v1/units"), 405, "method-not-allowed");
    assertProblem(
        bearer("binh.tran").contentType("application/json").body("{}").post("/api/v1/me"),
        405,
        "method-not-allowed");
  }

  @Test
  void aMediaTypeTheRouteDoesNotTakeIs415() {
    assertProblem(
        bearer("binh.tran").contentType("text/plain").body("{}").post("/api/v1/units"),
        415,
        "unsupported-media-type");
  }

  @Test
  void aBodyAnnouncedTooLargeIs413() {
    assertProblem(
        bearer("binh.tran")
            .contentType("application/json")
            .body("x".repeat(70_000))
            .post("/api/v1/units"),
        413,
        "too-large");
  }

  @Test
  void aBodyThatGrowsTooLargeIs413() throws Exception {
    var chunks = new java.io.ByteArrayInputStream(new byte[200_000]);
    var answer =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(
                            "http://localhost:"
                                + io.restassured.RestAssured.port
                                + "/api/v1/units"))
                    .header("Authorization", "Bearer " + Tokens.of("binh.tran"))
                    .header("Content-Type", "application/json")
                    .POST(java.net.http.HttpRequest.BodyPublishers.ofInputStream(() -> chunks))
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
  }

  @Test
  void aServiceThatDoesNotAnswerInTimeIs504() {
    Response answer = bearer("an.nguyen").get("/api/v1/slow");

    assertProblem(answer, 504, "deadline-passed");
    assertThat(answer.header("Retry-After")).isEqualTo("1");
  }

  @Test
  void aServiceThatIsAwayIs502AndSoonAnImmediate503() {
    Supplier<Response> call = () -> bearer("dao.vo").get("/api/v1/gone");

    assertProblem(call.get(), 502, "bad-gateway");
    for (int i = 0; i < 4; i++) {
      call.get();
    }
    Response rested = call.get();

    assertProblem(rested, 503, "unavailable");
    assertThat(rested.header("Retry-After")).isEqualTo("1");
    assertThat(given().port(managementPort()).get("/q/metrics").asString())
        .containsPattern("congvu_gateway_breaker_state\\{upstream=\"127.0.0.1:\\d+\"} 1.0")
        .contains("congvu_gateway_requests_seconds_count{");
  }

  @Test
  void whoeverAsksTooOftenIsToldWhenToComeBack() {
    Response answer = bearer("mai.ly").get("/api/v1/me");
    assertThat(answer.header("RateLimit-Limit")).isEqualTo("60");
    for (int i = 0; i < 100 && answer.statusCode() == 200; i++) {
      answer = bearer("mai.ly").get("/api/v1/me");
    }

    assertProblem(answer, 429, "too-many-requests");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    assertThat(bearer("binh.tran").get("/api/v1/me").statusCode()).isEqualTo(200);
  }

  @Test
  void anErrorInAnotherShapeBecomesAProblemAndAProblemPassesAsItIs() {
    assertProblem(bearer("binh.tran").get("/api/v1/units/plain-error"), 404, "http-404");

    Response own = bearer("binh.tran").get("/api/v1/units/own-problem");
    assertThat(own.statusCode()).isEqualTo(409);
    assertThat(own.<String>path("type")).isEqualTo("/problems/taken");
  }

  @Test
  void aSystemOfTheProvinceIsKnownByItsClient() {
    Response me = given().auth().oauth2(Tokens.ofClient("hr-system")).get("/api/v1/me");

    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(me.jsonPath().getList("roles")).containsExactly("integration");
    assertThat(me.jsonPath().getList("unitCodes")).containsExactly("snv");
  }

  @Test
  void theApiDocumentNamesTheServiceThatIsAway() {
    Response document = given().get("/openapi.json");

    assertThat(document.statusCode()).isEqualTo(200);
    assertThat(document.<Object>path("paths.'/api/v1/units'.get")).isNotNull();
    assertThat(document.jsonPath().getList("x-missing-services"))
        .containsExactlyInAnyOrder("backup", "incident", "security");
    assertThat(given().get("/openapi.yaml").asString()).contains("/api/v1/units:");
  }

  @Test
  void noQueryStringEntersALog() {
    var lines = new java.util.concurrent.LinkedBlockingQueue<String>();
    var handler =
        new java.util.logging.Handler() {
          @Override
          public void publish(java.util.logging.LogRecord line) {
            lines.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    var log = java.util.logging.Logger.getLogger("io.quarkus.http.access-log");
    log.addHandler(handler);

    bearer("binh.tran").get("/api/v1/units?q=khong-duoc-ghi");

    assertThat(lines)
        .anyMatch(line -> line.contains(" GET /api/v1/units 200 "))
        .noneMatch(line -> line.contains("khong-duoc-ghi"));
    log.removeHandler(handler);
  }

  @Test
  void readinessDoesNotHangOnAService() {
    Response health = given().port(managementPort()).get("/q/health/ready");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.asString()).contains("upstreams");
  }

  static io.restassured.specification.RequestSpecification bearer(String username) {
    return given().auth().oauth2(Tokens.of(username));
  }

  static void assertProblem(Response answer, int status, String slug) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.<String>path("type")).isEqualTo("/problems/" + slug);
    assertThat(answer.<Integer>path("status")).isEqualTo(status);
    assertThat(answer.<String>path("title")).isNotBlank();
    assertThat(answer.<String>path("detail")).isNotBlank();
    assertThat(answer.<String>path("instance")).startsWith("/");
    assertThat(answer.<String>path("requestId")).isEqualTo(answer.header("X-Request-Id"));
  }

  private static int managementPort() {
    return org.eclipse.microprofile.config.ConfigProvider.getConfig()
        .getValue("quarkus.management.test-port", Integer.class);
  }
}
