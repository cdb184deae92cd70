package vn.congvu.account.importing.sheet;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.account.importing.ImportProblem;
import vn.congvu.account.importing.Sheets;
import vn.congvu.platform.problem.ProblemException;

class SheetFileTest {

  private static final String LIST = "Stt;Họ và tên;Chức vụ\n1;Nguyễn Văn Ẩn;Chuyên viên\n";

  @TempDir Path folder;

  @Test
  void cellsOfAnXlsxKeepTheirKind() {
    Path file =
        Sheets.xlsx(
            folder,
            sheet -> {
              Sheets.row(sheet, 0, "Đặng Thị Ánh", 912345678, 912345678.5);
              sheet.formula(1, 0, "HYPERLINK(\"http://x.example\")");
            });

    List<SheetRow> rows = read(file);

    assertThat(rows.getFirst().cell(0)).isEqualTo(SheetCell.text("Đặng Thị Ánh"));
    assertThat(rows.getFirst().cell(1))
        .isEqualTo(new SheetCell("912345678", SheetCell.Kind.NUMBER));
    assertThat(rows.getFirst().cell(9)).isEqualTo(SheetCell.BLANK);
    assertThat(rows.getFirst().number()).isEqualTo(1);
  }

  @Test
  void aFormulaGivesTheTextItLastShowed() throws IOException {
    Path plain = Sheets.xlsx(folder, sheet -> Sheets.row(sheet, 0, "x"));
    Path file =
        Sheets.withPart(
            plain,
            "xl/worksheets/sheet1.xml",
            """
            <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
            <row r="1"><c r="A1" t="str"><f>CMD("calc")</f><v>Trần Thị Bình</v></c>
            <c r="B1" t="e"><f>A9</f><v>#REF!</v></c></row></sheetData></worksheet>
            """
                .getBytes(UTF_8));

    List<SheetRow> rows = read(file);

    assertThat(rows.getFirst().cell(0))
        .isEqualTo(new SheetCell("Trần Thị Bình", SheetCell.Kind.FORMULA));
    assertThat(rows.getFirst().cell(1)).isEqualTo(new SheetCell("#REF!", SheetCell.Kind.ERROR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "UTF-8-BOM", "windows-1258"})
  void aCsvIsReadInWhateverEncodingItCame(String encoding) throws IOException {
    Path file = folder.resolve("list.csv");
    Files.write(file, encoded(LIST, encoding));

    List<SheetRow> rows = read(file);

    assertThat(rows.get(1).cell(1).text()).isEqualTo("Nguyễn Văn Ẩn");
    assertThat(rows.get(1).cells()).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void theSeparatorOfACsvIsFound(char separator) throws IOException {
    Path file = folder.resolve("list.csv");
    Files.writeString(file, LIST.replace(';', separator));

    List<SheetRow> rows = read(file);

    assertThat(rows.get(1).cell(2).text()).isEqualTo("Chuyên viên");
  }

  @Test
  void quotedCellsMayHoldSeparatorsAndLineBreaks() throws IOException {
    Path file = folder.resolve("list.csv");
    Files.writeString(file, "a,b,c\n1,\"Sở Y tế,\nPhòng \"\"Dược\"\"\",=\"0912345678\"\n");

    List<SheetRow> rows = read(file);

    assertThat(rows.get(1).cell(1).text()).isEqualTo("Sở Y tế,\nPhòng \"Dược\"");
    assertThat(rows.get(1).cell(2)).isEqualTo(SheetCell.text("0912345678"));
  }

  @Test
  void aZipBombIsRefusedBeforeItIsParsed() throws IOException {
    Path plain = Sheets.xlsx(folder, sheet -> Sheets.row(sheet, 0, "x"));
    Path bomb = Sheets.withPart(plain, "xl/worksheets/sheet1.xml", new byte[64 << 20]);
    assertThat(Files.size(bomb)).isLessThan(1 << 20);

    assertProblem(bomb, ImportProblem.DANGEROUS_FILE);
  }

  @Test
  void manyHarmlessPartsTogetherMayNotExceedTheLimit() throws IOException {
    Path plain = Sheets.xlsx(folder, sheet -> Sheets.row(sheet, 0, "x"));
    Path file = Sheets.withPart(plain, "xl/media/big.bin", new byte[300_000]);

    assertThatThrownBy(
            () -> SheetFile.read(file, new SheetLimits(200_000, 10_000, 500), row -> true))
        .extracting(e -> ((ProblemException) e).type())
        .isEqualTo(ImportProblem.DANGEROUS_FILE);
    assertThatThrownBy(() -> SheetFile.read(file, new SheetLimits(1 << 20, 120, 3), row -> true))
        .extracting(e -> ((ProblemException) e).type())
        .isEqualTo(ImportProblem.DANGEROUS_FILE);
  }

  @Test
  void aDocumentTypeIsRefusedInAnyEncoding() throws IOException {
    String evil =
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
    Path plain = Sheets.xlsx(folder, sheet -> Sheets.row(sheet, 0, "x"));

    for (Charset charset : List.of(UTF_8, UTF_16LE, UTF_16BE)) {
      Path file = Sheets.withPart(plain, "xl/sharedStrings.xml", evil.getBytes(charset));
      assertProblem(file, ImportProblem.DANGEROUS_FILE);
    }
  }

  @Test
  void filesOfOtherKindsGetTheirOwnSentence() throws IOException {
    assertProblem(write(new byte[0]), ImportProblem.EMPTY_FILE);
    assertProblem(write("  \n\n".getBytes(UTF_8)), ImportProblem.EMPTY_FILE);
    assertProblem(write(new byte[] {1, 2, 3, 0, 5, 6, 7, 8}), ImportProblem.NOT_A_SHEET);
    assertProblem(write(ole2("Workbook")), ImportProblem.OLD_EXCEL);
    assertProblem(write(ole2("EncryptedPackage")), ImportProblem.PASSWORD_PROTECTED);
    assertProblem(write("PK\3\4 and then nothing".getBytes(UTF_8)), ImportProblem.BROKEN_FILE);
  }

  @Test
  void aZipThatIsNoWorkbookIsRefused() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var zip = new java.util.zip.ZipOutputStream(out)) {
      zip.putNextEntry(new java.util.zip.ZipEntry("word/document.xml"));
      zip.write("<x/>".getBytes(UTF_8));
    }

    assertProblem(write(out.toByteArray()), ImportProblem.NOT_A_SHEET);
  }

  @Test
  void anXlsxCutShortIsCalledBroken() throws IOException {
    Path whole = Sheets.xlsx(folder, sheet -> Sheets.row(sheet, 0, "x"));
    byte[] bytes = Files.readAllBytes(whole);

    assertProblem(
        write(java.util.Arrays.copyOf(bytes, bytes.length / 2)), ImportProblem.BROKEN_FILE);
  }

  @Test
  void aSheetThatIsNotXmlIsCalledBroken() throws IOException {
    Path plain = Sheets.xlsx(folder, sheet -> Sheets.row(sheet, 0, "x"));
    Path file =
        Sheets.withPart(plain, "xl/worksheets/sheet1.xml", "<worksheet><row".getBytes(UTF_8));

    assertProblem(file, ImportProblem.BROKEN_FILE);
  }

  private static List<SheetRow> read(Path file) {
    List<SheetRow> rows = new ArrayList<>();
    SheetFile.read(file, SheetLimits.DEFAULT, rows::add);
    return rows;
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("some.bin"), bytes);
  }

  private static byte[] ole2(String stream) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0});
    out.write(stream.getBytes(UTF_16LE));
    return out.toByteArray();
  }

  private static byte[] encoded(String text, String encoding) {
    return switch (encoding) {
      case "UTF-8-BOM" -> ("\uFEFF" + text).getBytes(UTF_8);
      case "UTF-16LE" -> ("\uFEFF" + text).getBytes(UTF_16LE);
      case "UTF-16BE" -> ("\uFEFF" + text).getBytes(UTF_16BE);
      // That code page has the plain vowels and the tones, not the two in one.
      case "windows-1258" ->
          text.replace("ễ", "ê\u0303")
              .replace("Ẩ", "Â\u0309")
              .replace("ọ", "o\u0323")
              .replace("ụ", "u\u0323")
              .getBytes(Charset.forName("windows-1258"));
      default -> text.getBytes(Charset.forName(encoding));
    };
  }

  private static void assertProblem(Path file, ImportProblem problem) {
    AbstractThrowableAssert<?, ?> thrown =
        assertThatThrownBy(() -> SheetFile.read(file, SheetLimits.DEFAULT, row -> true));
    thrown
        .isInstanceOf(ProblemException.class)
        .extracting(e -> ((ProblemException) e).type())
        .isEqualTo(problem);
  }
}
