package vn.congvu.backup;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import vn.congvu.localstack.test.Tokens;

/** Who calls this service. */
public final class Callers {

  public static final String OPERATOR = "dung.pham";
  public static final String LEAD = "em.hoang";
  public static final String AUDITOR = "giang.vu";

  private Callers() {}

  public static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }

  public static RequestSpecification asService(String client) {
    return given().auth().oauth2(Tokens.ofClient(client)).contentType(ContentType.JSON);
  }
}
