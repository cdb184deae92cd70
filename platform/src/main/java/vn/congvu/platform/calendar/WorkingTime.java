package vn.congvu.platform.calendar;

import java.time.Duration;

/**
 * An amount of working time: days by the calendar's own length of a day, and hours. "2 giờ" and "3
 * ngày làm việc" of a regulation.
 */
public record WorkingTime(int days, Duration rest) {

  public WorkingTime {
    if (days < 0 || rest.isNegative()) {
      throw new IllegalArgumentException("working time is not negative");
    }
  }

  public static WorkingTime days(int days) {
    return new WorkingTime(days, Duration.ZERO);
  }

  public static WorkingTime hours(int hours) {
    return new WorkingTime(0, Duration.ofHours(hours));
  }

  /** What is left of another amount, for a clock that was paused. */
  public static WorkingTime of(Duration duration) {
    return new WorkingTime(0, duration);
  }
}
