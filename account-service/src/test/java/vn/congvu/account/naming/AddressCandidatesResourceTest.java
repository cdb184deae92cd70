package vn.congvu.account.naming;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
class AddressCandidatesResourceTest {

  private static final Map<String, String> AN =
      Map.of("kind", "PERSONAL", "fullName", "Nguyễn Hoài Ân", "unitCode", "tccb.snv");

  @Test
  void aFocalPointSeesTheFirstFreeAddressesWithTheirBasis() {
    ask("binh.tran", AN)
        .statusCode(200)
        .body("items", hasSize(5))
        .body("items[0]", equalTo("annh.snv@tinhmau.example"))
        .body("legalBasis", containsString("mặc định của Congvu"));
  }

  @Test
  void anotherUnitIsAnsweredLikeOneThatIsNotThere() {
    for (String unit : List.of("syt", "khongcodonvi")) {
      ask("binh.tran", Map.of("kind", "PERSONAL", "fullName", "Lý Thị Mai", "unitCode", unit))
          .statusCode(400)
          .body("errors.pointer", contains("/unitCode"))
          .body("errors.detail", contains("không có đơn vị này trong phạm vi của ông/bà"));
    }
    ask("dung.pham", Map.of("kind", "PERSONAL", "fullName", "Lý Thị Mai", "unitCode", "syt"))
        .statusCode(200);
  }

  @Test
  void anOfficerMayNotAsk() {
    ask("an.nguyen", AN).statusCode(403).contentType("application/problem+json");
  }

  @Test
  void aNameWithoutLettersIsToldToTheUser() {
    ask("binh.tran", Map.of("kind", "PERSONAL", "fullName", "---", "unitCode", "snv"))
        .statusCode(400)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/naming-data-missing"))
        .body("errors.pointer", contains("/fullName"));
  }

  @Test
  void aMissingUnitIsPointedAt() {
    ask("binh.tran", Map.of("kind", "PERSONAL", "fullName", "Nguyễn Văn An"))
        .statusCode(400)
        .body("errors.pointer", contains("/unitCode"));
  }

  private static ValidatableResponse ask(String username, Map<String, String> body) {
    return given()
        .auth()
        .oauth2(Tokens.of(username))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/v1/address-candidates")
        .then();
  }
}
