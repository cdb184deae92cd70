package vn.congvu.paper;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.paper.Paper.Basis;
import vn.congvu.paper.Paper.Column;
import vn.congvu.paper.Paper.Heading;
import vn.congvu.paper.Paper.Named;
import vn.congvu.paper.Paper.Note;
import vn.congvu.paper.Paper.Signature;
import vn.congvu.paper.Paper.Table;
import vn.congvu.paper.Paper.Text;

class PaperTest {

  private static final String[] LETTER = {
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "UBND TỈNH TĨNH MẬU",
    "SỞ NỘI VỤ",
    "Số: 12/SNV-VP",
    "V/v đề nghị cấp mới thư điện tử",
    "Tĩnh Mậu, ngày 24 tháng 11 năm 2026",
    "Kính gửi: Sở Khoa học và Công nghệ",
    "Căn cứ Quyết định 41/2015/QĐ-UBND;",
    "Danh sách đề nghị: 01 tài khoản",
    "Nơi nhận:",
    "XÁC NHẬN CỦA CƠ QUAN"
  };

  @TempDir Path folder;

  @Test
  void aLetterHasItsHeadBodyAndFootInWordAndInPrint() throws IOException {
    assertThat(text(docx(letter("Nguyễn Văn An")))).contains(LETTER).contains("Nguyễn Văn An");
    assertThat(printed(letter("Nguyễn Văn An"))).contains(LETTER).contains("Nguyễn Văn An");
  }

  @Test
  void aRecordHasItsNameAndSeveralSignatures() throws IOException {
    Paper record =
        new Paper(
            null,
            new Letterhead(null, "SỞ NỘI VỤ", null, Letterhead.placeAndDate(null, null)),
            new Named("BIÊN BẢN", List.of("Về việc gỡ bỏ tài liệu")),
            null,
            List.of(new Heading("1. Thành phần"), new Note("SHA-256: ab")),
            List.of(),
            List.of(
                new Signature("NGƯỜI THỰC HIỆN", "Ký, ghi rõ họ tên", "Phạm Tiến Dũng"),
                new Signature("NGƯỜI PHÊ DUYỆT", "Ký, ghi rõ họ tên", "Hoàng Thị Em")));

    for (String said : List.of(text(docx(record)), printed(record))) {
      assertThat(said)
          .contains("BIÊN BẢN", "Về việc gỡ bỏ tài liệu", "1. Thành phần", "SHA-256: ab")
          .contains("NGƯỜI THỰC HIỆN", "NGƯỜI PHÊ DUYỆT", "Phạm Tiến Dũng", "Hoàng Thị Em")
          .contains("ngày …… tháng …… năm ……")
          .doesNotContain("Nơi nhận", "Kính gửi", "V/v");
    }
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "2026-01-05, ngày 05 tháng 01 năm 2026",
        "2026-02-28, ngày 28 tháng 02 năm 2026",
        "2026-03-01, ngày 01 tháng 3 năm 2026"
      })
  void aZeroStandsBeforeShortDaysAndTheFirstTwoMonths(LocalDate day, String said) {
    assertThat(Letterhead.placeAndDate(null, day)).isEqualTo(said);
  }

  @Test
  void aDocxHasThePageAndTheFontOfTheDecree() throws IOException {
    XWPFDocument document = docx(letter("An"));

    var page = document.getDocument().getBody().getSectPr();
    assertThat(page.getPgSz().getW()).hasToString("11906");
    assertThat(page.getPgMar().getLeft()).hasToString("1701");
    assertThat(document.getParagraphs())
        .flatMap(paragraph -> paragraph.getRuns())
        .allSatisfy(
            run -> {
              assertThat(run.getFontFamily()).isEqualTo("Times New Roman");
              assertThat(run.getFontSizeAsDouble()).isBetween(11.0, 14.0);
            });
  }

  @Test
  void aPdfBringsItsFonts() throws IOException {
    try (PDDocument pdf = pdf(letter("An"))) {
      var resources = pdf.getPage(0).getResources();

      assertThat(StreamSupport.stream(resources.getFontNames().spliterator(), false))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(resources.getFont(name).isEmbedded()).isTrue());
    }
  }

  @Test
  void everyPageButTheFirstIsNumbered() throws IOException {
    try (PDDocument pdf = pdf(letter(rows(200)))) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.setEndPage(1);
      assertThat(stripper.getText(pdf)).startsWith("Mẫu 01");
      stripper.setStartPage(2);
      stripper.setEndPage(2);
      assertThat(stripper.getText(pdf).strip()).startsWith("2");
      assertThat(pdf.getNumberOfPages()).isGreaterThan(4);
    }
  }

  @Test
  void decomposedVietnameseIsPrintedComposedAndWhatTheFontLacksAsAQuestionMark()
      throws IOException {
    assertThat(printed(letter("Nguye\u0302\u0303n 漢"))).contains("Nguyễn ?");
  }

  @Test
  void charactersThatNoXmlHoldsAreLeftOut() throws IOException {
    Paper letter = letter("An\u0000\u0007\uFFFE<&>");

    assertThat(text(docx(letter))).contains("An<&>");
    assertThat(printed(letter)).contains("An<&>");
    assertThat(part(xlsx(letter), "xl/worksheets/sheet1.xml")).contains("An&lt;&amp;&gt;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"=HYPERLINK(\"http://x\")", "+1+1", "-2", "@SUM(A1)", "\t=1", "\r=1"})
  void aTextThatLooksLikeAFormulaStaysAText(String hostile) throws IOException {
    byte[] xlsx = xlsx(letter(hostile));

    assertThat(part(xlsx, "xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      List<Row> rows = workbook.getFirstSheet().read();
      var cell = first(rows, "1").orElseThrow().getCell(1);
      assertThat(cell.getType()).isEqualTo(CellType.STRING);
      assertThat(cell.getFormula()).isNull();
      assertThat(cell.getText().strip()).isEqualTo(hostile.strip());
    }
  }

  @Test
  void tenThousandLinesAreWrittenRowByRow() throws IOException {
    byte[] xlsx = xlsx(letter(rows(10_000)));

    try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
      assertThat(first(workbook.getFirstSheet().read(), "10000")).isPresent();
    }
  }

  private static Optional<Row> first(List<Row> rows, String number) {
    return rows.stream().filter(row -> number.equals(row.getCellText(0))).findFirst();
  }

  private static List<List<String>> rows(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> List.of("" + i, "Nguyễn Văn An", "Chuyên viên"))
        .toList();
  }

  private static Paper letter(String name) {
    return letter(List.of(List.of("1", name, "Chuyên viên")));
  }

  private static Paper letter(List<List<String>> rows) {
    return new Paper(
        "Mẫu 01",
        new Letterhead(
            "UBND TỈNH TĨNH MẬU",
            "SỞ NỘI VỤ",
            "Số: 12/SNV-VP",
            Letterhead.placeAndDate("Tĩnh Mậu", LocalDate.of(2026, 11, 24))),
        new Paper.Letter("đề nghị cấp mới thư điện tử"),
        "Sở Khoa học và Công nghệ",
        List.of(
            new Basis("Căn cứ Quyết định 41/2015/QĐ-UBND"),
            new Text("Sở Nội vụ đề nghị cấp mới thư điện tử công vụ theo danh sách sau:"),
            new Table(
                List.of(
                    new Column("Stt", 10), new Column("Họ và tên", 50), new Column("Chức vụ", 40)),
                rows),
            new Heading("Danh sách đề nghị: 01 tài khoản")),
        List.of("Như trên;", "Lưu: VT."),
        List.of(new Signature("XÁC NHẬN CỦA CƠ QUAN", "Ký, ghi rõ họ tên", null)));
  }

  private static byte[] xlsx(Paper paper) {
    return PaperFormat.XLSX.bytes(paper);
  }

  private static XWPFDocument docx(Paper paper) throws IOException {
    return new XWPFDocument(new ByteArrayInputStream(PaperFormat.DOCX.bytes(paper)));
  }

  private static PDDocument pdf(Paper paper) throws IOException {
    return Loader.loadPDF(PaperFormat.PDF.bytes(paper));
  }

  private static String printed(Paper paper) throws IOException {
    try (PDDocument pdf = pdf(paper)) {
      return new PDFTextStripper().getText(pdf);
    }
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
