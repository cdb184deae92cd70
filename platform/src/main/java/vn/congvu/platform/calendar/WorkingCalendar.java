package vn.congvu.platform.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Working time in Viet Nam: immutable, so a changed day is a new calendar. */
public final class WorkingCalendar {

  public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

  private final WorkingHours hours;
  private final Map<LocalDate, WorkingDay> overrides;

  private WorkingCalendar(WorkingHours hours, Map<LocalDate, WorkingDay> overrides) {
    this.hours = hours;
    this.overrides = overrides;
  }

  /** Office hours and public holidays, without a decided day. */
  public static WorkingCalendar vietnam() {
    return new WorkingCalendar(WorkingHours.OFFICE, Map.of());
  }

  /**
   * @param days the days that differ from the rule, one entry per date
   */
  public static WorkingCalendar of(WorkingHours hours, Collection<WorkingDay> days) {
    return new WorkingCalendar(
        hours,
        days.stream().collect(Collectors.toUnmodifiableMap(WorkingDay::date, Function.identity())));
  }

  public WorkingHours hours() {
    return hours;
  }

  public boolean isWorkingDay(LocalDate date) {
    WorkingDay override = overrides.get(date);
    if (override != null) {
      return override.kind() == WorkingDay.Kind.WORKING;
    }
    return !Holidays.isRestDay(date) && !Holidays.of(date.getYear()).contains(date);
  }

  /** How much working time a day of the amount is, for clocks that pause. */
  public Duration length(WorkingTime amount) {
    return hours.length().multipliedBy(amount.days()).plus(amount.rest());
  }

  /** When the amount is used up for a clock that starts at that moment, outside hours too. */
  public Instant due(Instant start, WorkingTime amount) {
    Duration left = length(amount);
    LocalDate day = LocalDate.ofInstant(start, ZONE);
    while (true) {
      if (isWorkingDay(day)) {
        for (WorkingHours.Span span : hours.spans()) {
          Instant from = later(at(day, span, true), start);
          Duration available = Duration.between(from, at(day, span, false));
          if (!available.isPositive()) {
            continue;
          }
          if (left.compareTo(available) <= 0) {
            return from.plus(left);
          }
          left = left.minus(available);
        }
      }
      day = day.plusDays(1);
    }
  }

  /** The working time between two moments; zero when they are in the wrong order. */
  public Duration worked(Instant from, Instant to) {
    Duration sum = Duration.ZERO;
    LocalDate last = LocalDate.ofInstant(to, ZONE);
    for (LocalDate day = LocalDate.ofInstant(from, ZONE);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      if (!isWorkingDay(day)) {
        continue;
      }
      for (WorkingHours.Span span : hours.spans()) {
        Instant start = later(at(day, span, true), from);
        Instant end = at(day, span, false).isBefore(to) ? at(day, span, false) : to;
        if (start.isBefore(end)) {
          sum = sum.plus(Duration.between(start, end));
        }
      }
    }
    return sum;
  }

  private static Instant at(LocalDate day, WorkingHours.Span span, boolean start) {
    return day.atTime(start ? span.from() : span.to()).atZone(ZONE).toInstant();
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
