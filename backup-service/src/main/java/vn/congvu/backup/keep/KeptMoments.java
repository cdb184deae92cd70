package vn.congvu.backup.keep;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.rules.Retention;
import vn.congvu.platform.calendar.WorkingCalendar;

/**
 * The moments that stay restorable: every one for a while, then the last of each day, week and
 * month. A day ends by the clocks of Vietnam, a week with its Sunday.
 *
 * @param allSince from here on every moment
 * @param ends the first moment after each kept one
 */
record KeptMoments(Instant allSince, SortedSet<Instant> ends) {

  static KeptMoments of(Retention retention, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, WorkingCalendar.ZONE);
    var ends = new TreeSet<Instant>();
    add(ends, today, retention.daily(), day -> day.minusDays(1));
    add(
        ends,
        today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
        retention.weekly(),
        week -> week.minusWeeks(1));
    add(ends, today.withDayOfMonth(1), retention.monthly(), month -> month.minusMonths(1));
    return new KeptMoments(start(today.minus(retention.keepAllFor())), ends);
  }

  private static void add(
      SortedSet<Instant> ends, LocalDate first, int count, UnaryOperator<LocalDate> before) {
    LocalDate day = first;
    for (int i = 0; i < count; i++) {
      ends.add(start(day));
      day = before.apply(day);
    }
  }

  private static Instant start(LocalDate day) {
    return day.atStartOfDay(WorkingCalendar.ZONE).toInstant();
  }

  /**
   * Whether something that was there from {@code first} until just before {@code last} was there at
   * a kept moment.
   *
   * @param last null when it is there today
   */
  boolean keep(Instant first, @Nullable Instant last) {
    if (last == null || last.isAfter(allSince)) {
      return true;
    }
    SortedSet<Instant> within = ends.subSet(first.plusNanos(1), last.plusNanos(1));
    return !within.isEmpty();
  }

  /** No kept moment is older. */
  Instant oldest() {
    Instant first = ends.isEmpty() || ends.first().isAfter(allSince) ? allSince : ends.first();
    return first.minusMillis(1);
  }
}
