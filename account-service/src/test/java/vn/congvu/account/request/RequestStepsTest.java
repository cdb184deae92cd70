package vn.congvu.account.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.notNullValue;
import static vn.congvu.account.request.RequestCalls.PATH;
import static vn.congvu.account.request.RequestCalls.as;
import static vn.congvu.account.request.RequestCalls.etag;
import static vn.congvu.account.request.RequestCalls.file;
import static vn.congvu.account.request.RequestCalls.get;
import static vn.congvu.account.request.RequestCalls.issue;
import static vn.congvu.account.request.RequestCalls.sent;
import static vn.congvu.account.request.RequestCalls.step;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.Tokens;

/** A request goes from hand to hand, each step by the right person and once. */
@QuarkusTest
@TestProfile(RequestCalls.WorkIsDoneByTheTest.class)
class RequestStepsTest {

  @Inject RequestService requests;
  @Inject SlaDesk sla;
  @Inject Orders orders;
  @Inject StatelessSession database;

  @Test
  void aRequestGoesItsWholeWayAndTheLastLineFinishesIt() {
    RequestCalls.Filed filed = file("binh.tran", issue("snv", "Nguyễn Thị Đường", "Lê Văn Ý"));
    assertThat(filed.code()).matches("YC-\\d{4}-\\d{6}");

    step("binh.tran", filed, "submission").body("state", equalTo("AWAITING_HEAD"));
    step("cuong.le", filed, "confirmation").body("state", equalTo("SENT"));
    step("dung.pham", filed, "receipt")
        .body("state", equalTo("RECEIVED"))
        .body("sla.dueAt", notNullValue())
        .body("sla.legalBasis", notNullValue())
        .body("sla.overdue", equalTo(false));
    step("dao.vo", filed, "start").body("state", equalTo("IN_PROGRESS"));

    WorkOrdered order = orders.of(filed.id()).getFirst();
    assertThat(order.lines())
        .extracting(OrderedLine::reservedAddress)
        .doesNotContainNull()
        .allMatch(address -> address.endsWith("@tinhmau.example"))
        .doesNotHaveDuplicates();
    assertThat(order.legalBasis()).contains(filed.code());

    UUID mailbox = UUID.randomUUID();
    requests.lineDone(order.lines().get(0).lineId(), mailbox);
    requests.lineDone(order.lines().get(0).lineId(), mailbox);
    get("binh.tran", filed).body("state", equalTo("IN_PROGRESS")).body("openLines", equalTo(1));
    requests.lineDone(order.lines().get(1).lineId(), UUID.randomUUID());

    get("binh.tran", filed)
        .body("state", equalTo("DONE"))
        .body("openLines", equalTo(0))
        .body("finishedAt", notNullValue())
        .body("lines.items.state", everyItem(equalTo("DONE")))
        .body("lines.items[0].mailboxId", equalTo(mailbox.toString()))
        .body(
            "steps.step", contains("SUBMISSION", "CONFIRMATION", "RECEIPT", "START", "COMPLETION"))
        .body("steps[1].by", equalTo("Lê Mạnh Cường"));
    assertThat(audited("request.confirmation", filed.id())).isEqualTo(1);
  }

  @Test
  void aStepNeedsItsRole() {
    RequestCalls.Filed filed = file("binh.tran", issue("snv", "Vũ Thị Vai"));

    for (String step : List.of("confirmation", "receipt", "start")) {
      as("binh.tran")
          .header("If-Match", filed.etag())
          .post(PATH + "/" + filed.id() + "/" + step)
          .then()
          .statusCode(403);
    }
    as("dung.pham").body(issue("snv", "Vũ Thị Vai")).post(PATH).then().statusCode(403);
    as("giang.vu").body(issue("snv", "Vũ Thị Vai")).post(PATH).then().statusCode(403);
    given().get(PATH).then().statusCode(401);
  }

  @Test
  void aStepNeedsTheVersionItWasDecidedOn() {
    RequestCalls.Filed filed = file("binh.tran", issue("snv", "Vũ Thị Bản"));

    as("binh.tran").post(PATH + "/" + filed.id() + "/submission").then().statusCode(428);
    as("binh.tran")
        .header("If-Match", "\"99\"")
        .post(PATH + "/" + filed.id() + "/submission")
        .then()
        .statusCode(412);
  }

  @Test
  void aStepOutOfTurnIsAConflict() {
    RequestCalls.Filed filed = file("binh.tran", issue("snv", "Vũ Thị Lượt"));

    as("dung.pham")
        .header("If-Match", filed.etag())
        .post(PATH + "/" + filed.id() + "/receipt")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/request-step-not-possible"))
        .body("detail", equalTo("Đề nghị đang ở trạng thái \"nháp\" nên không thể tiếp nhận."));
  }

  @Test
  void ofTwoConfirmationsAtOnceOneWins() throws Exception {
    RequestCalls.Filed filed = file("binh.tran", issue("snv", "Vũ Thị Đồng"));
    step("binh.tran", filed, "submission");

    List<Integer> answers = twice("cuong.le", filed, "confirmation");

    assertThat(answers).containsExactlyInAnyOrder(200, 412);
    get("cuong.le", filed).body("steps.step", contains("SUBMISSION", "CONFIRMATION"));
  }

  @Test
  void twoStartsAtOnceOrderTheWorkOnce() throws Exception {
    RequestCalls.Filed filed = sent("Vũ Thị Một");
    step("dung.pham", filed, "receipt");

    List<Integer> answers = twice("dao.vo", filed, "start");

    assertThat(answers).containsExactlyInAnyOrder(200, 412);
    assertThat(orders.of(filed.id())).hasSize(1);
  }

  @Test
  void theHeadSendsADraftBackWithAWord() {
    RequestCalls.Filed filed = file("binh.tran", issue("snv", "Tạ Văn Lại"));
    step("binh.tran", filed, "submission");

    step("cuong.le", filed, "return", "{\"note\": \"Thiếu quyết định tiếp nhận.\"}")
        .body("state", equalTo("DRAFT"));

    get("binh.tran", filed).body("steps[1].note", equalTo("Thiếu quyết định tiếp nhận."));
  }

  @Test
  void aRefusedRequestSaysWhyAndFreesItsAddresses() {
    RequestCalls.Filed filed = sent("Tạ Văn Khước");
    String address = get("dung.pham", filed).extract().path("lines.items[0].reservedAddress");

    as("dung.pham")
        .header("If-Match", etag("dung.pham", filed))
        .body("{\"reason\": \" \"}")
        .post(PATH + "/" + filed.id() + "/refusal")
        .then()
        .statusCode(400);
    step(
            "dung.pham",
            filed,
            "refusal",
            "{\"reason\": \"Không thuộc đối tượng.\", \"legalBasis\": \"Điều 2\"}")
        .body("state", equalTo("REFUSED"));

    assertThat(claimed(address)).isFalse();
    get("binh.tran", filed)
        .body("lines.items[0].outcome", equalTo("Không thuộc đối tượng."))
        .body("lines.items[0].legalBasis", equalTo("Điều 2"));
  }

  @Test
  void linesAreRefusedRetriedAndFinishedOneByOne() {
    RequestCalls.Filed filed = sent("Đinh Văn Bỏ", "Đinh Văn Lỗi", "Đinh Văn Xong");
    step("dung.pham", filed, "receipt");
    List<String> ids = get("dung.pham", filed).extract().path("lines.items.id");
    String refusal = "{\"reason\": \"Đã có hộp thư.\"}";

    step("dung.pham", filed, "lines/" + ids.get(0) + "/refusal", refusal)
        .body("state", equalTo("RECEIVED"))
        .body("openLines", equalTo(2));
    step("dao.vo", filed, "start");
    as("dao.vo")
        .header("If-Match", etag("dao.vo", filed))
        .body(refusal)
        .post(PATH + "/" + filed.id() + "/lines/" + ids.get(2) + "/refusal")
        .then()
        .statusCode(409);
    requests.lineFailed(UUID.fromString(ids.get(1)), "Máy chủ thư từ chối tên này.");
    requests.lineDone(UUID.fromString(ids.get(2)), UUID.randomUUID());
    get("binh.tran", filed)
        .body("state", equalTo("IN_PROGRESS"))
        .body("lines.items[1].outcome", equalTo("Máy chủ thư từ chối tên này."));

    step("dao.vo", filed, "retry");
    as("dao.vo")
        .header("If-Match", etag("dao.vo", filed))
        .post(PATH + "/" + filed.id() + "/retry")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/request-nothing-to-retry"));
    requests.lineFailed(UUID.fromString(ids.get(1)), "Vẫn bị từ chối.");
    step("dao.vo", filed, "lines/" + ids.get(1) + "/refusal", refusal)
        .body("state", equalTo("DONE"));

    assertThat(orders.of(filed.id()))
        .extracting(order -> order.lines().size())
        .containsExactly(2, 1);
  }

  private static List<Integer> twice(String username, RequestCalls.Filed filed, String step)
      throws Exception {
    String etag = etag(username, filed);
    Tokens.of(username);
    CyclicBarrier together = new CyclicBarrier(2);
    Callable<Integer> call =
        () -> {
          RequestSpecification ready = as(username).header("If-Match", etag);
          together.await();
          return ready.post(PATH + "/" + filed.id() + "/" + step).statusCode();
        };
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Integer> one = executor.submit(call);
      Future<Integer> two = executor.submit(call);
      return List.of(one.get(), two.get());
    }
  }

  private boolean claimed(String address) {
    return count("select count(*) from address_claim where address = :it", address) == 1;
  }

  private long audited(String action, UUID id) {
    return count("select count(*) from audit_entry where action || subject_id = :it", action + id);
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
}
