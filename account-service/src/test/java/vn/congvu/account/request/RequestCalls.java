package vn.congvu.account.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.congvu.localstack.test.Tokens;

/** Files requests and takes their steps, by REST as people do. */
final class RequestCalls {

  static final String PATH = "/api/v1/requests";

  /** The test says itself how each line ended; a worker beside it would say so first. */
  public static final class WorkIsDoneByTheTest implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("congvu.provisioning.enabled", "false");
    }
  }

  private RequestCalls() {}

  static Filed sent(String... names) {
    Filed filed = file("binh.tran", issue("snv", names));
    step("binh.tran", filed, "submission");
    step("cuong.le", filed, "confirmation");
    return filed;
  }

  static String issue(String unit, String... names) {
    return "{\"type\": \"ISSUE\", \"unit\": \"%s\", \"letterNumber\": \"12/SNV-VP\", \"lines\": [%s]}"
        .formatted(
            unit,
            List.of(names).stream()
                .map(
                    "{\"kind\": \"PERSONAL\", \"fullName\": \"%s\", \"phone\": \"0912 345 678\"}"
                        ::formatted)
                .collect(Collectors.joining(",")));
  }

  static Filed file(String username, String body) {
    Response answer = as(username).body(body).post(PATH);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    Filed filed = Filed.of(answer);
    assertThat(answer.header("Location")).endsWith(PATH + "/" + filed.id());
    return filed;
  }

  static ValidatableResponse get(String username, Filed filed) {
    return as(username).get(PATH + "/" + filed.id()).then().statusCode(200);
  }

  static String etag(String username, Filed filed) {
    return get(username, filed).extract().header("ETag");
  }

  static ValidatableResponse step(String username, Filed filed, String step) {
    return step(username, filed, step, "");
  }

  static ValidatableResponse step(String username, Filed filed, String step, String body) {
    RequestSpecification call = as(username).header("If-Match", etag(username, filed));
    Response answer =
        (body.isEmpty() ? call : call.body(body)).post(PATH + "/" + filed.id() + "/" + step);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.then();
  }

  static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType("application/json");
  }

  static RequestSpecification system() {
    return given().auth().oauth2(Tokens.ofClient("hr-system")).contentType("application/json");
  }

  record Filed(UUID id, String code, String etag) {
    static Filed of(Response answer) {
      return new Filed(
          UUID.fromString(answer.path("id")), answer.path("code"), answer.header("ETag"));
    }

    String text() {
      return id.toString();
    }
  }
}
