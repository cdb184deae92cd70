package vn.congvu.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.congvu.gateway.GatewayTest.assertProblem;
import static vn.congvu.gateway.GatewayTest.bearer;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.BadTokens;
import vn.congvu.localstack.test.Door;

@QuarkusTest
@TestProfile(KeycloakBehindADoor.Profile.class)
class KeycloakAwayTest {

  @AfterEach
  void openTheDoor() {
    Door.open(KeycloakBehindADoor.NAME);
  }

  @Test
  void peopleAndSystemsHearThatItIsAwayAndComeInWhenItIsBack() {
    Door.shut(KeycloakBehindADoor.NAME);

    assertAway(new Browser().request().accept("text/html").get("/login"));
    Response bearer = bearer("binh.tran").get("/api/v1/units");
    assertProblem(bearer, 503, "unavailable");
    assertThat(bearer.header("Retry-After")).isNotNull();

    Door.open(KeycloakBehindADoor.NAME);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> new Browser().get("/login").statusCode() == 302);
    assertThat(new Browser().signIn("binh.tran", "/requests")).isEqualTo("/requests");

    Browser browser = new Browser();
    String back = browser.grantedBy("cuong.le", "/requests");
    Door.shut(KeycloakBehindADoor.NAME);
    Response refused = browser.request().accept("text/html").get(back);

    // Whether Keycloak was away or did not want the code Quarkus says only of a line that was
    // reset.
    if (refused.statusCode() == 503) {
      assertAway(refused);
    } else {
      assertPage(refused, 401, "Lần đăng nhập này không hoàn tất");
    }
    assertThat(refused.getCookies().keySet()).noneMatch(name -> name.startsWith("q_session"));
    assertThat(bearer("lan.ngo").get("/api/v1/units").statusCode())
        .as("the keys in hand go on verifying")
        .isEqualTo(200);
    assertThat(
            given()
                .auth()
                .oauth2(BadTokens.ofAnotherKey("lan.ngo"))
                .get("/api/v1/units")
                .statusCode())
        .isEqualTo(401);

    Door.open(KeycloakBehindADoor.NAME);
    assertThat(new Browser().signIn("cuong.le", "/requests")).isEqualTo("/requests");
  }

  private static void assertAway(Response page) {
    assertPage(page, 503, "Hệ thống đăng nhập tạm thời không trả lời");
    assertThat(page.header("Retry-After")).isNotNull();
  }

  private static void assertPage(Response page, int status, String text) {
    assertThat(page.statusCode()).as(page.asString()).isEqualTo(status);
    assertThat(page.contentType()).startsWith("text/html");
    assertThat(page.header("Content-Security-Policy")).isNotNull();
    assertThat(page.asString())
        .contains(text)
        .doesNotContain("Exception")
        .doesNotContain("localhost:");
  }
}
