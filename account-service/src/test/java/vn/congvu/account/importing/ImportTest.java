package vn.congvu.account.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static vn.congvu.account.importing.ImportCalls.DOCX;
import static vn.congvu.account.importing.ImportCalls.IMPORTS;
import static vn.congvu.account.importing.ImportCalls.XLSX;
import static vn.congvu.account.importing.ImportCalls.accept;
import static vn.congvu.account.importing.ImportCalls.as;
import static vn.congvu.account.importing.ImportCalls.correct;
import static vn.congvu.account.importing.ImportCalls.list;
import static vn.congvu.account.importing.ImportCalls.proposed;
import static vn.congvu.account.importing.ImportCalls.sent;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;

/** A list is checked, corrected, accepted and becomes requests. */
@QuarkusTest
class ImportTest {

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

  private int requests() {
    return as("binh.tran").get("/api/v1/requests?limit=200").then().extract().path("items.size()");
  }
}
