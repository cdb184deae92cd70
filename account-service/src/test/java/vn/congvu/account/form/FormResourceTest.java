package vn.congvu.account.form;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.account.provisioning.Requests.about;
import static vn.congvu.account.provisioning.Requests.as;
import static vn.congvu.account.provisioning.Requests.filed;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvu.account.Register;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.provisioning.Requests.Unit;
import vn.congvu.paper.PaperFormat;

/** Every kind of request has its letter, in both formats. */
@QuarkusTest
class FormResourceTest {

  @Inject Register register;
  @Inject MailboxService mailboxes;

  @ParameterizedTest
  @CsvSource({
    "CHANGE, snv, Thay đổi thông tin",
    "QUOTA, snv, Tăng dung lượng lên",
    "LOCK, snv, Tạm khóa",
    "CLOSURE, snv, Thu hồi",
    "TRANSFER, syt, Chuyển đơn vị",
    "PASSWORD_RESET, snv, Khúc Thị Biểu Mẫu"
  })
  void aRequestAboutAMailboxIsPrinted(String type, String unit, String said) throws IOException {
    String address = mailboxes.require(register.personal("Khúc Thị Biểu Mẫu", unit)).address();
    Map<String, Object> fields = new HashMap<>(Map.of("type", type));
    if (type.equals("TRANSFER")) {
      fields.put("losingUnit", unit);
    }
    String id =
        filed(
                Unit.SNV,
                fields,
                about(
                    address,
                    "fullName",
                    "Khúc Thị Biểu Mẫu",
                    "position",
                    "Phó phòng",
                    "quotaBytes",
                    50_000_000_000L))
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    assertThat(xlsx(id)).contains(said).contains(address);
    assertThat(docx(id)).contains(said).contains(address);
  }

  @Test
  void aChangeOfAnOfficesPeopleNamesThem() throws IOException {
    UUID office = register.organisation("Phòng Biểu mẫu", "snv", "Lê Mạnh Cường", "Trần Thị Bình");
    String id =
        filed(
                Unit.SNV,
                Map.of("type", "CHANGE"),
                about(
                    mailboxes.require(office).address(),
                    "head",
                    Map.of("fullName", "Đinh Văn Mới"),
                    "users",
                    List.of(Map.of("fullName", "Ngô Thị Văn Thư"))))
            .then()
            .statusCode(201)
            .extract()
            .path("id");

    assertThat(docx(id)).contains("Thủ trưởng: Đinh Văn Mới, sử dụng: Ngô Thị Văn Thư");
  }

  private static String xlsx(String id) throws IOException {
    try (var workbook =
        new ReadableWorkbook(new ByteArrayInputStream(form(id, PaperFormat.XLSX_TYPE)))) {
      return workbook.getFirstSheet().read().stream()
          .flatMap(row -> row.stream())
          .map(cell -> cell == null ? "" : cell.getText())
          .collect(Collectors.joining("\n"));
    }
  }

  private static String docx(String id) throws IOException {
    try (var document =
        new XWPFDocument(new ByteArrayInputStream(form(id, PaperFormat.DOCX_TYPE)))) {
      return document.getTables().stream()
          .map(table -> table.getText())
          .collect(Collectors.joining("\n"));
    }
  }

  private static byte[] form(String id, String type) {
    return as("binh.tran")
        .accept(type)
        .get("/api/v1/requests/" + id + "/form")
        .then()
        .statusCode(200)
        .extract()
        .asByteArray();
  }
}
