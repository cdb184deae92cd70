package vn.congvu.account.mailbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.account.Facts;
import vn.congvu.account.Register;
import vn.congvu.account.person.PersonChange;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.problem.ProblemException;

/** What a change leaves in the register, its history, the audit trail and on Kafka. */
@QuarkusTest
class MailboxChangeTest {

  @Inject Register register;
  @Inject MailboxService mailboxes;

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

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username));
  }
}
