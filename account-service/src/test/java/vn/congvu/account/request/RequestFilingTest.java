package vn.congvu.account.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static vn.congvu.account.request.RequestCalls.PATH;
import static vn.congvu.account.request.RequestCalls.as;
import static vn.congvu.account.request.RequestCalls.etag;
import static vn.congvu.account.request.RequestCalls.file;
import static vn.congvu.account.request.RequestCalls.get;
import static vn.congvu.account.request.RequestCalls.issue;
import static vn.congvu.account.request.RequestCalls.step;
import static vn.congvu.account.request.RequestCalls.system;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;
import vn.congvu.account.Register;
import vn.congvu.account.mailbox.MailboxService;

/** A unit draws up its list: what is wrong is said, what is right is held. */
@QuarkusTest
@TestProfile(RequestCalls.WorkIsDoneByTheTest.class)
class RequestFilingTest {

  @Inject Register register;
  @Inject MailboxService mailboxes;
  @Inject StatelessSession database;
  @Inject SessionFactory sessions;

  @Test
  void everythingWrongWithAListIsSaidAndNothingIsWritten() {
    String body =
        """
        {"type": "ISSUE", "unit": "snv", "lines": [
          {"kind": "PERSONAL", "fullName": "Trịnh Văn Đúng", "wantedAddress": "dungtv@tinhmau.example"},
          {"kind": "PERSONAL", "fullName": " ", "phone": "12"},
          {"kind": "PERSONAL", "fullName": "Trịnh Văn Lạ", "unitCode": "syt"}]}
        """;

    as("binh.tran")
        .body(body)
        .post(PATH)
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body(
            "errors.pointer", contains("/lines/1/phone", "/lines/1/fullName", "/lines/2/unitCode"));

    assertThat(claimed("dungtv@tinhmau.example")).isFalse();
  }

  @Test
  void aForeignUnitIsNotFiledFor() {
    as("binh.tran")
        .body(issue("syt", "Trịnh Văn Xa"))
        .post(PATH)
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/unit"));
  }

  @Test
  void aMailboxIsNamedByAnyOfItsAddresses() {
    UUID mailbox = register.personal("Quách Thị Bí Danh", "snv");
    String alias = Register.freshAddress();
    mailboxes.addAlias(mailbox, alias, Register.BECAUSE);

    RequestCalls.Filed filed =
        file(
            "binh.tran",
            "{\"type\": \"PASSWORD_RESET\", \"unit\": \"snv\", \"lines\": [{\"mailboxAddress\": \"%s\"}]}"
                .formatted(alias));

    get("binh.tran", filed)
        .body("lines.items[0].mailboxId", equalTo(mailbox.toString()))
        .body("lines.items[0].line.mailboxAddress", equalTo(mailboxes.require(mailbox).address()));
  }

  @Test
  void anAddressIsHeldByOneRequestUntilItIsWithdrawn() {
    String wish =
        """
        {"type": "ISSUE", "unit": "snv", "lines": [
          {"kind": "PERSONAL", "fullName": "Mai Văn Giữ", "wantedAddress": "giumv@tinhmau.example"}]}
        """;
    RequestCalls.Filed first = file("binh.tran", wish);

    as("binh.tran")
        .body(wish)
        .post(PATH)
        .then()
        .statusCode(400)
        .body("errors.pointer", contains("/lines/0/wantedAddress"));
    step("binh.tran", first, "withdrawal").body("state", equalTo("WITHDRAWN"));

    assertThat(claimed("giumv@tinhmau.example")).isFalse();
    file("binh.tran", wish);
  }

  @Test
  void aDraftIsReplacedWholeAndOnlyADraft() {
    RequestCalls.Filed filed = file("binh.tran", issue("snv", "Cao Văn Sửa", "Cao Văn Thừa"));
    String shorter =
        """
        {"letterNumber": "7/SNV-VP", "lines": [{"kind": "PERSONAL", "fullName": "Cao Văn Sửa"}]}
        """;

    as("binh.tran")
        .header("If-Match", filed.etag())
        .body(shorter)
        .put(PATH + "/" + filed.id())
        .then()
        .statusCode(200)
        .body("letterNumber", equalTo("7/SNV-VP"))
        .body("lineCount", equalTo(1))
        .body("openLines", equalTo(1));
    step("binh.tran", filed, "submission");
    as("binh.tran")
        .header("If-Match", etag("binh.tran", filed))
        .body(shorter)
        .put(PATH + "/" + filed.id())
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/request-not-a-draft"));
  }

  @Test
  void anotherSystemFilesOnceWithItsKeyAndTheHeadStillConfirms() {
    String key = UUID.randomUUID().toString();
    String body = issue("snv", "Ngô Văn Máy");

    Response first = system().header("Idempotency-Key", key).body(body).post(PATH);
    Response again = system().header("Idempotency-Key", key).body(body).post(PATH);

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(again.statusCode()).isEqualTo(201);
    assertThat(again.<String>path("id")).isEqualTo(first.path("id"));
    system()
        .header("Idempotency-Key", key)
        .body(issue("snv", "Ngô Văn Khác"))
        .post(PATH)
        .then()
        .statusCode(422);
    RequestCalls.Filed filed = RequestCalls.Filed.of(first);
    system()
        .header("If-Match", filed.etag())
        .post(PATH + "/" + filed.id() + "/submission")
        .then()
        .statusCode(200);
    step("cuong.le", filed, "confirmation").body("state", equalTo("SENT"));
  }

  @Test
  void tenThousandLinesAreFiledInFewStatements() {
    String lines =
        IntStream.range(0, 10_000)
            .mapToObj(
                i ->
                    "{\"kind\": \"PERSONAL\", \"fullName\": \"Nguyễn Văn %s %s\"}"
                        .formatted(letters(i / 100), letters(i % 100)))
            .collect(Collectors.joining(","));
    long before = sessions.getStatistics().getPrepareStatementCount();

    RequestCalls.Filed filed =
        file("binh.tran", "{\"type\": \"ISSUE\", \"unit\": \"snv\", \"lines\": [" + lines + "]}");

    assertThat(sessions.getStatistics().getPrepareStatementCount() - before).isLessThan(600);
    assertThat(reservedOf(filed.id())).hasSize(10_000);
    as("binh.tran")
        .get(PATH + "/" + filed.id() + "/lines?limit=200")
        .then()
        .body("items.position[199]", equalTo(200))
        .body("next", notNullValue());
    as("binh.tran")
        .get(PATH + "/" + filed.id() + "/lines?q=" + "nguyen van bc de")
        .then()
        .body("items.line.fullName", everyItem(startsWith("Nguyễn Văn")));
  }

  private static String letters(int number) {
    return "" + "BCDGHKLMNP".charAt(number / 10) + "bcdghklmnp".charAt(number % 10);
  }

  private boolean claimed(String address) {
    return count("select count(*) from address_claim where address = :it", address) == 1;
  }

  private long count(String sql, String value) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                database
                    .createNativeQuery(sql, Long.class)
                    .setParameter("it", value)
                    .getSingleResult());
  }

  private HashSet<String> reservedOf(UUID requestId) {
    return QuarkusTransaction.requiringNew()
        .call(
            () ->
                new HashSet<>(
                    database
                        .createSelectionQuery(
                            "select l.reservedAddress from RequestLine l where l.requestId = :id",
                            String.class)
                        .setParameter("id", requestId)
                        .getResultList()));
  }
}
