package vn.congvu.platform.calendar;

import java.time.LocalDate;

/**
 * A day that differs from the rule: a Saturday worked in exchange, a day off that was decided.
 *
 * @param note why, with the decision that says so
 */
public record WorkingDay(LocalDate date, Kind kind, String note) {

  /** What the day is, whatever the rule says. */
  public enum Kind {
    WORKING,
    OFF
  }
}
