package vn.congvu.account.person;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.account.Register;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
class PersonResourceTest {
  @Inject Register register;
  @Inject MailboxService mailboxes;
  @Inject PersonService people;

  @Test
  void aFocalPointFindsThePeopleOfTheUnit() {
    register.personal("Lý Thị Nhân Sự", "tccb.snv");
    register.personal("Lý Thị Nhân Sự", "syt");

    as("binh.tran")
        .get("/api/v1/people?q=ly nhan su")
        .then()
        .statusCode(200)
        .body("items.unitCode", contains("tccb.snv"))
        .body("items.phone", contains("0912000001"));
  }

  @Test
  void anAuditorSeesNoPhone() {
    register.personal("Lý Thị Kiểm Tra", "snv");

    as("giang.vu")
        .get("/api/v1/people?q=ly kiem tra")
        .then()
        .statusCode(200)
        .body("items[0].fullName", equalTo("Lý Thị Kiểm Tra"))
        .body("items[0].phone", nullValue());
  }

  @Test
  void aPersonOfAnotherUnitIsNotFound() {
    UUID person = mailboxes.require(register.personal("Người Nơi Khác", "syt")).owner().id();

    as("binh.tran").get("/api/v1/people/" + person).then().statusCode(404);
    as("khanh.bui").get("/api/v1/people/" + person).then().statusCode(200);
  }

  @Test
  void anOfficerDoesNotReadTheRegisterOfPeople() {
    as("an.nguyen").get("/api/v1/people").then().statusCode(403);
    given().get("/api/v1/people").then().statusCode(401);
  }

  @Test
  void askingForAForeignUnitByFilterShowsNothing() {
    register.personal("Người Sở Y Tế", "syt");

    as("binh.tran")
        .get("/api/v1/people?unit=syt")
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of()));
    as("khanh.bui")
        .get("/api/v1/people?unit=syt&limit=200")
        .then()
        .body("items.fullName", hasItem("Người Sở Y Tế"));
  }

  @Test
  void peopleAlreadyKnownAreFoundByTheirFoldedNames() {
    register.personal("Trịnh Đình Đã Có", "snv");

    List<KnownPerson> known = people.namedLike(Set.of("trinh dinh da co", "khong co ai"));

    assertThat(known)
        .singleElement()
        .extracting(KnownPerson::fullName)
        .isEqualTo("Trịnh Đình Đã Có");
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username));
  }
}
