package vn.congvu.account.credential;

import static vn.congvu.account.provisioning.Requests.as;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import vn.congvu.account.provisioning.Requests;

/** Hands one-time links over and redeems them, by REST as people do. */
final class Links {

  private static final String REPORTS = "/api/v1/credential-reports";

  private Links() {}

  /** The token of a fresh link for the mailbox's open report. */
  static String token(String address) {
    Response issued = issue("binh.tran", openReport(address));
    issued.then().statusCode(201);
    String fragment = URI.create(issued.path("url")).getFragment();
    return fragment;
  }

  static Response issue(String username, String reportId) {
    return as(username)
        .body(
            Map.of(
                "reportId",
                reportId,
                "identityCheck",
                Map.of("method", "MEETING", "checkedAt", Instant.now().toString())))
        .post("/api/v1/password-links");
  }

  static String openReport(String address) {
    return as("binh.tran")
        .queryParam("mailboxAddress", address)
        .queryParam("open", true)
        .get(REPORTS)
        .then()
        .statusCode(200)
        .extract()
        .path("items[0].id");
  }

  static Response redeem(String token, String password) {
    return RestAssured.given()
        .contentType(ContentType.JSON)
        .body(Map.of("token", token, "newPassword", password))
        .post("/api/v1/password-links/redemptions");
  }

  static Response report(String username, String kind, String address) {
    return as(username).body(Map.of("mailboxAddress", address, "kind", kind)).post(REPORTS);
  }

  /** Reported as leaked, and the servers have followed. */
  static void leaked(String address) {
    String id = report("binh.tran", "LEAKED", address).then().statusCode(201).extract().path("id");
    Requests.await(() -> as("binh.tran").get(REPORTS + "/" + id).path("securedAt") != null);
  }
}
