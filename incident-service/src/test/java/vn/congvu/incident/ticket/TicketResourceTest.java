package vn.congvu.incident.ticket;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static vn.congvu.incident.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import vn.congvu.incident.RealParts;

@QuarkusTest
@RealParts
class TicketResourceTest {

  @Test
  void anOfficersTicketGoesToTheFocalPointWhoPassesItToTheOperatorWhoSolvesIt() {
    String id = report("an.nguyen", "LOGIN", "Không đăng nhập được").path("id");

    step("binh.tran", id, "passing", "Đã thử đặt lại, vẫn không được").then().statusCode(200);
    step("dung.pham", id, "solution", "Đã sửa bản ghi của máy chủ")
        .then()
        .statusCode(200)
        .body("state", is("SOLVED"));
    as("an.nguyen")
        .header("If-Match", tagOf("an.nguyen", id))
        .post("/api/v1/tickets/" + id + "/closure")
        .then()
        .statusCode(200)
        .body("state", is("CLOSED"));

    as("an.nguyen")
        .get("/api/v1/tickets/" + id + "/entries")
        .then()
        .statusCode(200)
        .body("items.step", contains("REPORT", "PASS", "SOLUTION", "CLOSURE"))
        .body("items[1].by", is("Trần Thị Bình"))
        .body("items[2].text", is("Đã sửa bản ghi của máy chủ"));
  }

  @Test
  void aReportHasANumberAnAddressAndATag() {
    Response response = report("an.nguyen", "QUOTA", "Hộp thư đầy");

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.<String>path("code")).matches("HT-20\\d\\d-\\d{6}");
    assertThat(response.header("Location")).endsWith("/api/v1/tickets/" + response.path("id"));
    assertThat(response.header("ETag")).isNotBlank();
  }

  @Test
  void anotherUnitDoesNotLearnThatTheTicketExists() {
    String id = report("an.nguyen", "LOGIN", "Chuyện của Sở Nội vụ").path("id");

    as("khanh.bui").get("/api/v1/tickets/" + id).then().statusCode(404);
    as("khanh.bui").get("/api/v1/tickets").then().body("items.id", not(hasItem(id)));
    step("khanh.bui", id, "\"0\"", "passing", "x").then().statusCode(404);
  }

  @Test
  void anOfficerSeesTheirOwnTicketsAndTheFocalPointTheUnits() {
    String own = report("an.nguyen", "OTHER", "Của tôi").path("id");
    String colleagues = report("binh.tran", "OTHER", "Của đồng nghiệp").path("id");

    as("an.nguyen").get("/api/v1/tickets/" + colleagues).then().statusCode(404);
    as("an.nguyen")
        .get("/api/v1/tickets")
        .then()
        .body("items.reporter", everyItem(is("Nguyễn Văn An")));
    as("binh.tran").get("/api/v1/tickets/" + own).then().statusCode(200);
    as("cuong.le").get("/api/v1/tickets/" + own).then().statusCode(200);
  }

  @Test
  void aStepAgainstAnOldVersionIsRefusedAndOneWithoutVersionToo() {
    String id = report("an.nguyen", "LOGIN", "Hai người cùng sửa").path("id");
    String old = tagOf("binh.tran", id);
    as("binh.tran")
        .header("If-Match", old)
        .post("/api/v1/tickets/" + id + "/assignment")
        .then()
        .statusCode(200);

    step("binh.tran", id, old, "passing", "x")
        .then()
        .statusCode(412)
        .contentType("application/problem+json");
    as("binh.tran").post("/api/v1/tickets/" + id + "/assignment").then().statusCode(428);
  }

  @Test
  void ofTwoWhoPassItAtOnceOneWins() throws Exception {
    String id = report("an.nguyen", "LOGIN", "Hai lần bấm").path("id");
    String tag = tagOf("binh.tran", id);
    Callable<Integer> pass = () -> step("binh.tran", id, tag, "passing", "x").statusCode();

    try (var threads = Executors.newFixedThreadPool(2)) {
      var first = threads.submit(pass);
      var second = threads.submit(pass);

      assertThat(List.of(first.get(), second.get())).containsExactlyInAnyOrder(200, 412);
    }
  }

  @Test
  void theSameReportSentTwiceWithOneKeyIsOneTicket() {
    String key = UUID.randomUUID().toString();

    String first = report(as("an.nguyen").header("Idempotency-Key", key)).path("id");
    String second = report(as("an.nguyen").header("Idempotency-Key", key)).path("id");

    assertThat(second).isEqualTo(first);
  }

  @Test
  void aLongTextAboutAClassifiedDocumentIsTakenForItsContent() {
    as("an.nguyen")
        .body(
            Map.of(
                "category",
                "CLASSIFIED_DOCUMENT",
                "title",
                "Thấy tài liệu mật",
                "description",
                "x".repeat(301)))
        .post("/api/v1/tickets")
        .then()
        .statusCode(400)
        .body("type", is("/problems/pasted-content"));
  }

  @Test
  void inputThatBreaksARuleIsNamedByPointer() {
    as("an.nguyen")
        .body(Map.of("category", "LOGIN", "title", " "))
        .post("/api/v1/tickets")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.pointer", hasItem(containsString("title")))
        .body("requestId", notNullValue());
  }

  @Test
  void rolesThatHaveNoBusinessHereAreRefused() {
    as("hai.do").get("/api/v1/tickets").then().statusCode(403);
    as("giang.vu")
        .body(Map.of("category", "LOGIN", "title", "x"))
        .post("/api/v1/tickets")
        .then()
        .statusCode(403);
    given().get("/api/v1/tickets").then().statusCode(401).contentType("application/problem+json");
  }

  @Test
  void aListComesInPages() {
    report("mai.ly", "OTHER", "một");
    report("mai.ly", "OTHER", "hai");

    Response first = as("mai.ly").get("/api/v1/tickets?limit=1&mine=true");
    String next = first.path("next");
    Response second = as("mai.ly").get("/api/v1/tickets?limit=1&mine=true&after=" + next);

    assertThat(first.<String>path("items[0].title")).isEqualTo("hai");
    assertThat(second.<String>path("items[0].title")).isEqualTo("một");
  }

  @Test
  void commentsOfAllSidesStandInTheHistory() {
    String id = report("an.nguyen", "OTHER", "Trao đổi").path("id");

    as("binh.tran")
        .body(Map.of("text", "Anh thử lại giúp"))
        .post("/api/v1/tickets/" + id + "/comments")
        .then()
        .statusCode(201);

    as("an.nguyen")
        .get("/api/v1/tickets/" + id + "/entries")
        .then()
        .body("items[-1].text", is("Anh thử lại giúp"))
        .body("items[-1].by", is("Trần Thị Bình"));
  }

  private static Response report(String user, String category, String title) {
    return as(user).body(Map.of("category", category, "title", title)).post("/api/v1/tickets");
  }

  private static Response report(RequestSpecification request) {
    return request.body(Map.of("category", "LOGIN", "title", "Một lần")).post("/api/v1/tickets");
  }

  private static Response step(String user, String id, String step, String text) {
    return step(user, id, tagOf(user, id), step, text);
  }

  private static Response step(String user, String id, String tag, String step, String text) {
    return as(user)
        .header("If-Match", tag)
        .body(Map.of("text", text))
        .post("/api/v1/tickets/" + id + "/" + step);
  }

  private static String tagOf(String user, String id) {
    return as(user).get("/api/v1/tickets/" + id).header("ETag");
  }
}
