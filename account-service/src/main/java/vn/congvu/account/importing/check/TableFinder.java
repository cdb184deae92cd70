package vn.congvu.account.importing.check;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.ImportProblem;
import vn.congvu.account.importing.sheet.SheetCell;
import vn.congvu.account.importing.sheet.SheetFile;
import vn.congvu.account.importing.sheet.SheetLimits;
import vn.congvu.account.importing.sheet.SheetNotes;
import vn.congvu.account.importing.sheet.SheetRow;
import vn.congvu.platform.problem.ProblemException;

/** Finds the list of people between an office's letterhead and its signatures. */
public final class TableFinder {

  private static final int ROWS_BEFORE_HEADER = 60;

  /** A list ends at the first of these; a person's row has a number or a phone beside them. */
  private static final Pattern FOOTER =
      Pattern.compile(
          "^(danh sach de nghi|danh sach (nay )?(co|gom)|tong (so|cong)|cong|nguoi lap|xac nhan"
              + "|thu truong|noi nhan|kinh de nghi|ngay \\d* ?thang)\\b.*");

  private static final Pattern ORDINAL = Pattern.compile("^(?:[IVXLC]+|[A-Z]|\\d+)[.)/:\\s-]+");

  private final int maxRows;
  private final List<SourceRow> rows = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private @Nullable Header header;
  private @Nullable String sheet;
  private @Nullable String section;
  private boolean justBelowHeader;
  private boolean ended;
  private int blankRows;
  private int blankPending;
  private int lastRow;

  private TableFinder(int maxRows) {
    this.maxRows = maxRows;
  }

  public static SourceTable find(Path file, SheetLimits limits, int maxRows) {
    TableFinder finder = new TableFinder(maxRows);
    SheetNotes notes = SheetFile.read(file, limits, finder::visit);
    return finder.table(notes);
  }

  private SourceTable table(SheetNotes notes) {
    if (header == null || sheet == null) {
      throw ProblemException.of(
          ImportProblem.NO_HEADER,
          "Không tìm thấy dòng tiêu đề. Danh sách cần có cột 'Họ và tên' và ít nhất hai cột nữa, "
              + "ví dụ 'Chức vụ', 'Số điện thoại'.");
    }
    if (rows.isEmpty()) {
      throw ProblemException.of(
          ImportProblem.NO_ROWS, "Dưới dòng tiêu đề không có người nào trong danh sách.");
    }
    List<String> all = new ArrayList<>(notes.remarks());
    all.addAll(remarks);
    if (blankRows > 0) {
      all.add("Đã bỏ qua " + blankRows + " dòng trống giữa danh sách.");
    }
    return new SourceTable(sheet, header.letters(), rows, all);
  }

  private boolean visit(SheetRow row) {
    if (sheet != null && !sheet.equals(row.sheet())) {
      return otherSheet(row);
    }
    if (header == null) {
      Header.of(row).ifPresent(found -> begin(found, row));
      return row.number() < ROWS_BEFORE_HEADER || header != null;
    }
    if (ended) {
      return false;
    }
    // An .xlsx may leave blank rows out altogether.
    blankPending += row.number() - lastRow - 1;
    lastRow = row.number();
    if (row.isBlank()) {
      blankPending++;
      return true;
    }
    if (justBelowHeader && belongsToHeader(row, header)) {
      return true;
    }
    justBelowHeader = false;
    return inTable(row, header);
  }

  private void begin(Header found, SheetRow row) {
    header = found;
    sheet = row.sheet();
    lastRow = row.number();
    justBelowHeader = true;
  }

  /** The list is taken from one sheet; a second list must not vanish unsaid. */
  private boolean otherSheet(SheetRow row) {
    if (Header.of(row).isPresent()) {
      remarks.add(
          "Trang tính '"
              + row.sheet()
              + "' cũng có danh sách nhưng chưa được đọc; hãy gửi thành tệp riêng.");
      return false;
    }
    return row.number() < ROWS_BEFORE_HEADER;
  }

  private boolean belongsToHeader(SheetRow row, Header above) {
    if (isColumnNumbers(row)) {
      return true;
    }
    return above
        .with(row)
        .map(
            both -> {
              header = both;
              return true;
            })
        .orElse(false);
  }

  /** "(1) | (2) | (3)" or "A | B | 1 | 2" under the header. */
  private static boolean isColumnNumbers(SheetRow row) {
    List<String> texts =
        row.cells().stream().filter(c -> !c.isBlank()).map(c -> Words.fold(c.text())).toList();
    return texts.size() >= 3 && texts.stream().allMatch(t -> t.matches("\\d{1,2}|[a-e]"));
  }

  private boolean inTable(SheetRow row, Header columns) {
    Map<Column, SheetCell> cells = new EnumMap<>(Column.class);
    columns
        .columns()
        .forEach(
            (at, column) -> {
              if (!row.cell(at).isBlank()) {
                SheetCell cell = row.cell(at);
                cells.put(column, column == Column.CITIZEN_ID ? CitizenId.masked(cell) : cell);
              }
            });
    List<SheetCell> filled = row.cells().stream().filter(cell -> !cell.isBlank()).toList();
    boolean numbered =
        cells
            .getOrDefault(Column.NUMBER, SheetCell.BLANK)
            .text()
            .strip()
            .matches("\\d+(\\.0)?\\.?");
    if (numbered && filled.size() == 1) {
      // Forms are numbered to their end before anybody is written in.
      blankPending++;
      return true;
    }
    if (!numbered && !cells.containsKey(Column.PHONE)) {
      String first = filled.getFirst().text();
      if (FOOTER.matcher(Words.fold(first)).matches()) {
        ended = true;
        return false;
      }
      if (isHeading(cells, filled)) {
        section = ORDINAL.matcher(Words.tidy(first)).replaceFirst("");
        if (filled.size() > 1 && first.length() <= 4) {
          section = Words.tidy(filled.get(1).text());
        }
        return true;
      }
    }
    blankRows += blankPending;
    blankPending = 0;
    if (rows.size() == maxRows) {
      throw ProblemException.of(
          ImportProblem.TOO_MANY_ROWS,
          "Danh sách có hơn " + maxRows + " dòng. Hãy chia thành nhiều tệp.");
    }
    rows.add(new SourceRow(row.number(), cells, section));
    return true;
  }

  /** A merged line across the table, or "I | Phòng Tổ chức cán bộ" and nothing else. */
  private static boolean isHeading(Map<Column, SheetCell> cells, List<SheetCell> filled) {
    if (cells.containsKey(Column.POSITION) || cells.containsKey(Column.OFFICIAL_MAIL)) {
      return false;
    }
    String first = filled.getFirst().text().strip();
    boolean ordinal = first.matches("[IVXLC]+\\.?|[A-H]\\.?");
    boolean alone = filled.size() == 1 && !cells.containsKey(Column.FULL_NAME);
    boolean labelled = filled.size() == 1 && ORDINAL.matcher(first).find();
    return alone || labelled || (filled.size() == 2 && ordinal);
  }
}
