package vn.congvu.backup.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZonedDateTime;
import vn.congvu.platform.calendar.WorkingCalendar;

/** When something is due again. Times that passed while nothing ran count as one. */
public sealed interface Plan {

  /** The first turn of something that never had one. */
  Instant first(Instant now);

  /**
   * The turn after one.
   *
   * @return later than now
   */
  Instant next(Instant due, Instant now);

  /** For people, and to tell one plan from another. */
  String text();

  /** Again and again after the same time. */
  record Every(Duration interval) implements Plan {

    @Override
    public Instant first(Instant now) {
      return now.plus(interval);
    }

    @Override
    public Instant next(Instant due, Instant now) {
      Instant next = due.plus(interval);
      return next.isAfter(now) ? next : now.plus(interval);
    }

    @Override
    public String text() {
      return interval.toString();
    }
  }

  /** At a time of day by the clocks of Vietnam, each day or every so many days or months. */
  record At(LocalTime time, Period every) implements Plan {

    public static At daily(LocalTime time) {
      return new At(time, Period.ofDays(1));
    }

    @Override
    public Instant first(Instant now) {
      ZonedDateTime today = now.atZone(WorkingCalendar.ZONE).with(time);
      return (today.toInstant().isAfter(now) ? today : today.plusDays(1)).toInstant();
    }

    @Override
    public Instant next(Instant due, Instant now) {
      Instant next = due.atZone(WorkingCalendar.ZONE).plus(every).with(time).toInstant();
      return next.isAfter(now) ? next : first(now);
    }

    @Override
    public String text() {
      return time + " " + every;
    }
  }
}
