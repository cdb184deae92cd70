package vn.congvu.account.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static vn.congvu.account.request.RequestCalls.PATH;
import static vn.congvu.account.request.RequestCalls.as;
import static vn.congvu.account.request.RequestCalls.file;
import static vn.congvu.account.request.RequestCalls.get;
import static vn.congvu.account.request.RequestCalls.issue;
import static vn.congvu.account.request.RequestCalls.step;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.congvu.account.Register;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.localstack.test.Tokens;

/** Who finds which request, and what of it. */
@QuarkusTest
@TestProfile(RequestCalls.WorkIsDoneByTheTest.class)
class RequestSightTest {

  @Inject Register register;
  @Inject MailboxService mailboxes;

  @Test
  void aRequestOfAnotherUnitIsNotFound() {
    RequestCalls.Filed filed = file("binh.tran", issue("snv", "Vũ Thị Kín"));

    for (String outsider : List.of("khanh.bui", "an.nguyen", "mai.ly")) {
      as(outsider).get(PATH + "/" + filed.id()).then().statusCode(404);
      as(outsider).get(PATH + "/" + filed.id() + "/lines").then().statusCode(404);
      as(outsider).get(PATH + "?limit=200").then().body("items.id", not(hasItem(filed.text())));
    }
    as("khanh.bui")
        .header("If-Match", filed.etag())
        .post(PATH + "/" + filed.id() + "/submission")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    for (String reader : List.of("binh.tran", "cuong.le", "dung.pham", "em.hoang", "giang.vu")) {
      as(reader).get(PATH + "/" + filed.id()).then().statusCode(200);
    }
  }

  @Test
  void theLosingUnitSeesATransferOnceItIsSentButNotItsPhones() {
    UUID mailbox = register.personal("Hà Thị Chuyển", "syt");
    String body =
        """
        {"type": "TRANSFER", "unit": "snv", "losingUnit": "syt", "lines": [
          {"mailboxId": "%s", "unitCode": "tccb.snv", "phone": "0912345678"}]}
        """
            .formatted(mailbox);
    RequestCalls.Filed filed = file("binh.tran", body);
    as("khanh.bui").get(PATH + "/" + filed.id()).then().statusCode(404);
    step("binh.tran", filed, "submission");
    step("cuong.le", filed, "confirmation");

    get("khanh.bui", filed)
        .body("losingUnit", equalTo("syt"))
        .body("lines.items[0].line.phone", nullValue());
    get("binh.tran", filed).body("lines.items[0].line.phone", equalTo("0912345678"));
    as("khanh.bui").get(PATH + "?type=TRANSFER").then().body("items.id", hasItem(filed.text()));
  }

  @Test
  void anOfficerSeesARequestAboutTheirOwnMailbox() {
    UUID own = register.personal("Nguyễn Văn An", "snv");
    UUID other = register.personal("Nguyễn Văn Khác", "snv");
    String subject = subjectOf("an.nguyen");
    QuarkusTransaction.requiringNew().run(() -> mailboxes.linkOwner(own, subject));
    RequestCalls.Filed filed =
        file(
            "binh.tran",
            "{\"type\": \"PASSWORD_RESET\", \"unit\": \"snv\", \"lines\": [{\"mailboxId\": \"%s\"},"
                    .formatted(own)
                + "{\"mailboxId\": \"%s\"}]}".formatted(other));

    get("an.nguyen", filed).body("lines.items.mailboxId", contains(own.toString()));
    as("mai.ly").get(PATH + "/" + filed.id()).then().statusCode(404);
  }

  @Test
  void theListIsFilteredAndPaged() {
    List<String> codes =
        IntStream.range(0, 3)
            .mapToObj(i -> file("khanh.bui", issue("syt", "Bùi Văn Trang " + "ABC".charAt(i))))
            .map(RequestCalls.Filed::code)
            .toList();

    Response first = as("khanh.bui").get(PATH + "?unit=syt&state=DRAFT&type=ISSUE&limit=2");
    String next = first.path("next");
    Response second =
        as("khanh.bui").get(PATH + "?unit=syt&state=DRAFT&type=ISSUE&limit=1&after=" + next);

    assertThat(first.<List<String>>path("items.code")).containsExactly(codes.get(2), codes.get(1));
    assertThat(second.<List<String>>path("items.code")).containsExactly(codes.get(0));
    as("khanh.bui")
        .get(PATH + "?q=" + codes.get(1))
        .then()
        .body("items.code", contains(codes.get(1)));
    as("khanh.bui").get(PATH + "?limit=0").then().statusCode(400);
    as("khanh.bui").get(PATH + "?after=nonsense").then().statusCode(400);
  }

  private static String subjectOf(String username) {
    String payload = Tokens.of(username).split("\\.")[1];
    return io.restassured.path.json.JsonPath.from(
            new String(
                java.util.Base64.getUrlDecoder().decode(payload),
                java.nio.charset.StandardCharsets.UTF_8))
        .getString("sub");
  }
}
