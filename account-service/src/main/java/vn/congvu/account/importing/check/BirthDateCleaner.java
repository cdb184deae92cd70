package vn.congvu.account.importing.check;

import static vn.congvu.account.importing.check.Column.BIRTH_DATE;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.congvu.account.importing.sheet.SheetCell;

/** Reads a date of birth; the cell may be blank, the forms do not ask for it. */
final class BirthDateCleaner {

  private static final LocalDate EXCEL_DAY_ZERO = LocalDate.of(1899, 12, 30);
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{4}|\\d{2})");
  private static final Pattern YEAR_FIRST =
      Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})(?:[T ].*)?");
  private static final Pattern SERIAL = Pattern.compile("(\\d{5})(?:\\.\\d+)?");
  private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}(?:\\.0)?");

  /** Civil servants, from trainees to those kept on after retirement. */
  private static final int YOUNGEST = 16;

  private static final int OLDEST = 80;

  private BirthDateCleaner() {}

  static Cleaned<LocalDate> clean(SheetCell cell, LocalDate today) {
    String text = Words.tidy(cell.text());
    if (text.isEmpty()) {
      return new Cleaned<>(null, List.of());
    }
    if (YEAR.matcher(text).matches()) {
      return Cleaned.refused(
          Finding.of(
              FindingCode.BIRTH_DATE_ONLY_YEAR,
              BIRTH_DATE,
              "Chỉ có năm sinh; không dùng làm ngày sinh."));
    }
    Matcher serial = SERIAL.matcher(text);
    if (serial.matches()) {
      LocalDate date = EXCEL_DAY_ZERO.plusDays(Integer.parseInt(serial.group(1)));
      // A date cell that Excel shows as a date is stored as this number too: nothing to tell then.
      List<Finding> findings =
          cell.kind() == SheetCell.Kind.NUMBER
              ? List.of()
              : List.of(
                  Finding.of(
                      FindingCode.BIRTH_DATE_AS_NUMBER,
                      BIRTH_DATE,
                      "Ngày sinh bị lưu dạng số của Excel; đã đọc là " + shown(date) + ".",
                      shown(date)));
      return plausible(date, today, findings);
    }
    try {
      Matcher day = DAY_FIRST.matcher(text);
      if (day.matches()) {
        return plausible(
            LocalDate.of(year(day.group(3), today), number(day.group(2)), number(day.group(1))),
            today,
            List.of());
      }
      Matcher iso = YEAR_FIRST.matcher(text);
      if (iso.matches()) {
        return plausible(
            LocalDate.of(number(iso.group(1)), number(iso.group(2)), number(iso.group(3))),
            today,
            List.of());
      }
    } catch (DateTimeException e) {
      return invalid();
    }
    return invalid();
  }

  private static Cleaned<LocalDate> plausible(
      LocalDate date, LocalDate today, List<Finding> findings) {
    if (date.isAfter(today.minusYears(YOUNGEST)) || date.isBefore(today.minusYears(OLDEST))) {
      return Cleaned.refused(
          Finding.of(
              FindingCode.BIRTH_DATE_IMPLAUSIBLE,
              BIRTH_DATE,
              "Ngày sinh " + shown(date) + " không hợp lý. Hãy kiểm tra lại."));
    }
    return new Cleaned<>(date, findings);
  }

  private static Cleaned<LocalDate> invalid() {
    return Cleaned.refused(
        Finding.of(
            FindingCode.BIRTH_DATE_INVALID,
            BIRTH_DATE,
            "Ngày sinh không đọc được. Hãy ghi theo dạng ngày/tháng/năm, ví dụ 05/09/1985."));
  }

  private static int year(String digits, LocalDate today) {
    int year = number(digits);
    if (digits.length() == 4) {
      return year;
    }
    int century = Year.from(today).getValue() / 100 * 100;
    return century + year > today.getYear() - YOUNGEST ? century - 100 + year : century + year;
  }

  private static int number(String digits) {
    return Integer.parseInt(digits);
  }

  static String shown(LocalDate date) {
    return "%02d/%02d/%d".formatted(date.getDayOfMonth(), date.getMonthValue(), date.getYear());
  }
}
