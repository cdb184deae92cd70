package vn.congvu.account.importing.sheet;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import vn.congvu.account.importing.ImportProblem;
import vn.congvu.platform.problem.ProblemException;

/** Reads a .csv whose encoding and separator nobody wrote down. */
final class CsvRows {

  private static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|');
  private static final int SAMPLE = 60;

  private CsvRows() {}

  static SheetNotes read(Path file, Predicate<SheetRow> visitor) throws IOException {
    TextEncoding.Decoded decoded = TextEncoding.decode(Files.readAllBytes(file));
    String text = decoded.text();
    if (text.isBlank()) {
      throw ProblemException.of(ImportProblem.EMPTY_FILE, "Tệp rỗng, không có nội dung.");
    }
    if (looksBinary(text)) {
      throw ProblemException.of(
          ImportProblem.NOT_A_SHEET, "Tệp không phải bảng tính. Chỉ nhận .xlsx hoặc .csv.");
    }
    List<String> remarks = new ArrayList<>();
    if (!decoded.encoding().startsWith("UTF-8")) {
      remarks.add("Tệp được đọc theo bảng mã " + decoded.encoding() + ".");
    }
    try (CSVParser parser = parse(text, separator(text))) {
      for (CSVRecord record : parser) {
        SheetRow row =
            new SheetRow(
                "csv", (int) record.getRecordNumber(), record.stream().map(CsvRows::cell).toList());
        if (!visitor.test(row)) {
          break;
        }
      }
    } catch (UncheckedIOException e) {
      throw SheetFile.broken();
    }
    return new SheetNotes("csv", remarks);
  }

  private static CSVParser parse(String text, char separator) throws IOException {
    CSVFormat format =
        CSVFormat.Builder.create()
            .setDelimiter(separator)
            .setQuote('"')
            .setIgnoreEmptyLines(false)
            .setLenientEof(true)
            .setTrailingData(true)
            .get();
    return CSVParser.parse(new StringReader(text), format);
  }

  /** The separator that cuts most lines of the sample into the same number of cells. */
  static char separator(String text) {
    return SEPARATORS.stream()
        .max(Comparator.comparingLong(separator -> evenness(text, separator)))
        .orElse(',');
  }

  private static long evenness(String text, char separator) {
    try (CSVParser parser = parse(text, separator)) {
      Map<Integer, Long> widths =
          parser.stream()
              .limit(SAMPLE)
              .map(CSVRecord::size)
              .filter(size -> size > 1)
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
      return widths.entrySet().stream().mapToLong(w -> w.getKey() * w.getValue()).max().orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static SheetCell cell(String text) {
    // Offices write ="0912345678" so that Excel keeps the zero; the inner text is meant.
    if (text.length() > 3 && text.startsWith("=\"") && text.endsWith("\"")) {
      return SheetCell.text(text.substring(2, text.length() - 1));
    }
    if (text.startsWith("#")
        && Stream.of("#REF!", "#N/A", "#VALUE!", "#NAME?").anyMatch(text::startsWith)) {
      return new SheetCell(text, SheetCell.Kind.ERROR);
    }
    return SheetCell.text(text);
  }

  private static boolean looksBinary(String text) {
    long odd =
        text.chars()
            .limit(4000)
            .filter(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
            .count();
    return odd > Math.min(text.length(), 4000) / 50;
  }
}
