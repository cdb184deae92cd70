package vn.congvu.platform.scope;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.PostgresTestResource;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(KeycloakTestResource.class)
class CallerTest {

  @Test
  void aFocalPointIsBoundToTheUnitsOfItsGroups() {
    given()
        .auth()
        .oauth2(Tokens.of("binh.tran"))
        .get("/things/me")
        .then()
        .statusCode(200)
        .body("username", equalTo("binh.tran"))
        .body("name", equalTo("Trần Thị Bình"))
        .body("roles", hasItem("focal-point"))
        .body("units", contains("snv"))
        .body("seesAllUnits", equalTo(false));
  }

  @Test
  void anOperatorSeesAllUnitsAndIsBoundToNone() {
    given()
        .auth()
        .oauth2(Tokens.of("dung.pham"))
        .get("/things/me")
        .then()
        .statusCode(200)
        .body("units", empty())
        .body("seesAllUnits", equalTo(true));
  }
}
