package vn.congvu.account.badday;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.account.provisioning.Requests.as;
import static vn.congvu.account.provisioning.Requests.await;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congvu.localstack.test.BadTokens;
import vn.congvu.localstack.test.Tokens;

/** Sent to the service itself, which does not trust the gateway to have looked. */
@QuarkusTest
class RefusedTokensTest {

  private static final String REQUESTS = "/api/v1/requests";

  enum Bad {
    NONE,
    GARBAGE,
    ANOTHER_KEY,
    UNSIGNED,
    ROLE_WRITTEN_IN,
    ANOTHER_AUDIENCE;

    RequestSpecification call() {
      return switch (this) {
        case NONE -> given();
        case GARBAGE -> bearer("khong-phai-token");
        case ANOTHER_KEY -> bearer(BadTokens.ofAnotherKey("binh.tran"));
        case UNSIGNED -> bearer(BadTokens.unsigned("binh.tran"));
        case ROLE_WRITTEN_IN -> bearer(BadTokens.withRole("an.nguyen", "operator-lead"));
        case ANOTHER_AUDIENCE -> bearer(BadTokens.ofAnotherAudience("binh.tran"));
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void aTokenThatIsNotOursIs401AndNothingIsFiled(Bad bad) {
    long before = requests();

    Response read = bad.call().get(REQUESTS);
    Response write = bad.call().contentType(ContentType.JSON).body(aRequest()).post(REQUESTS);

    assertUnauthenticated(read);
    assertUnauthenticated(write);
    assertThat(requests()).isEqualTo(before);
  }

  @Test
  void aTokenIsRefusedOnceItsTimeIsOver() {
    String token = BadTokens.ofOneSecond("binh.tran");

    await(() -> bearer(token).get(REQUESTS).statusCode() == 401);

    assertUnauthenticated(bearer(token).get(REQUESTS));
    assertThat(bearer(Tokens.of("binh.tran")).get(REQUESTS).statusCode()).isEqualTo(200);
  }

  @Test
  void aRoleTooSmallIsTheCallersToKnowAndAUnitTooSmallIsNot() {
    Response role = as("an.nguyen").body(aRequest()).post(REQUESTS);
    String id = as("binh.tran").body(aRequest()).post(REQUESTS).path("id");
    Response unit = as("khanh.bui").get(REQUESTS + "/" + id);

    assertThat(role.statusCode()).isEqualTo(403);
    assertThat(role.<String>path("type")).isEqualTo("/problems/forbidden");
    assertThat(unit.statusCode()).isEqualTo(404);
    assertThat(unit.contentType()).startsWith("application/problem+json");
  }

  private static long requests() {
    return as("dung.pham").get(REQUESTS + "?limit=200").jsonPath().getList("items").size();
  }

  private static Map<String, Object> aRequest() {
    return Map.of(
        "type",
        "ISSUE",
        "unit",
        "snv",
        "lines",
        List.of(Map.of("kind", "PERSONAL", "fullName", "Nguyễn Thị Ngày Xấu")));
  }

  private static RequestSpecification bearer(String token) {
    return given().auth().oauth2(token);
  }

  private static void assertUnauthenticated(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(401);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("type")).isEqualTo("/problems/unauthenticated");
    assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    assertThat(answer.<String>path("detail")).startsWith("Cần đăng nhập");
  }
}
