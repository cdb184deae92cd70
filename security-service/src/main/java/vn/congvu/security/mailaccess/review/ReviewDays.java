package vn.congvu.security.mailaccess.review;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The days of the year on which reviews begin. */
record ReviewDays(List<MonthDay> days) {

  /** The last one that has come; days of the year before are looked at too. */
  LocalDate lastUntil(LocalDate today) {
    return days.stream()
        .flatMap(day -> Stream.of(day.atYear(today.getYear()), day.atYear(today.getYear() - 1)))
        .filter(day -> !day.isAfter(today))
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }
}
