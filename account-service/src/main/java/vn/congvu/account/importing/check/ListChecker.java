package vn.congvu.account.importing.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.importing.check.RowChecker.Reading;

/**
 * Checks a whole list. The same list against the same register gives the same result, so a changed
 * row is checked by checking all of them again.
 */
public final class ListChecker {

  private final CheckContext context;

  public ListChecker(CheckContext context) {
    this.context = context;
  }

  public List<CheckedRow> check(List<DraftRow> rows) {
    RowChecker checker = new RowChecker(context);
    List<Reading> readings = new ArrayList<>(rows.size());
    for (DraftRow row : rows) {
      readings.add(checker.read(row));
    }
    findRepeated(rows, readings);
    findRegistered(rows, readings);
    findNumberGaps(rows, readings);
    String[] addresses = new AddressAssigner(context).assign(rows, readings);
    List<CheckedRow> checked = new ArrayList<>(rows.size());
    for (int at = 0; at < rows.size(); at++) {
      Reading reading = readings.get(at);
      checked.add(
          new CheckedRow(rows.get(at), reading.values(), reading.findings(), addresses[at]));
    }
    return checked;
  }

  private static void findRepeated(List<DraftRow> rows, List<Reading> readings) {
    Map<String, DraftRow> people = new HashMap<>();
    Map<String, DraftRow> names = new HashMap<>();
    Map<String, DraftRow> phones = new HashMap<>();
    for (int at = 0; at < rows.size(); at++) {
      DraftRow row = rows.get(at);
      RowValues values = readings.get(at).values();
      String name = values.fullName();
      if (row.skipped() || name == null) {
        continue;
      }
      List<Finding> findings = readings.get(at).findings();
      String folded = Words.fold(name);
      DraftRow same = firstOf(people, folded, values, row);
      DraftRow namesake = names.putIfAbsent(folded + "|" + values.unitCode(), row);
      DraftRow sharing = values.phone() == null ? null : phones.putIfAbsent(values.phone(), row);
      if (same != null) {
        findings.add(
            Finding.of(
                FindingCode.DUPLICATE_IN_FILE,
                Column.FULL_NAME,
                "Trùng người với dòng " + sheetRow(same) + ". Hãy bỏ một trong hai dòng."));
      } else if (namesake != null) {
        findings.add(
            Finding.of(
                FindingCode.SAME_NAME_IN_FILE,
                Column.FULL_NAME,
                "Trùng họ tên với dòng "
                    + sheetRow(namesake)
                    + " cùng đơn vị; sẽ cấp hai địa chỉ khác nhau."));
      }
      if (same == null && sharing != null) {
        findings.add(
            Finding.of(
                FindingCode.PHONE_SHARED,
                Column.PHONE,
                "Số điện thoại trùng với dòng " + sheetRow(sharing) + "."));
      }
    }
  }

  /** The first row of the same person: the same name with the same phone or date of birth. */
  private static @Nullable DraftRow firstOf(
      Map<String, DraftRow> people, String folded, RowValues values, DraftRow row) {
    DraftRow byPhone =
        values.phone() == null ? null : people.putIfAbsent(folded + "|" + values.phone(), row);
    DraftRow byBirth =
        values.birthDate() == null
            ? null
            : people.putIfAbsent(folded + "|" + values.birthDate(), row);
    return byPhone == null ? byBirth : byPhone;
  }

  private static int sheetRow(DraftRow row) {
    return row.source().sheetRow();
  }

  private void findRegistered(List<DraftRow> rows, List<Reading> readings) {
    Set<String> names =
        readings.stream()
            .map(reading -> reading.values().fullName())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    Map<String, List<RegisteredPerson>> registered =
        context.registered().apply(names).stream()
            .collect(Collectors.groupingBy(person -> Words.fold(person.fullName())));
    for (int at = 0; at < rows.size(); at++) {
      RowValues values = readings.get(at).values();
      if (values.fullName() == null || rows.get(at).skipped()) {
        continue;
      }
      List<RegisteredPerson> namesakes =
          registered.getOrDefault(Words.fold(values.fullName()), List.of());
      if (namesakes.stream().anyMatch(person -> isSame(person, values))) {
        readings
            .get(at)
            .findings()
            .add(
                Finding.of(
                    FindingCode.ALREADY_HAS_MAILBOX,
                    Column.FULL_NAME,
                    "Người này đã có hộp thư công vụ. Hãy bỏ dòng này; nếu chuyển đơn vị thì lập"
                        + " đề nghị chuyển."));
      } else if (namesakes.stream().anyMatch(p -> p.unitCode().equals(values.unitCode()))) {
        readings
            .get(at)
            .findings()
            .add(
                Finding.of(
                    FindingCode.SAME_NAME_IN_REGISTER,
                    Column.FULL_NAME,
                    "Đơn vị đã có người cùng họ tên được cấp hộp thư; hãy kiểm tra có phải một"
                        + " người không."));
      }
    }
  }

  private static boolean isSame(RegisteredPerson person, RowValues values) {
    boolean phone = person.phone() != null && person.phone().equals(values.phone());
    boolean birth = person.birthDate() != null && person.birthDate().equals(values.birthDate());
    return phone || birth;
  }

  /** Numbers may begin again with each heading; within one they should run on. */
  private static void findNumberGaps(List<DraftRow> rows, List<Reading> readings) {
    int last = 0;
    String section = null;
    Set<Integer> seen = new HashSet<>();
    for (int at = 0; at < rows.size(); at++) {
      SourceRow source = rows.get(at).source();
      String text = source.cell(Column.NUMBER).text().strip().replaceFirst("\\.0*$", "");
      if (!text.matches("\\d{1,6}")) {
        continue;
      }
      int number = Integer.parseInt(text);
      if (!Objects.equals(section, source.section()) && number == 1) {
        seen.clear();
        last = 0;
      }
      section = source.section();
      if (!seen.add(number)) {
        readings
            .get(at)
            .findings()
            .add(
                Finding.of(
                    FindingCode.NUMBER_REPEATED,
                    Column.NUMBER,
                    "Số thứ tự " + number + " bị lặp."));
      } else if (number != last + 1) {
        readings
            .get(at)
            .findings()
            .add(
                Finding.of(
                    FindingCode.NUMBER_GAP,
                    Column.NUMBER,
                    "Số thứ tự nhảy từ " + last + " đến " + number + "; có thể thiếu người."));
      }
      last = number;
    }
  }
}
