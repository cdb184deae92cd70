package vn.congvu.account.mailbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import vn.congvu.account.Facts;
import vn.congvu.account.Register;
import vn.congvu.localstack.test.Tokens;

/** Who finds which mailbox, and what of it. */
@QuarkusTest
class MailboxSightTest {

  @Inject Register register;
  @Inject MailboxService mailboxes;
  @Inject SessionFactory sessions;

  @Test
  void aFocalPointSeesTheMailboxesOfTheUnitAndOfAllBelow() {
    UUID own = register.personal("Phạm Thị Hoa", "snv");
    UUID below = register.personal("Phạm Thị Hồng", "vp.snv");
    UUID elsewhere = register.personal("Phạm Thị Huệ", "syt");

    as("binh.tran")
        .get("/api/v1/mailboxes?q=pham thi h&limit=200")
        .then()
        .statusCode(200)
        .body("items.id", hasItems(own.toString(), below.toString()))
        .body("items.id", not(hasItem(elsewhere.toString())));
  }

  @Test
  void aMailboxOfAnotherUnitIsNotFound() {
    UUID elsewhere = register.personal("Lê Văn Xa", "syt");

    as("binh.tran")
        .get("/api/v1/mailboxes/" + elsewhere)
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    as("binh.tran").get("/api/v1/mailboxes/" + elsewhere + "/transitions").then().statusCode(404);
    as("khanh.bui").get("/api/v1/mailboxes/" + elsewhere).then().statusCode(200);
  }

  @Test
  void askingForAForeignUnitByFilterShowsNothing() {
    register.personal("Đỗ Văn Kín", "syt");

    as("binh.tran")
        .get("/api/v1/mailboxes?unit=syt")
        .then()
        .statusCode(200)
        .body("items", equalTo(List.of()));
  }

  @Test
  void anotherSystemSeesItsUnitsOnly() {
    UUID own = register.personal("Hồ Thị Riêng", "snv");
    UUID elsewhere = register.personal("Hồ Thị Khác", "syt");

    given()
        .auth()
        .oauth2(Tokens.ofClient("hr-system"))
        .get("/api/v1/mailboxes/" + own)
        .then()
        .statusCode(200);
    given()
        .auth()
        .oauth2(Tokens.ofClient("hr-system"))
        .get("/api/v1/mailboxes/" + elsewhere)
        .then()
        .statusCode(404);
  }

  @Test
  void anOfficerSeesTheirOwnMailboxAndNotTheirNeighbours() {
    UUID own = register.personal("Nguyễn Văn An", "snv");
    UUID neighbour = register.personal("Nguyễn Văn Anh", "snv");
    mailboxes.linkOwner(own, subject("an.nguyen"));

    as("an.nguyen")
        .get("/api/v1/mailboxes?limit=200")
        .then()
        .statusCode(200)
        .body("items.id", hasItem(own.toString()))
        .body("items.id", not(hasItem(neighbour.toString())));
    as("an.nguyen").get("/api/v1/mailboxes/" + neighbour).then().statusCode(404);
  }

  @Test
  void phoneAndBirthDateAreForThoseWhoCheckAnIdentity() {
    UUID id = register.personal("Trần Văn Số", "snv");

    as("binh.tran")
        .get("/api/v1/mailboxes/" + id)
        .then()
        .statusCode(200)
        .header("ETag", startsWith("\""))
        .body("owner.phone", equalTo("0912000001"))
        .body("owner.birthDate", equalTo("1990-02-28"));
    as("giang.vu")
        .get("/api/v1/mailboxes/" + id)
        .then()
        .statusCode(200)
        .body("owner.phone", nullValue())
        .body("owner.birthDate", nullValue());
  }

  @Test
  void aPoliceAssessorHasNoBusinessHere() {
    as("hai.do")
        .get("/api/v1/mailboxes")
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
    given().get("/api/v1/mailboxes").then().statusCode(401);
  }

  @Test
  void filtersNarrowTheList() {
    UUID organisation =
        register.organisation("Phòng Văn thư thử", "snv", "Lê Mạnh Cường", "Trần Thị Thư");

    as("dung.pham")
        .get("/api/v1/mailboxes?kind=ORGANISATION&state=AWAITING_ACTIVATION&unit=snv&q=van thu thu")
        .then()
        .statusCode(200)
        .body("items.id", contains(organisation.toString()));
    as("dung.pham")
        .get("/api/v1/mailboxes?state=NO_SUCH")
        .then()
        .statusCode(org.hamcrest.Matchers.isOneOf(400, 404));
  }

  @Test
  void pagesFollowOneAnotherWithoutRepeats() {
    for (int i = 0; i < 5; i++) {
      register.personal("Trang Thử Nghiệm", "tccb.snv");
    }
    List<String> seen = new ArrayList<>();
    String next = "";
    while (next != null) {
      var page =
          as("dung.pham")
              .queryParam("after", next)
              .get("/api/v1/mailboxes?q=trang thu nghiem&limit=2")
              .then()
              .statusCode(200)
              .extract()
              .jsonPath();
      seen.addAll(page.getList("items.id"));
      next = page.getString("next");
    }

    assertThat(seen).hasSize(5).doesNotHaveDuplicates();
  }

  @Test
  void aPageCostsTheSameQueriesHoweverLongItIs() {
    for (int i = 0; i < 10; i++) {
      register.personal("Dài Danh Sách", "snv");
    }

    long one = queriesOf("/api/v1/mailboxes?q=dai danh sach&limit=1");
    long many = queriesOf("/api/v1/mailboxes?q=dai danh sach&limit=50");

    assertThat(many).isEqualTo(one);
  }

  @Test
  void anOrganisationsMailboxNamesItsHeadAndItsClerk() {
    UUID id = register.organisation("Sở Nội vụ thử", "snv", "Lê Mạnh Cường", "Trần Thị Thư");

    as("binh.tran")
        .get("/api/v1/mailboxes/" + id)
        .then()
        .statusCode(200)
        .body("displayName", equalTo("Sở Nội vụ thử"))
        .body("owner.fullName", equalTo("Lê Mạnh Cường"))
        .body("users.fullName", contains("Trần Thị Thư"));
  }

  @Test
  void aTransferredMailboxLeavesTheOldUnitsSightWithItsOwner() {
    UUID id = register.personal("Đinh Thị Chuyển", "snv");

    mailboxes.transfer(id, "syt", Register.BECAUSE);

    as("binh.tran").get("/api/v1/mailboxes/" + id).then().statusCode(404);
    as("khanh.bui")
        .get("/api/v1/mailboxes/" + id)
        .then()
        .statusCode(200)
        .body("owner.unitCode", equalTo("syt"));
    JsonNode fact = Facts.await("mailbox.events", "mailbox.transferred.v1", id.toString());
    assertThat(fact.path("previousUnitCode").asText()).isEqualTo("snv");
  }

  private long queriesOf(String path) {
    // The first call may fill caches that the second would find full.
    as("dung.pham").get(path);
    sessions.getStatistics().clear();
    as("dung.pham").get(path).then().statusCode(200);
    return sessions.getStatistics().getPrepareStatementCount();
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username));
  }

  private static String subject(String username) {
    String payload = Tokens.of(username).split("\\.")[1];
    return io.restassured.path.json.JsonPath.from(
            new String(
                Base64.getUrlDecoder().decode(payload), java.nio.charset.StandardCharsets.UTF_8))
        .getString("sub");
  }
}
