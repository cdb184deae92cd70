package vn.congvu.account.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static vn.congvu.account.importing.ImportCalls.IMPORTS;
import static vn.congvu.account.importing.ImportCalls.XLSX;
import static vn.congvu.account.importing.ImportCalls.as;
import static vn.congvu.account.importing.ImportCalls.list;
import static vn.congvu.account.importing.ImportCalls.sent;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is sent as a list gets a clear answer. */
@QuarkusTest
class ImportFilesTest {

  @TempDir Path folder;

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
}
