package vn.congvu.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.gateway.GatewayTest.assertProblem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.localstack.test.KeycloakTestResource;

@QuarkusTest
@QuarkusTestResource(FakeServices.class)
@QuarkusTestResource(
    value = KeycloakTestResource.class,
    initArgs = @ResourceArg(name = "client", value = "gateway"))
class SessionTest {

  @Test
  void signingInGivesASessionAndLeadsWhereThePersonWantedToGo() {
    Browser browser = new Browser();

    String page = browser.signIn("binh.tran", "/requests");
    Response me = browser.get("/api/v1/me");

    assertThat(page).isEqualTo("/requests");
    assertThat(me.statusCode()).isEqualTo(200);
    assertThat(me.<String>path("name")).isEqualTo("Trần Thị Bình");
    assertThat(me.jsonPath().getList("roles")).containsExactly("focal-point");
    assertThat(me.jsonPath().getList("unitCodes")).containsExactly("snv");
  }

  @Test
  void theCodeFlowUsesPkceAndAsksForThePasswordAgainAfterALongPause() {
    String authorization = new Browser().get("/login").header("Location");

    assertThat(authorization)
        .contains("response_type=code", "code_challenge_method=S256", "max_age=900");
  }

  @ParameterizedTest
  @ValueSource(strings = {"account", "account-console"})
  void keycloaksOwnPagesForAnAccountAreShut(String client) {
    String realm =
        ConfigProvider.getConfig().getValue("quarkus.oidc.auth-server-url", String.class);

    Response page =
        given()
            .redirects()
            .follow(false)
            .queryParam("client_id", client)
            .queryParam("response_type", "code")
            .queryParam("redirect_uri", realm + "/account/")
            .get(realm + "/protocol/openid-connect/auth");

    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.asString()).doesNotContain("<form");
  }

  @Test
  void noTokenIsInReachOfThePageAndTheServiceGetsItWithoutTheCookies() {
    Browser browser = new Browser();
    browser.signIn("binh.tran", "/");

    Response answer = browser.get("/api/v1/units");

    assertThat(browser.portalCookies().keySet()).anyMatch(name -> name.startsWith("q_session"));
    // Sealed: nothing that begins like a JWT of Keycloak.
    assertThat(browser.portalCookies().values())
        .noneMatch(value -> value.startsWith("eyJhbGciOiJSUzI1Ni"));
    assertThat(answer.<String>path("headers.authorization")).startsWith("Bearer eyJ");
    assertThat(answer.<Object>path("headers.cookie")).isNull();
    for (Cookie cookie : answer.getDetailedCookies()) {
      assertThat(cookie.isHttpOnly()).isTrue();
      assertThat(cookie.getSameSite()).isEqualTo("Lax");
    }
  }

  @Test
  void aRequestThatAnotherPageCouldForgeIsRefused() {
    Browser browser = new Browser();
    browser.signIn("binh.tran", "/");

    Response bare =
        browser.request().contentType("application/json").body("{}").post("/api/v1/units");
    Response elsewhere =
        browser
            .request()
            .header("X-Congvu-Csrf", "1")
            .header("Sec-Fetch-Site", "cross-site")
            .contentType("application/json")
            .body("{}")
            .post("/api/v1/units");
    Response ours =
        browser
            .request()
            .header("X-Congvu-Csrf", "1")
            .header("Sec-Fetch-Site", "same-origin")
            .header("Origin", "http://localhost:8080")
            .contentType("application/json")
            .body("{}")
            .post("/api/v1/units");

    assertProblem(bare, 403, "csrf-refused");
    assertProblem(elsewhere, 403, "csrf-refused");
    assertThat(ours.statusCode()).isEqualTo(201);
  }

  @Test
  void aSessionWithoutASealedTimeOfLastUseIsOver() {
    Browser browser = new Browser();
    browser.signIn("em.hoang", "/");
    browser.portalCookies().remove("congvu_seen");

    assertProblem(browser.get("/api/v1/me"), 401, "session-idle");
    assertThat(browser.portalCookies().keySet()).noneMatch(name -> name.startsWith("q_session"));
  }

  @Test
  void signingOutEndsTheSessionHereAndAtKeycloak() {
    Browser browser = new Browser();
    browser.signIn("binh.tran", "/");

    Response out = browser.get("/logout");

    assertThat(out.header("Location"))
        .contains("/protocol/openid-connect/logout", "post_logout_redirect_uri");
    assertThat(browser.portalCookies().keySet()).noneMatch(name -> name.startsWith("q_session"));
    assertProblem(browser.get("/api/v1/me"), 401, "unauthenticated");
  }

  @Test
  void whoeverIsSignedInCanBeAskedForThePasswordAgainAtOnce() {
    Browser browser = new Browser();
    browser.signIn("em.hoang", "/");

    Response again = browser.get("/login/again?to=/spills");
    String authorization = browser.get(again.header("Location")).header("Location");

    assertThat(browser.portalCookies().keySet()).noneMatch(name -> name.startsWith("q_session"));
    assertThat(authorization).contains("/protocol/openid-connect/auth", "prompt=login");
    assertThat(browser.signIn("em.hoang", "/spills&prompt=login")).isEqualTo("/spills");
  }

  @Test
  void aLinkOnAnotherPageDoesNotAskForThePasswordAgain() {
    Browser browser = new Browser();
    browser.signIn("em.hoang", "/");

    Response again =
        browser.request().header("Sec-Fetch-Site", "cross-site").get("/login/again?to=/spills");

    assertThat(again.header("Location")).isEqualTo("/");
    assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
  }

  @Test
  void aLinkOnAnotherPageDoesNotSignOut() {
    Browser browser = new Browser();
    browser.signIn("binh.tran", "/");

    Response out = browser.request().header("Sec-Fetch-Site", "cross-site").get("/logout");

    assertThat(out.header("Location")).isEqualTo("/");
    assertThat(browser.get("/api/v1/me").statusCode()).isEqualTo(200);
  }

  @Test
  void signingInNeverLeadsToAnotherSite() {
    assertThat(new Browser().signIn("binh.tran", "//evil.example/")).isEqualTo("/");
  }
}
