package vn.congvu.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

  private final WorkingCalendar calendar = WorkingCalendar.vietnam();

  /** 2026-11-20 is a Friday. */
  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00,2026-11-26T10:00", // within hours
    "2026-11-23T07:00,2026-11-25T17:00", // before the doors open: three whole days
    "2026-11-23T12:00,2026-11-26T11:30", // at lunch
    "2026-11-23T18:00,2026-11-26T17:00", // after hours
    "2026-11-20T10:00,2026-11-25T10:00", // over a weekend
    "2026-11-21T09:00,2026-11-25T17:00", // on a Saturday
    "2026-04-23T09:00,2026-04-29T09:00" // over Giỗ Tổ on Sunday, given back on Monday
  })
  void threeWorkingDaysAreDue(LocalDateTime start, LocalDateTime due) {
    assertThat(calendar.due(at(start), WorkingTime.days(3))).isEqualTo(at(due));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:30,2026-11-23T14:00", // over lunch
    "2026-11-23T09:30,2026-11-23T11:30", // exactly to lunch
    "2026-11-20T16:00,2026-11-23T08:30", // over the weekend
    "2026-02-13T16:30,2026-02-23T09:00" // over Tết
  })
  void twoWorkingHoursAreDue(LocalDateTime start, LocalDateTime due) {
    WorkingCalendar tet2026 =
        WorkingCalendar.of(
            WorkingHours.OFFICE,
            List.of(new WorkingDay(LocalDate.of(2026, 2, 16), WorkingDay.Kind.OFF, "29 Tết")));

    assertThat(tet2026.due(at(start), WorkingTime.hours(2))).isEqualTo(at(due));
  }

  @Test
  void aSaturdayWorkedInExchangeCounts() {
    WorkingCalendar swapped =
        WorkingCalendar.of(
            WorkingHours.OFFICE,
            List.of(
                new WorkingDay(LocalDate.of(2026, 11, 21), WorkingDay.Kind.WORKING, "làm bù"),
                new WorkingDay(LocalDate.of(2026, 11, 23), WorkingDay.Kind.OFF, "hoán đổi")));

    assertThat(swapped.due(at("2026-11-20T10:00"), WorkingTime.days(2)))
        .isEqualTo(at("2026-11-24T10:00"));
  }

  @Test
  void noTimeIsDueAtTheStartEvenAtNight() {
    Instant night = at("2026-11-21T23:00");

    assertThat(calendar.worked(night, calendar.due(night, WorkingTime.of(Duration.ZERO))))
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void workedTimeIsCountedWithinHoursOnly() {
    assertThat(calendar.worked(at("2026-11-20T16:00"), at("2026-11-23T08:00")))
        .isEqualTo(Duration.ofMinutes(90));
    assertThat(calendar.worked(at("2026-11-21T08:00"), at("2026-11-22T20:00")))
        .isEqualTo(Duration.ZERO);
    assertThat(calendar.worked(at("2026-11-23T08:00"), at("2026-11-20T16:00")))
        .isEqualTo(Duration.ZERO);
  }

  @Test
  void whatIsDueWasWorked() {
    Random random = new Random(41);
    for (int i = 0; i < 500; i++) {
      Instant start = at("2024-01-01T00:00").plusSeconds(random.nextInt(100_000_000));
      Duration amount = Duration.ofMinutes(random.nextInt(30_000));

      Instant due = calendar.due(start, WorkingTime.of(amount));

      assertThat(calendar.worked(start, due)).isEqualTo(amount);
    }
  }

  @Test
  void aSpanOfACenturyIsQuick() {
    Instant before = at("2000-01-01T00:00");

    assertThat(calendar.worked(before, at("2100-01-01T00:00")).toHours())
        .isBetween(100L * 245 * 8, 100L * 253 * 8);
  }

  private static Instant at(String local) {
    return at(LocalDateTime.parse(local));
  }

  private static Instant at(LocalDateTime local) {
    return local.atZone(WorkingCalendar.ZONE).toInstant();
  }
}
