package vn.congvu.account.importing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.check.CheckedRow;
import vn.congvu.account.importing.check.Finding;
import vn.congvu.account.importing.sheet.SheetCell;

/**
 * The findings as .xlsx, to be sent back to who wrote the list. Texts are inline strings: what
 * began as a hostile formula in the list ends as text here too.
 */
final class FindingsReport {

  private static final List<String> COLUMNS =
      List.of(
          "Dòng", "Họ và tên", "Cột", "Mức độ", "Mã", "Nội dung", "Giá trị trong tệp", "Đề xuất");
  private static final int[] WIDTHS = {8, 28, 24, 12, 26, 70, 30, 30};
  private static final int ROWS_BETWEEN_FLUSHES = 500;

  private FindingsReport() {}

  static byte[] of(List<CheckedRow> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (Workbook workbook = new Workbook(out, "Congvu", "1.0")) {
      Worksheet sheet = workbook.newWorksheet("Kết quả kiểm tra");
      for (int column = 0; column < COLUMNS.size(); column++) {
        sheet.width(column, WIDTHS[column]);
        sheet.inlineString(0, column, COLUMNS.get(column));
      }
      sheet.range(0, 0, 0, COLUMNS.size() - 1).style().bold().wrapText(true).set();
      sheet.freezePane(0, 1);
      int at = 1;
      for (CheckedRow row : rows) {
        for (Finding finding : row.findings()) {
          write(sheet, at++, row, finding);
        }
        if (at % ROWS_BETWEEN_FLUSHES == 0) {
          sheet.flush();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(Worksheet sheet, int at, CheckedRow row, Finding finding) {
    sheet.value(at, 0, row.draft().source().sheetRow());
    put(sheet, at, 1, row.values().fullName());
    put(sheet, at, 2, finding.column().label());
    put(sheet, at, 3, finding.isError() ? "Lỗi" : "Lưu ý");
    put(sheet, at, 4, finding.code().name());
    put(sheet, at, 5, finding.message());
    put(
        sheet,
        at,
        6,
        row.draft().source().cells().getOrDefault(finding.column(), SheetCell.BLANK).text());
    put(sheet, at, 7, finding.suggestion());
  }

  private static void put(Worksheet sheet, int row, int column, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      sheet.inlineString(
          row, column, text.replaceAll("[\\p{Cc}&&[^\\n\\t]]|[\\uFFFE\\uFFFF]|\\p{Cs}", ""));
    }
  }
}
