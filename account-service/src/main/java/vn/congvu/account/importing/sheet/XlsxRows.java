package vn.congvu.account.importing.sheet;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.dhatim.fastexcel.reader.SheetVisibility;
import org.jspecify.annotations.Nullable;

/** Streams the visible sheets of an .xlsx that {@link ZipGuard} let through. */
final class XlsxRows {

  /** No form has more; what lies further right is another's. */
  private static final int COLUMNS = 60;

  private XlsxRows() {}

  static SheetNotes read(Path file, Predicate<SheetRow> visitor) {
    List<String> remarks = new ArrayList<>();
    // A cell whose number does not parse becomes an ERROR cell of its row, not the file's end.
    try (ReadableWorkbook workbook =
        new ReadableWorkbook(file.toFile(), new ReadingOptions(false, true))) {
      for (Sheet sheet : workbook.getSheets().toList()) {
        if (sheet.getVisibility() != SheetVisibility.VISIBLE) {
          remarks.add("Bỏ qua trang tính đang ẩn '" + sheet.getName() + "'.");
        } else {
          read(sheet, visitor);
        }
      }
    } catch (IOException | ExcelReaderException e) {
      throw SheetFile.broken();
    }
    return new SheetNotes("xlsx", remarks);
  }

  private static void read(Sheet sheet, Predicate<SheetRow> visitor) throws IOException {
    try (Stream<Row> rows = sheet.openStream()) {
      Iterator<Row> all = rows.iterator();
      for (SheetRow row = next(sheet, all); row != null; row = next(sheet, all)) {
        if (!visitor.test(row)) {
          return;
        }
      }
    }
  }

  /** Whatever the parser throws at a hostile sheet is the sheet's fault. */
  private static @Nullable SheetRow next(Sheet sheet, Iterator<Row> all) {
    try {
      if (!all.hasNext()) {
        return null;
      }
      Row row = all.next();
      return new SheetRow(sheet.getName(), row.getRowNum(), cells(row));
    } catch (RuntimeException e) {
      throw SheetFile.broken();
    }
  }

  private static List<SheetCell> cells(Row row) {
    List<SheetCell> cells = new ArrayList<>();
    int width = Math.min(COLUMNS, row.getCellCount());
    for (int column = 0; column < width; column++) {
      cells.add(row.getOptionalCell(column).map(XlsxRows::cell).orElse(SheetCell.BLANK));
    }
    return cells;
  }

  private static SheetCell cell(Cell cell) {
    String shown = shown(cell);
    if (shown == null || shown.isBlank()) {
      return SheetCell.BLANK;
    }
    CellType type = cell.getType();
    if (cell.getFormula() != null || type == CellType.FORMULA) {
      boolean failed = shown.startsWith("#");
      return new SheetCell(shown, failed ? SheetCell.Kind.ERROR : SheetCell.Kind.FORMULA);
    }
    return new SheetCell(
        shown,
        switch (type) {
          case NUMBER -> SheetCell.Kind.NUMBER;
          case ERROR -> SheetCell.Kind.ERROR;
          default -> SheetCell.Kind.TEXT;
        });
  }

  private static String shown(Cell cell) {
    // The raw value keeps 912345678 as it is stored; getText would go by the cell's format.
    return switch (cell.getType()) {
      case STRING -> cell.getText();
      default -> cell.getRawValue();
    };
  }
}
