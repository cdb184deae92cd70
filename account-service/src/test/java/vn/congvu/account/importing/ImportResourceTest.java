package vn.congvu.account.importing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
class ImportResourceTest {

  private static final String IMPORTS = "/api/v1/imports";
  private static final String XLSX =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  private static final String DOCX =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
  private static final AtomicInteger PHONES = new AtomicInteger(100_000);

  @TempDir Path folder;
  @Inject DataSource database;
  @Inject ExpiredImports expired;

  @Test
  void aDryRunSaysWhatIsWrongAndFilesNothing() throws IOException {
    int before = requests();

    ValidatableResponse answer =
        as("binh.tran")
            .contentType(XLSX)
            .queryParam("fileName", "C:\\Users\\binh\\danh-sach-can-bo.xlsx")
            .body(Files.readAllBytes(SampleList.XLSX))
            .post(IMPORTS)
            .then();

    answer
        .statusCode(201)
        .header("Location", containsString(IMPORTS + "/"))
        .header("ETag", equalTo("\"0\""))
        .body("unit", equalTo("snv"))
        .body("fileName", equalTo("danh-sach-can-bo.xlsx"))
        .body("columns.FULL_NAME", equalTo("B"))
        .body("rows.all", equalTo(64))
        .body("rows.errors", greaterThan(10))
        .body("rows.findings.PHONE_AS_NUMBER", greaterThan(1))
        .body("remarks", hasItem(containsString("dòng trống")))
        .body("requests", hasSize(0));
    assertThat(requests()).isEqualTo(before);
  }

  @Test
  void rowsArePagedAndFilteredByWhatWasFound() {
    String id = sent(list("Ngô Thị Lan", "Lý Thị Mai", "", "Bùi Văn 1", "Đỗ Đức Anh"));

    Response page = as("binh.tran").get(IMPORTS + "/" + id + "/rows?findings=error&limit=1");

    page.then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].number", equalTo(3))
        .body("items[0].findings.code", hasItem("NAME_MISSING"))
        .body("items[0].findings[0].message", equalTo("Thiếu họ và tên."))
        .body("next", notNullValue());
    as("binh.tran")
        .get(IMPORTS + "/" + id + "/rows?findings=error&limit=1&after=" + page.path("next"))
        .then()
        .body("items.number", contains(4))
        .body("next", nullValue());
    as("binh.tran")
        .get(IMPORTS + "/" + id + "/rows?findings=clean")
        .then()
        .body("items.proposedAddress", everyItem(containsString("@")));
    as("binh.tran")
        .get(IMPORTS + "/" + id + "/rows?findings=sai")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
  }

  @Test
  void aListIsCorrectedAcceptedAndThenClosed() throws IOException {
    String id = sent(list("Hoàng Văn Nhập", "ThS. Hoàng Thị Nhập", "", "Hoàng Văn Thừa"));

    accept(id, "\"0\"")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/import-has-errors"))
        .body("errors[0].pointer", startsWith("/rows/3/"));
    correct(id, 3, "\"0\"", "{\"fullName\": \"hoàng đức sửa\"}")
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("values.fullName", equalTo("Hoàng Đức Sửa"))
        .body("findings.code", contains("NAME_CASE_FIXED"));
    correct(id, 4, "\"1\"", "{\"skipped\": true}")
        .then()
        .statusCode(200)
        .body("skipped", equalTo(true));
    Response accepted = accept(id, "\"2\"");
    Response again = accept(id, "\"2\"");

    accepted
        .then()
        .statusCode(200)
        .body("acceptedAt", notNullValue())
        .body("requests", hasSize(1))
        .body("requests[0].unit", equalTo("snv"))
        .body("requests[0].lines", equalTo(3));
    String request = accepted.path("requests[0].id");
    again.then().statusCode(200).body("requests.id", contains(request));
    as("binh.tran")
        .get("/api/v1/requests/" + request)
        .then()
        .statusCode(200)
        .body("type", equalTo("ISSUE"))
        .body("state", equalTo("DRAFT"))
        .body(
            "lines.items.line.fullName",
            contains("Hoàng Văn Nhập", "Hoàng Thị Nhập", "Hoàng Đức Sửa"))
        .body("lines.items.reservedAddress", everyItem(containsString("@")));
    correct(id, 1, "\"3\"", "{\"skipped\": true}")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/import-already-accepted"));
    theFormOf(request);
  }

  private void theFormOf(String request) throws IOException {
    byte[] docx =
        as("binh.tran")
            .accept(DOCX)
            .get("/api/v1/requests/" + request + "/form")
            .then()
            .statusCode(200)
            .contentType(DOCX)
            .extract()
            .asByteArray();
    byte[] xlsx =
        as("binh.tran")
            .accept(XLSX)
            .get("/api/v1/requests/" + request + "/form")
            .then()
            .statusCode(200)
            .contentType(XLSX)
            .extract()
            .asByteArray();

    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
      assertThat(document.getTables().get(1).getRow(1).getCell(1).getText())
          .isEqualTo("Hoàng Văn Nhập");
      assertThat(document.getTables().getFirst().getText()).contains("SỞ NỘI VỤ");
    }
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      assertThat(workbook.getFirstSheet().read().toString()).contains("Hoàng Đức Sửa");
    }
    as("khanh.bui").get("/api/v1/requests/" + request + "/form").then().statusCode(404);
    as("an.nguyen").get("/api/v1/requests/" + request + "/form").then().statusCode(403);
    as("binh.tran")
        .accept("application/pdf")
        .get("/api/v1/requests/" + request + "/form")
        .then()
        .statusCode(406)
        .contentType("application/problem+json");
  }

  @Test
  void twoListsThatWantOneAddressDoNotBothGetIt() {
    String one = sent(list("Trịnh Xuân Tranh"));
    String other = sent(list("Trịnh Xuân Tranh"));
    String wanted = proposed(one);
    assertThat(proposed(other)).isEqualTo(wanted);

    accept(one, "\"0\"").then().statusCode(200);
    Response second = accept(other, "\"0\"");

    second.then().statusCode(200);
    assertThat(proposed(other)).isNotEqualTo(wanted).contains("@");
  }

  @Test
  void aChangeNeedsTheVersionItWasDecidedOn() {
    String id = sent(list("Ngô Thị Phiên"));

    as("binh.tran")
        .contentType("application/json")
        .body("{\"skipped\": true}")
        .patch(IMPORTS + "/" + id + "/rows/1")
        .then()
        .statusCode(428);
    correct(id, 1, "\"7\"", "{\"skipped\": true}").then().statusCode(412);
    correct(id, 9, "\"0\"", "{\"skipped\": true}").then().statusCode(404);
    accept(id, "\"7\"").then().statusCode(412);
    correct(id, 1, "\"0\"", "{\"skipped\": true}").then().statusCode(200);
    accept(id, "\"1\"")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/import-nothing-left"));
  }

  @Test
  void aListIsSeenByItsUnitAndTheOperatorOnly() {
    String id = sent(list("Ngô Thị Kín"));

    as("khanh.bui").get(IMPORTS + "/" + id).then().statusCode(404);
    as("khanh.bui").get(IMPORTS + "/" + id + "/rows").then().statusCode(404);
    as("an.nguyen").get(IMPORTS + "/" + id).then().statusCode(403);
    as("giang.vu").get(IMPORTS + "/" + id + "/rows").then().statusCode(403);
    given().get(IMPORTS + "/" + id).then().statusCode(401);
    as("cuong.le").get(IMPORTS + "/" + id).then().statusCode(200);
    as("dung.pham").get(IMPORTS + "/" + id).then().statusCode(200);
    accept(as("khanh.bui"), id, "\"0\"").then().statusCode(404);
    accept(as("cuong.le"), id, "\"0\"").then().statusCode(403);
    as("binh.tran")
        .contentType("text/csv")
        .queryParam("unit", "syt")
        .body(list("Ngô Thị Nhầm"))
        .post(IMPORTS)
        .then()
        .statusCode(404);
  }

  @Test
  void peopleOfAnotherUnitDoNotPass() {
    String id =
        sent("Stt,Họ và tên,Chức vụ,Đơn vị,Số điện thoại\n1,Ngô Thị Xa,CV,Sở Y tế,0911000001\n");

    as("binh.tran")
        .get(IMPORTS + "/" + id + "/rows")
        .then()
        .body("items[0].findings.code", hasItem("UNIT_UNKNOWN"));
  }

  @Test
  void badFilesGetAClearAnswerAndLeaveNothing() throws IOException {
    Path plain = Sheets.xlsx(folder, sheet -> Sheets.row(sheet, 0, "x"));
    byte[] bomb =
        Files.readAllBytes(Sheets.withPart(plain, "xl/worksheets/sheet1.xml", new byte[64 << 20]));

    refused(bomb, 400, "import-file-dangerous");
    refused(new byte[0], 400, "import-file-empty");
    refused("PK\3\4...".getBytes(StandardCharsets.UTF_8), 400, "import-file-broken");
    refused(new byte[] {0, 1, 2, 3, 4}, 400, "import-file-not-a-sheet");
    refused("một,hai\n1,2\n".getBytes(StandardCharsets.UTF_8), 400, "import-header-not-found");
    byte[] large = new byte[(10 << 20) + 1];
    Arrays.fill(large, (byte) 'a');
    refused(large, 413, "import-file-too-large");
    as("binh.tran")
        .contentType("application/json")
        .body("{}")
        .post(IMPORTS)
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  @Test
  void aBrowsersFormIsTaken() {
    as("binh.tran")
        .multiPart("file", "ds.csv", list("Ngô Thị Biểu").getBytes(StandardCharsets.UTF_8))
        .post(IMPORTS)
        .then()
        .statusCode(201)
        .body("fileName", equalTo("ds.csv"))
        .body("rows.all", equalTo(1));
    as("binh.tran").multiPart("other", "x").post(IMPORTS).then().statusCode(400);
  }

  @Test
  void theReportNamesEachFindingAsText() throws IOException {
    String id =
        sent(
            "Stt,Họ và tên,Chức vụ,Số điện thoại\n"
                + "1,Ngô Thị Báo,\"=HYPERLINK(\"\"http://x.example\"\")\",abc\n");

    byte[] report =
        as("binh.tran")
            .get(IMPORTS + "/" + id + "/report")
            .then()
            .statusCode(200)
            .contentType(XLSX)
            .extract()
            .asByteArray();

    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(report))) {
      var rows = workbook.getFirstSheet().read();
      assertThat(rows).extracting(row -> row.getCellText(4)).contains("PHONE_INVALID");
      assertThat(rows)
          .flatMap(row -> row.stream().filter(c -> c != null).toList())
          .allSatisfy(cell -> assertThat(cell.getFormula()).isNull());
      assertThat(rows.toString()).contains("=HYPERLINK");
    }
  }

  @Test
  void tenThousandRowsAreOneDryRunAndOneRequest() {
    StringBuilder list = new StringBuilder("Stt,Họ và tên,Chức vụ,Đơn vị,Số điện thoại\n");
    List<String> surnames = List.of("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi");
    List<String> middles = List.of("Văn", "Thị", "Đức", "Minh", "Ngọc", "Thanh", "Quốc");
    List<String> names = List.of("An", "Bình", "Châu", "Dũng", "Hà", "Lan", "Mai", "Nam", "Tú");
    for (int i = 0; i < 10_000; i++) {
      list.append(i + 1).append(',').append(surnames.get(i % 8)).append(' ');
      list.append(middles.get(i / 8 % 7)).append(' ').append(middles.get(i / 56 % 7)).append(' ');
      list.append(names.get(i / 392 % 9)).append(",Chuyên viên,");
      list.append(i % 2 == 0 ? "Văn phòng Sở" : "Phòng Tổ chức cán bộ");
      list.append(",08").append(80_000_000 + i).append('\n');
    }

    String id = sent(list.toString());
    Response accepted = accept(id, "\"0\"");

    accepted.then().statusCode(200).body("requests[0].lines", equalTo(10_000));
    as("binh.tran").get(IMPORTS + "/" + id).then().body("rows.errors", equalTo(0));
  }

  @Test
  void aListPastItsTimeIsDeletedWithItsRows() throws Exception {
    String id = sent(list("Ngô Thị Hết"));
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(
          "update import_batch set created_at = now() - interval '31 days',"
              + " expires_at = now() - interval '1 day' where id = '"
              + id
              + "'");
    }

    expired.sweep();

    as("binh.tran").get(IMPORTS + "/" + id).then().statusCode(404);
  }

  @Test
  void identityNumbersAreNeverShownWhole() {
    String id =
        sent(
            "Stt,Họ và tên,Chức vụ,Số điện thoại,Số CCCD\n"
                + "1,Ngô Thị Căn,CV,0911000002,044085001234\n");

    as("binh.tran")
        .get(IMPORTS + "/" + id + "/rows")
        .then()
        .statusCode(200)
        .body("items[0].source.CITIZEN_ID", equalTo("••••••••1234"))
        .body(not(containsString("044085001234")));
  }

  private int requests() {
    return as("binh.tran").get("/api/v1/requests?limit=200").then().extract().path("items.size()");
  }

  private static String proposed(String id) {
    return as("binh.tran").get(IMPORTS + "/" + id + "/rows").path("items[0].proposedAddress");
  }

  private static String list(String... names) {
    StringBuilder list = new StringBuilder("Stt,Họ và tên,Chức vụ,Đơn vị,Số điện thoại\n");
    for (int at = 0; at < names.length; at++) {
      list.append(at + 1).append(',').append(names[at]).append(",Chuyên viên,SNV,0911");
      list.append(PHONES.incrementAndGet()).append('\n');
    }
    return list.toString();
  }

  private static String sent(String csv) {
    return as("binh.tran")
        .contentType("text/csv; charset=UTF-8")
        .body(csv)
        .post(IMPORTS)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Response correct(String id, int row, String etag, String json) {
    return as("binh.tran")
        .contentType("application/json")
        .header("If-Match", etag)
        .body(json)
        .patch(IMPORTS + "/" + id + "/rows/" + row);
  }

  private static Response accept(String id, String etag) {
    return accept(as("binh.tran"), id, etag);
  }

  private static Response accept(RequestSpecification caller, String id, String etag) {
    return caller.header("If-Match", etag).post(IMPORTS + "/" + id + "/acceptance");
  }

  private static void refused(byte[] body, int status, String slug) {
    as("binh.tran")
        .contentType("application/octet-stream")
        .body(body)
        .post(IMPORTS)
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/" + slug))
        .body("detail", notNullValue());
  }

  private static RequestSpecification as(String user) {
    return given().auth().oauth2(Tokens.of(user));
  }
}
