package vn.congvu.account.badday;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.account.badday.PartsThatFail.IDENTITY;
import static vn.congvu.account.provisioning.Requests.as;
import static vn.congvu.account.provisioning.Requests.await;
import static vn.congvu.account.provisioning.Requests.done;
import static vn.congvu.account.provisioning.Requests.newAddress;
import static vn.congvu.account.provisioning.Requests.person;
import static vn.congvu.account.provisioning.Requests.request;
import static vn.congvu.account.provisioning.Requests.started;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.congvu.account.identity.KeycloakUsers;
import vn.congvu.localstack.test.BadTokens;
import vn.congvu.localstack.test.Door;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.mail.MailProvisioning;

@QuarkusTest
@TestProfile(BadDay.class)
class IdentityProviderAwayTest {

  @Inject KeycloakUsers users;
  @Inject MailProvisioning mail;

  @AfterEach
  void openTheDoor() {
    Door.open(IDENTITY);
  }

  @Test
  void theKeysInHandGoOnVerifyingAndForgeriesAreStillRefused() {
    as("an.nguyen").get("/api/v1/units").then().statusCode(200);
    Door.shut(IDENTITY);

    int newToUs = given().auth().oauth2(Tokens.of("mai.ly")).get("/api/v1/units").statusCode();
    Response forged =
        given().auth().oauth2(BadTokens.ofAnotherKey("an.nguyen")).get("/api/v1/units");

    assertThat(newToUs).isEqualTo(200);
    assertThat(forged.statusCode()).isEqualTo(401);
    assertThat(Probes.ready()).isEqualTo(200);
  }

  @Test
  void aNewMailboxWaitsForItsLoginAndIsThenThereOnce() {
    String address = newAddress();
    Door.shut(IDENTITY);

    UUID id = started("ISSUE", person("Trần Nhật Duật", address));

    await(() -> problem(id) != null);
    assertThat(problem(id)).isEqualTo("Hệ thống đăng nhập chưa trả lời; sẽ tự thử lại.");
    assertThat(request(id).<String>path("state")).isEqualTo("IN_PROGRESS");
    Door.open(IDENTITY);

    done(id);
    assertThat(users.exists(address)).isTrue();
    assertThat(mail.addresses()).containsOnlyOnce(address);
    assertThat(Database.count("select count(*) from mailbox where address = ?", address))
        .isEqualTo(1);
  }

  private static String problem(UUID request) {
    String job =
        as("dung.pham")
            .queryParam("requestId", request)
            .get("/api/v1/provisioning-jobs")
            .path("items[0].id");
    return as("dung.pham")
        .get("/api/v1/provisioning-jobs/" + job + "/tasks")
        .path("items[0].problem");
  }
}
