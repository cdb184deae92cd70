package vn.congvu.account.mailbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
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
import vn.congvu.account.person.PersonChange;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.problem.ProblemException;

@QuarkusTest
class MailboxResourceTest {
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
  void issuingAnnouncesTheMailbox() {
    UUID id = register.personal("Vũ Thị Mới", "snv");

    JsonNode fact = Facts.await("mailbox.events", "mailbox.issued.v1", id.toString());

    assertThat(fact.path("unitCode").asText()).isEqualTo("snv");
    assertThat(fact.path("kind").asText()).isEqualTo("PERSONAL");
    assertThat(fact.toString()).doesNotContain("0912000001").doesNotContain("Vũ");
  }

  @Test
  void everyStepIsInTheHistoryWithItsBasis() {
    UUID id = register.personal("Bùi Văn Bước", "snv");
    UUID request = UUID.randomUUID();
    mailboxes.activate(id, Register.BECAUSE);

    mailboxes.lock(id, new Because("Điều 9 khoản 1", request, "không dùng 45 ngày"));

    as("binh.tran")
        .get("/api/v1/mailboxes/" + id + "/transitions")
        .then()
        .statusCode(200)
        .body("items.step", contains("ISSUED", "ACTIVATED", "LOCKED"))
        .body("items[2].from", equalTo("ACTIVE"))
        .body("items[2].to", equalTo("LOCKED"))
        .body("items[2].legalBasis", equalTo("Điều 9 khoản 1"))
        .body("items[2].requestId", equalTo(request.toString()))
        .body("items[2].reason", equalTo("không dùng 45 ngày"))
        .body("items.actor", everyItem(equalTo("system")));
    assertThat(
            Facts.await("mailbox.events", "mailbox.locked.v1", id.toString())
                .path("legalBasis")
                .asText())
        .isEqualTo("Điều 9 khoản 1");
  }

  @Test
  void twoMailboxesNeverBearOneAddress() {
    UUID id = register.personal("Trùng Địa Chỉ", "snv");
    String address = mailboxes.require(id).address();
    UUID other = register.personal("Khác Địa Chỉ", "snv");

    assertThatThrownBy(
            () ->
                mailboxes.addAlias(
                    other, address.toUpperCase(java.util.Locale.ROOT), Register.BECAUSE))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(MailboxProblem.MAILBOX_ADDRESS_IN_USE));
  }

  @Test
  void aRenamedMailboxIsFoundByItsNewAddressAndByItsAlias() {
    UUID id = register.personal("Tên Cũ", "snv");
    String before = mailboxes.require(id).address();
    String after = Register.freshAddress();

    mailboxes.rename(id, after, Register.BECAUSE);
    mailboxes.addAlias(id, before, Register.BECAUSE);

    assertThat(mailboxes.byAddress(after).orElseThrow().id()).isEqualTo(id);
    assertThat(mailboxes.byAddress(before).orElseThrow().aliases()).containsExactly(before);
    JsonNode fact = Facts.await("mailbox.events", "mailbox.renamed.v1", id.toString());
    assertThat(fact.path("previousAddress").asText()).isEqualTo(before);
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

  @Test
  void aCorrectedNameShowsInTheListAndInTheHistory() {
    UUID id = register.personal("Nguyễn Thị Sai", "snv");

    mailboxes.change(
        id, new PersonChange("Nguyễn Thị Đúng", "Phó phòng", null, null), Register.BECAUSE);

    as("binh.tran")
        .get("/api/v1/mailboxes?q=nguyen thi dung")
        .then()
        .body("items.displayName", hasItem("Nguyễn Thị Đúng"));
    as("binh.tran")
        .get("/api/v1/mailboxes/" + id + "/transitions")
        .then()
        .body("items[1].before", equalTo("Nguyễn Thị Sai, Chuyên viên"))
        .body("items[1].after", equalTo("Nguyễn Thị Đúng, Phó phòng"));
  }

  @Test
  void aStoppedMailboxIsKeptForTheRegulationsTime() {
    UUID id = register.personal("Hoàng Văn Nghỉ", "snv");

    mailboxes.stop(id, Register.BECAUSE);

    MailboxView stopped = mailboxes.require(id);
    assertThat(stopped.state()).isEqualTo(MailboxState.AWAITING_DELETION);
    assertThat(mailboxes.dueForDeletion(1000)).doesNotContain(id);
    assertThatThrownBy(() -> mailboxes.delete(id, Register.BECAUSE))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(MailboxProblem.MAILBOX_NOT_DUE));
    as("binh.tran")
        .get("/api/v1/mailboxes/" + id + "/transitions")
        .then()
        .body("items.step", contains("ISSUED", "STOPPED", "DELETION_SET"));
    JsonNode fact = Facts.await("mailbox.events", "mailbox.closed.v1", id.toString());
    assertThat(fact.path("deleteOn").asText()).isEqualTo(String.valueOf(stopped.deletionDue()));
  }

  @Test
  void anOrganisationsMailboxWithoutAHeadIsRefused() {
    NewMailbox headless =
        new NewMailbox(
            MailboxKind.ORGANISATION,
            Register.freshAddress(),
            "snv",
            1L,
            null,
            "Không ai",
            List.of());

    assertThatThrownBy(() -> mailboxes.register(headless, Register.BECAUSE))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.type()).isEqualTo(MailboxProblem.MAILBOX_WITHOUT_HOLDER));
  }

  @Test
  void theAuditTrailHasEveryStep() {
    UUID id = register.personal("Kiểm Toán Viên", "snv");

    as("giang.vu")
        .get("/api/v1/audit-entries/account-service?subjectType=mailbox&subjectId=" + id)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(1))
        .body("items[0].toString()", containsString("mailbox.issued"));
    as("binh.tran").get("/api/v1/audit-entries/account-service").then().statusCode(403);
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
