package vn.congvu.platform.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The public holidays of the Labour Code 2019: article 112 names them, article 111 clause 3 gives
 * the next working day for each weekly rest day that one falls on. Which five days Tết has and
 * which day joins 2 September is decided anew each year (article 112 clause 3); the usual choice
 * stands here until the decision is entered as a {@link WorkingDay}.
 */
final class Holidays {

  private static final Map<Integer, Set<LocalDate>> BY_YEAR = new ConcurrentHashMap<>();

  private Holidays() {}

  /** The weekdays and rest days of the year that are off by law, given-back days included. */
  static Set<LocalDate> of(int year) {
    return BY_YEAR.computeIfAbsent(year, Holidays::compute);
  }

  static boolean isRestDay(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static Set<LocalDate> compute(int year) {
    TreeSet<LocalDate> named = new TreeSet<>();
    named.add(LocalDate.of(year, 1, 1));
    LocalDate tet = LunarDate.of(year, 1, 1);
    tet.minusDays(1).datesUntil(tet.plusDays(4)).forEach(named::add);
    named.add(LunarDate.of(year, 3, 10));
    named.add(LocalDate.of(year, 4, 30));
    named.add(LocalDate.of(year, 5, 1));
    named.add(LocalDate.of(year, 9, 2));
    named.add(besideNationalDay(LocalDate.of(year, 9, 2)));

    Set<LocalDate> off = new HashSet<>(named);
    named.stream().filter(Holidays::isRestDay).forEach(rest -> off.add(nextWorking(rest, off)));
    return Set.copyOf(off);
  }

  /** The neighbour that makes the longer rest. */
  private static LocalDate besideNationalDay(LocalDate day) {
    return switch (day.getDayOfWeek()) {
      case MONDAY, THURSDAY, SUNDAY -> day.plusDays(1);
      default -> day.minusDays(1);
    };
  }

  private static LocalDate nextWorking(LocalDate from, Set<LocalDate> off) {
    LocalDate day = from;
    while (isRestDay(day) || off.contains(day)) {
      day = day.plusDays(1);
    }
    return day;
  }
}
