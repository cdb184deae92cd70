package vn.congvu.account.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Test;
import vn.congvu.account.Register;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
@TestProfile(RequestResourceTest.WorkIsDoneByTheTest.class)
class RequestResourceTest {

  private static final String PATH = "/api/v1/requests";

  @Inject RequestService requests;
  @Inject SlaDesk sla;
  @Inject Orders orders;
  @Inject Register register;
  @Inject MailboxService mailboxes;
  @Inject StatelessSession database;
  @Inject SessionFactory sessions;
  @Inject MeterRegistry metrics;

  @Test
  void aRequestGoesItsWholeWayAndTheLastLineFinishesIt() {
    Filed filed = file("binh.tran", issue("snv", "Nguyễn Thị Đường", "Lê Văn Ý"));
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
  void aRequestOfAnotherUnitIsNotFound() {
    Filed filed = file("binh.tran", issue("snv", "Vũ Thị Kín"));

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
  void aStepNeedsItsRole() {
    Filed filed = file("binh.tran", issue("snv", "Vũ Thị Vai"));

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
    Filed filed = file("binh.tran", issue("snv", "Vũ Thị Bản"));

    as("binh.tran").post(PATH + "/" + filed.id() + "/submission").then().statusCode(428);
    as("binh.tran")
        .header("If-Match", "\"99\"")
        .post(PATH + "/" + filed.id() + "/submission")
        .then()
        .statusCode(412);
  }

  @Test
  void aStepOutOfTurnIsAConflict() {
    Filed filed = file("binh.tran", issue("snv", "Vũ Thị Lượt"));

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
    Filed filed = file("binh.tran", issue("snv", "Vũ Thị Đồng"));
    step("binh.tran", filed, "submission");

    List<Integer> answers = twice("cuong.le", filed, "confirmation");

    assertThat(answers).containsExactlyInAnyOrder(200, 412);
    get("cuong.le", filed).body("steps.step", contains("SUBMISSION", "CONFIRMATION"));
  }

  @Test
  void twoStartsAtOnceOrderTheWorkOnce() throws Exception {
    Filed filed = sent("Vũ Thị Một");
    step("dung.pham", filed, "receipt");

    List<Integer> answers = twice("dao.vo", filed, "start");

    assertThat(answers).containsExactlyInAnyOrder(200, 412);
    assertThat(orders.of(filed.id())).hasSize(1);
  }

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
  void anAddressIsHeldByOneRequestUntilItIsWithdrawn() {
    String wish =
        """
        {"type": "ISSUE", "unit": "snv", "lines": [
          {"kind": "PERSONAL", "fullName": "Mai Văn Giữ", "wantedAddress": "giumv@tinhmau.example"}]}
        """;
    Filed first = file("binh.tran", wish);

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
    Filed filed = file("binh.tran", issue("snv", "Cao Văn Sửa", "Cao Văn Thừa"));
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
  void theHeadSendsADraftBackWithAWord() {
    Filed filed = file("binh.tran", issue("snv", "Tạ Văn Lại"));
    step("binh.tran", filed, "submission");

    step("cuong.le", filed, "return", "{\"note\": \"Thiếu quyết định tiếp nhận.\"}")
        .body("state", equalTo("DRAFT"));

    get("binh.tran", filed).body("steps[1].note", equalTo("Thiếu quyết định tiếp nhận."));
  }

  @Test
  void theClockStandsStillWhileTheUnitIsAsked() {
    Filed filed = sent("Tạ Văn Hỏi");
    step("dung.pham", filed, "receipt");

    step("dung.pham", filed, "question", "{\"note\": \"Cho biết chức vụ.\"}")
        .body("state", equalTo("NEEDS_MORE"))
        .body("sla.dueAt", nullValue());
    step("binh.tran", filed, "answer", "{\"note\": \"Chuyên viên.\"}")
        .body("state", equalTo("RECEIVED"))
        .body("sla.dueAt", notNullValue());
  }

  @Test
  void aRefusedRequestSaysWhyAndFreesItsAddresses() {
    Filed filed = sent("Tạ Văn Khước");
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
    Filed filed = sent("Đinh Văn Bỏ", "Đinh Văn Lỗi", "Đinh Văn Xong");
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

  @Test
  void theLosingUnitSeesATransferOnceItIsSentButNotItsPhones() {
    UUID mailbox = register.personal("Hà Thị Chuyển", "syt");
    String body =
        """
        {"type": "TRANSFER", "unit": "snv", "losingUnit": "syt", "lines": [
          {"mailboxId": "%s", "unitCode": "tccb.snv", "phone": "0912345678"}]}
        """
            .formatted(mailbox);
    Filed filed = file("binh.tran", body);
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
    Filed filed =
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
            .map(Filed::code)
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

  @Test
  void anOverdueRequestIsListedAndCounted() {
    Filed filed = sent("Lưu Văn Muộn");
    step("dung.pham", filed, "receipt");
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                database
                    .createMutationQuery("update Request r set r.dueAt = :due where r.id = :id")
                    .setParameter("due", Instant.now().minus(1, ChronoUnit.HOURS))
                    .setParameter("id", filed.id())
                    .executeUpdate());

    sla.countOverdue();

    as("dung.pham")
        .get(PATH + "?overdue=true&limit=200")
        .then()
        .body("items.id", hasItem(filed.text()))
        .body("items.sla.overdue", everyItem(equalTo(true)));
    assertThat(metrics.get("congvu.requests.overdue").gauge().value()).isGreaterThanOrEqualTo(1);
  }

  @Test
  void anEditedCalendarMovesTheDueTimeAndNothingElse() {
    Filed filed = sent("Lưu Văn Lịch");
    step("dung.pham", filed, "receipt");
    String due = get("dung.pham", filed).extract().path("sla.dueAt");
    String etag = etag("dung.pham", filed);
    LocalDate dueDay =
        LocalDate.ofInstant(Instant.parse(due), java.time.ZoneId.of("Asia/Ho_Chi_Minh"));

    as("em.hoang")
        .body("{\"kind\": \"OFF\", \"note\": \"Nghỉ bão\", \"legalBasis\": \"Công điện 01\"}")
        .put("/api/v1/working-days/" + dueDay)
        .then()
        .statusCode(org.hamcrest.Matchers.oneOf(200, 201));

    String moved = get("dung.pham", filed).extract().path("sla.dueAt");
    assertThat(Instant.parse(moved)).isAfter(Instant.parse(due));
    assertThat(etag("dung.pham", filed)).isEqualTo(etag);
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
    Filed filed = Filed.of(first);
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

    Filed filed =
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

  private Filed sent(String... names) {
    Filed filed = file("binh.tran", issue("snv", names));
    step("binh.tran", filed, "submission");
    step("cuong.le", filed, "confirmation");
    return filed;
  }

  private static List<Integer> twice(String username, Filed filed, String step) throws Exception {
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

  private static String issue(String unit, String... names) {
    return "{\"type\": \"ISSUE\", \"unit\": \"%s\", \"letterNumber\": \"12/SNV-VP\", \"lines\": [%s]}"
        .formatted(
            unit,
            List.of(names).stream()
                .map(
                    "{\"kind\": \"PERSONAL\", \"fullName\": \"%s\", \"phone\": \"0912 345 678\"}"
                        ::formatted)
                .collect(Collectors.joining(",")));
  }

  private static Filed file(String username, String body) {
    Response answer = as(username).body(body).post(PATH);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    Filed filed = Filed.of(answer);
    assertThat(answer.header("Location")).endsWith(PATH + "/" + filed.id());
    return filed;
  }

  private static ValidatableResponse get(String username, Filed filed) {
    return as(username).get(PATH + "/" + filed.id()).then().statusCode(200);
  }

  private static String etag(String username, Filed filed) {
    return get(username, filed).extract().header("ETag");
  }

  private static ValidatableResponse step(String username, Filed filed, String step) {
    return step(username, filed, step, "");
  }

  private static ValidatableResponse step(String username, Filed filed, String step, String body) {
    RequestSpecification call = as(username).header("If-Match", etag(username, filed));
    Response answer =
        (body.isEmpty() ? call : call.body(body)).post(PATH + "/" + filed.id() + "/" + step);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    return answer.then();
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType("application/json");
  }

  private static RequestSpecification system() {
    return given().auth().oauth2(Tokens.ofClient("hr-system")).contentType("application/json");
  }

  private static String subjectOf(String username) {
    String payload = Tokens.of(username).split("\\.")[1];
    return io.restassured.path.json.JsonPath.from(
            new String(
                java.util.Base64.getUrlDecoder().decode(payload),
                java.nio.charset.StandardCharsets.UTF_8))
        .getString("sub");
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

  record Filed(UUID id, String code, String etag) {
    static Filed of(Response answer) {
      return new Filed(
          UUID.fromString(answer.path("id")), answer.path("code"), answer.header("ETag"));
    }

    String text() {
      return id.toString();
    }
  }

  /** The test says itself how each line ended; a worker beside it would say so first. */
  public static final class WorkIsDoneByTheTest implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("congvu.provisioning.enabled", "false");
    }
  }
}
