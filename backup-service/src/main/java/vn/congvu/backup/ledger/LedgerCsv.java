package vn.congvu.backup.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.text.SearchText;

/**
 * Reads results of backups from a .csv in UTF-8, separated by commas or semicolons. Columns are
 * found by their headings, English as in the API or Vietnamese with or without accents.
 */
final class LedgerCsv {

  static final int MOST_ROWS = 5000;

  private static final DateTimeFormatter VIETNAMESE =
      DateTimeFormatter.ofPattern("d/M/yyyy H:mm[:ss]");

  /** By folded heading; the first name of a column is the API's. */
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("tool", "tool"),
          Map.entry("cong cu", "tool"),
          Map.entry("subject", "subject"),
          Map.entry("he thong", "subject"),
          Map.entry("started", "started"),
          Map.entry("bat dau", "started"),
          Map.entry("ended", "ended"),
          Map.entry("ket thuc", "ended"),
          Map.entry("bytes", "bytes"),
          Map.entry("dung luong", "bytes"),
          Map.entry("result", "result"),
          Map.entry("ket qua", "result"),
          Map.entry("checksumalgorithm", "checksumAlgorithm"),
          Map.entry("thuat toan bam", "checksumAlgorithm"),
          Map.entry("checksum", "checksum"),
          Map.entry("ma bam", "checksum"),
          Map.entry("place", "place"),
          Map.entry("noi luu", "place"),
          Map.entry("medium", "medium"),
          Map.entry("phuong tien", "medium"),
          Map.entry("encrypted", "encrypted"),
          Map.entry("ma hoa", "encrypted"),
          Map.entry("offsite", "offSite"),
          Map.entry("dia diem khac", "offSite"));

  private static final Map<String, EntryResult> RESULTS =
      Map.of(
          "succeeded", EntryResult.SUCCEEDED,
          "thanh cong", EntryResult.SUCCEEDED,
          "partial", EntryResult.PARTIAL,
          "mot phan", EntryResult.PARTIAL,
          "failed", EntryResult.FAILED,
          "that bai", EntryResult.FAILED);

  private static final Map<String, Boolean> TRUTHS =
      Map.of("true", true, "co", true, "yes", true, "false", false, "khong", false, "no", false);

  /**
   * A row as far as it could be read.
   *
   * @param number as a spreadsheet shows it
   */
  record Row(long number, EntryRequest entry, List<ImportReport.RowProblem> problems) {}

  private final Map<String, String> headings = new HashMap<>();

  private LedgerCsv(List<String> names) {
    for (String name : names) {
      String column = COLUMNS.get(SearchText.fold(name));
      if (column != null) {
        headings.putIfAbsent(column, name);
      }
    }
  }

  static List<Row> read(byte[] file) {
    String text = text(file);
    String first = text.lines().findFirst().orElse("");
    char separator = first.chars().filter(c -> c == ';').count() > 0 ? ';' : ',';
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(separator)
            .setQuote('"')
            .setTrim(true)
            .setIgnoreEmptyLines(true)
            .setHeader()
            .setSkipHeaderRecord(true)
            .setAllowMissingColumnNames(true)
            .get();
    var rows = new ArrayList<Row>();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      var csv = new LedgerCsv(parser.getHeaderNames());
      csv.requireHeadings();
      for (CSVRecord record : parser) {
        if (rows.size() == MOST_ROWS) {
          throw unreadable("Tệp có hơn " + MOST_ROWS + " dòng; hãy chia nhỏ.");
        }
        rows.add(csv.row(record));
      }
    } catch (IOException | UncheckedIOException | IllegalArgumentException broken) {
      throw unreadable("Tệp .csv bị hỏng hoặc có tiêu đề cột trùng nhau.");
    }
    return rows;
  }

  private static String text(byte[] file) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(file)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw unreadable("Tệp không ở bảng mã UTF-8; hãy lưu lại dạng CSV UTF-8.");
    }
  }

  private static ProblemException unreadable(String detail) {
    return ProblemException.of(LedgerProblem.FILE_UNREADABLE, detail);
  }

  private void requireHeadings() {
    List<String> missing =
        List.of(
                "tool",
                "subject",
                "started",
                "ended",
                "bytes",
                "result",
                "place",
                "medium",
                "encrypted")
            .stream()
            .filter(column -> !headings.containsKey(column))
            .toList();
    if (!missing.isEmpty()) {
      throw unreadable("Tệp thiếu cột: " + String.join(", ", missing) + ".");
    }
  }

  String heading(String column) {
    return headings.getOrDefault(column, column);
  }

  // What could not be read is null here, and the checks behind leave it alone when it was named.
  @SuppressWarnings("NullAway")
  private Row row(CSVRecord record) {
    long number = record.getRecordNumber() + 1;
    var cells = new Cells(this, record, number);
    var entry =
        new EntryRequest(
            cells.text("tool"),
            cells.text("subject"),
            cells.read("started", LedgerCsv::moment, "không phải thời điểm"),
            cells.read("ended", LedgerCsv::moment, "không phải thời điểm"),
            cells.read("bytes", Long::valueOf, "không phải số nguyên"),
            cells.read("result", word(RESULTS), "phải là: thành công, một phần hoặc thất bại"),
            cells.text("checksumAlgorithm"),
            cells.text("checksum"),
            cells.text("place"),
            cells.text("medium"),
            cells.read("encrypted", word(TRUTHS), "phải là: có hoặc không"),
            cells.read("offSite", word(TRUTHS), "phải là: có hoặc không"));
    return new Row(number, entry, cells.problems);
  }

  private static <T> Function<String, T> word(Map<String, T> known) {
    return text -> {
      T value = known.get(SearchText.fold(text));
      if (value == null) {
        throw new IllegalArgumentException("not one of these words");
      }
      return value;
    };
  }

  /** ISO 8601 with its offset, or as Vietnamese write it, in Vietnamese time. */
  private static Instant moment(String text) {
    return text.indexOf('/') > 0
        ? LocalDateTime.parse(text, VIETNAMESE).atZone(WorkingCalendar.ZONE).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }

  /** One row's cells by column. */
  private static final class Cells {

    private final LedgerCsv csv;
    private final CSVRecord record;
    private final long number;
    private final List<ImportReport.RowProblem> problems = new ArrayList<>();

    Cells(LedgerCsv csv, CSVRecord record, long number) {
      this.csv = csv;
      this.record = record;
      this.number = number;
    }

    @Nullable String text(String column) {
      String heading = csv.headings.get(column);
      if (heading == null || !record.isSet(heading)) {
        return null;
      }
      String text = record.get(heading);
      return text.isBlank() ? null : text;
    }

    <T> @Nullable T read(String column, Function<String, T> parse, String otherwise) {
      String text = text(column);
      try {
        return text == null ? null : parse.apply(text);
      } catch (DateTimeException | IllegalArgumentException e) {
        problems.add(new ImportReport.RowProblem(number, csv.heading(column), otherwise));
        return null;
      }
    }
  }
}
