package vn.congvu.account.credential;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static vn.congvu.account.credential.Links.issue;
import static vn.congvu.account.credential.Links.openReport;
import static vn.congvu.account.credential.Links.redeem;
import static vn.congvu.account.credential.Links.report;
import static vn.congvu.account.credential.Links.token;
import static vn.congvu.account.provisioning.Requests.await;
import static vn.congvu.account.provisioning.Requests.issued;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.localstack.test.Tokens;

/** What an officer may do about the password of their own mailbox, signed in as themselves. */
@QuarkusTest
class OwnCredentialTest {

  private static final String PASSWORD = "Dong-Song-2026-que-huong";
  private static final String REPORTS = "/api/v1/credential-reports";

  @Inject MailboxService mailboxes;

  @ConfigProperty(name = "quarkus.oidc.auth-server-url")
  String realm;

  @Test
  void anOfficerReportsTheirOwnLeakAndIsOut() {
    String address = inUse("Huỳnh Thị Lộ");
    String other = issued("Huỳnh Văn Khác");
    RequestSpecification officer = signedIn(address).orElseThrow();
    given(officer).body(leakOf(other)).post(REPORTS).then().statusCode(404);

    String id =
        given(officer)
            .body(leakOf(address))
            .post(REPORTS)
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    await(() -> given(officer).get(REPORTS + "/" + id).path("securedAt") != null);
    given(officer)
        .get(REPORTS)
        .then()
        .body("items.id", hasItem(id))
        .body("items.mailboxAddress", everyItem(equalTo(address)));
    assertThat(signedIn(address)).isEmpty();
  }

  @Test
  void aMailboxIsOnesOwnByTheLoginThatHoldsItWhateverTheUserName() {
    String address = inUse("Nguyễn Văn Chính Chủ");
    holds(address, "an.nguyen");

    report("an.nguyen", "LOST", address).then().statusCode(201);
  }

  @Test
  void whoAnswersForAUnitDoesNotHandALinkToThemselves() {
    String address = issued("Trần Thị Tự Cấp");
    holds(address, "binh.tran");

    issue("binh.tran", openReport(address))
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/own-link"));
  }

  private static Map<String, String> leakOf(String address) {
    return Map.of("mailboxAddress", address, "kind", "LEAKED");
  }

  private static String inUse(String fullName) {
    String address = issued(fullName);
    redeem(token(address), PASSWORD).then().statusCode(204);
    return address;
  }

  private Optional<RequestSpecification> signedIn(String address) {
    Response answer =
        given()
            .formParam("grant_type", "password")
            .formParam("client_id", "demo-cli")
            .formParam("username", address)
            .formParam("password", PASSWORD)
            .post(realm + "/protocol/openid-connect/token");
    return answer.statusCode() == 200
        ? Optional.of(
            given().auth().oauth2(answer.path("access_token")).contentType("application/json"))
        : Optional.empty();
  }

  private void holds(String address, String username) {
    UUID mailbox = mailboxes.byAddress(address).orElseThrow().id();
    String payload = Tokens.of(username).split("\\.")[1];
    String subject =
        JsonPath.from(
                new String(
                    Base64.getUrlDecoder().decode(payload),
                    java.nio.charset.StandardCharsets.UTF_8))
            .getString("sub");
    QuarkusTransaction.requiringNew().run(() -> mailboxes.linkOwner(mailbox, subject));
  }
}
