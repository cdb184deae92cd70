package vn.congvu.security;

import static io.restassured.RestAssured.given;

import io.restassured.specification.RequestSpecification;
import vn.congvu.localstack.test.Tokens;

/** Calls in the name of the demo's people. */
public final class People {

  private People() {}

  public static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType("application/json");
  }

  /** Of somebody who has logged in just now, for what asks for that. */
  public static RequestSpecification justLoggedIn(String username) {
    return given().auth().oauth2(Tokens.fresh(username)).contentType("application/json");
  }
}
