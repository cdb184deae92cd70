package vn.congvu.account.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.Worksheet;

/**
 * Makes the demo's dirty .xlsx out of a .csv that people can review. A cell {@code n:912345678} is
 * a number, {@code f:A1|text} a formula that last showed the text; every other one is a text.
 */
final class SampleList {

  static final Path FOLDER =
      Path.of(System.getProperty("congvu.root"), "e2e/src/main/resources/demo");
  static final Path CSV = FOLDER.resolve("danh-sach-can-bo.csv");
  static final Path XLSX = FOLDER.resolve("danh-sach-can-bo.xlsx");
  static final Path CORRECTIONS = FOLDER.resolve("danh-sach-can-bo.corrections.json");

  private static final int[] WIDTHS = {6, 30, 24, 30, 18, 14, 26, 26, 24};

  private SampleList() {}

  static void write(Path xlsx) throws IOException {
    List<CSVRecord> rows;
    try (Reader reader = Files.newBufferedReader(CSV, UTF_8)) {
      rows = CSVFormat.Builder.create().setIgnoreEmptyLines(false).get().parse(reader).getRecords();
    }
    Path plain = Sheets.xlsx(Files.createTempDirectory("sample"), sheet -> fill(sheet, rows));
    withFormulas(plain, xlsx);
  }

  private static void fill(Worksheet sheet, List<CSVRecord> rows) {
    for (int column = 0; column < WIDTHS.length; column++) {
      sheet.width(column, WIDTHS[column]);
    }
    for (int row = 0; row < rows.size(); row++) {
      CSVRecord cells = rows.get(row);
      for (int column = 0; column < cells.size(); column++) {
        String text = cells.get(column);
        if (text.startsWith("n:")) {
          sheet.value(row, column, Long.parseLong(text.substring(2)));
        } else if (!text.isEmpty()) {
          sheet.inlineString(row, column, text);
        }
      }
      if (cells.size() == 1 && cells.get(0).length() > 20) {
        sheet.range(row, 0, row, WIDTHS.length - 1).merge();
      }
    }
  }

  /** The writer cannot say what a formula last showed, so those cells are finished in the XML. */
  private static void withFormulas(Path plain, Path xlsx) throws IOException {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(plain.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    parts.computeIfPresent(
        "xl/worksheets/sheet1.xml",
        (name, content) ->
            new String(content, UTF_8)
                .replaceAll(
                    "t=\"inlineStr\"><is><t[^>]*>f:([^|<]*)\\|([^<]*)</t></is>",
                    "t=\"str\"><f>$1</f><v>$2</v>")
                .getBytes(UTF_8));
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(xlsx))) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        ZipEntry entry = new ZipEntry(part.getKey());
        entry.setTime(0);
        out.putNextEntry(entry);
        out.write(part.getValue());
        out.closeEntry();
      }
    }
  }
}
