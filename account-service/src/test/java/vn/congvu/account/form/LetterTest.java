package vn.congvu.account.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.ZipFile;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterTest {

  @TempDir Path folder;

  @Test
  void aDocxHasTheHeadBodyAndFootOfTheDecree() throws IOException {
    XWPFDocument document = docx(letter("Nguyễn Văn An"));

    String text = text(document);
    assertThat(text)
        .contains(
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "UBND TỈNH TĨNH MẬU",
            "SỞ NỘI VỤ",
            "Số: 12/SNV-VP",
            "V/v đề nghị cấp mới thư điện tử công vụ",
            "Tĩnh Mậu, ngày 24 tháng 11 năm 2026",
            "Kính gửi: Sở Khoa học và Công nghệ",
            "Căn cứ Quyết định 41/2015/QĐ-UBND;",
            "Danh sách đề nghị: 01 tài khoản",
            "Nơi nhận:",
            "XÁC NHẬN CỦA CƠ QUAN");
    assertThat(document.getTables().get(1).getRow(0).getTableCells())
        .extracting(cell -> cell.getText())
        .containsExactly("Stt", "Họ và tên", "Chức vụ", "Đơn vị/bộ phận công tác", "Số điện thoại");
    assertThat(document.getTables().get(1).getRow(1).getCell(1).getText())
        .isEqualTo("Nguyễn Văn An");
    var page = document.getDocument().getBody().getSectPr();
    assertThat(page.getPgSz().getW()).hasToString("11906");
    assertThat(page.getPgMar().getLeft()).hasToString("1701");
  }

  @Test
  void everyRunIsInTheDecreesFont() throws IOException {
    assertThat(docx(letter("An")).getParagraphs())
        .flatMap(paragraph -> paragraph.getRuns())
        .allSatisfy(
            run -> {
              assertThat(run.getFontFamily()).isEqualTo("Times New Roman");
              assertThat(run.getFontSizeAsDouble()).isBetween(11.0, 14.0);
            });
  }

  @Test
  void theFormsHaveTheirColumnsWordForWord() {
    assertThat(FormKind.CHANGE_OR_CLOSURE.columns())
        .containsExactly(
            "Stt",
            "Tên cơ quan/Cá nhân",
            "Chức vụ",
            "Đơn vị",
            "Thay đổi",
            "Thu hồi",
            "Nội dung đề nghị");
    assertThat(FormKind.RECOVERY.columns())
        .containsExactly(
            "Stt", "Đơn vị/Cá nhân", "Đơn vị công tác", "Địa chỉ thư", "Số điện thoại");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1"})
  void aTextThatLooksLikeAFormulaStaysAText(String hostile) throws IOException {
    byte[] xlsx = xlsx(letter(hostile));

    assertThat(part(xlsx, "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      List<Row> rows = workbook.getFirstSheet().read();
      var cell =
          rows.stream()
              .filter(row -> "1".equals(row.getCellText(0)))
              .findFirst()
              .orElseThrow()
              .getCell(1);
      assertThat(cell.getType()).isEqualTo(CellType.STRING);
      assertThat(cell.getFormula()).isNull();
      assertThat(cell.getText().strip()).isEqualTo(hostile.strip());
    }
  }

  @Test
  void charactersThatNoXmlHoldsAreLeftOut() throws IOException {
    Letter letter = letter("An\u0000\u0007\uFFFE<&>");

    assertThat(text(docx(letter))).contains("An<&>");
    assertThat(part(xlsx(letter), "xl/worksheets/sheet1.xml")).contains("An&lt;&amp;&gt;");
  }

  @Test
  void tenThousandLinesAreWrittenRowByRow() throws IOException {
    List<List<String>> rows =
        IntStream.rangeClosed(1, 10_000)
            .mapToObj(
                i -> List.of("" + i, "Nguyễn Văn An", "Chuyên viên", "Sở Nội vụ", "0912345678"))
            .toList();

    byte[] xlsx = xlsx(letter(rows));

    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      assertThat(
              workbook
                  .getFirstSheet()
                  .openStream()
                  .filter(row -> "10000".equals(row.getCellText(0))))
          .hasSize(1);
    }
  }

  private static Letter letter(String name) {
    return letter(List.of(List.of("1", name, "Chuyên viên", "Văn phòng Sở", "0912345678")));
  }

  private static Letter letter(List<List<String>> rows) {
    return new Letter(
        FormKind.ISSUE,
        "UBND TỈNH TĨNH MẬU",
        "SỞ NỘI VỤ",
        "Số: 12/SNV-VP",
        "Tĩnh Mậu, ngày 24 tháng 11 năm 2026",
        "Sở Khoa học và Công nghệ",
        List.of("Căn cứ Quyết định 41/2015/QĐ-UBND"),
        "Sở Nội vụ đề nghị cấp mới thư điện tử công vụ theo danh sách sau:",
        List.of("Họ tên người yêu cầu: Trần Thị Bình"),
        rows,
        List.of("Như trên;", "Lưu: VT."));
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static byte[] bytes(Writing writing) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writing.to(out);
    return out.toByteArray();
  }

  private static byte[] xlsx(Letter letter) throws IOException {
    return bytes(out -> LetterXlsx.write(letter, out));
  }

  private static XWPFDocument docx(Letter letter) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(bytes(out -> LetterDocx.write(letter, out))));
  }

  private static String text(XWPFDocument document) {
    StringBuilder text = new StringBuilder();
    document.getParagraphs().forEach(p -> text.append(p.getText()).append('\n'));
    for (XWPFTable table : document.getTables()) {
      for (XWPFTableRow row : table.getRows()) {
        row.getTableCells().forEach(cell -> text.append(cell.getText()).append('\n'));
      }
    }
    return text.toString();
  }

  private String part(byte[] file, String name) throws IOException {
    Path saved = Files.write(folder.resolve("form.zip"), file);
    try (ZipFile zip = new ZipFile(saved.toFile())) {
      return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), UTF_8);
    }
  }
}
