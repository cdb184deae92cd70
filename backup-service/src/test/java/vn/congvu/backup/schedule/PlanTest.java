package vn.congvu.backup.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import org.junit.jupiter.api.Test;

class PlanTest {

  private static final Plan HALF_HOURS = new Plan.Every(Duration.ofMinutes(30));
  private static final Plan NIGHTS = Plan.At.daily(LocalTime.of(1, 0));

  private static Instant at(String time) {
    return Instant.parse(time);
  }

  @Test
  void anIntervalCountsFromTheTurnAndNotFromWhenItWasTaken() {
    assertThat(HALF_HOURS.next(at("2026-11-24T03:00:00Z"), at("2026-11-24T03:00:09Z")))
        .isEqualTo(at("2026-11-24T03:30:00Z"));
  }

  @Test
  void turnsThatPassedWhileNothingRanAreOne() {
    assertThat(HALF_HOURS.next(at("2026-11-20T03:00:00Z"), at("2026-11-24T03:10:00Z")))
        .isEqualTo(at("2026-11-24T03:40:00Z"));
    assertThat(NIGHTS.next(at("2026-11-19T18:00:00Z"), at("2026-11-24T03:10:00Z")))
        .isEqualTo(at("2026-11-24T18:00:00Z"));
  }

  @Test
  void aTimeOfDayIsThatOfVietnam() {
    assertThat(NIGHTS.first(at("2026-11-24T17:59:59Z"))).isEqualTo(at("2026-11-24T18:00:00Z"));
    assertThat(NIGHTS.first(at("2026-11-24T18:00:00Z"))).isEqualTo(at("2026-11-25T18:00:00Z"));
  }

  @Test
  void severalDaysLieBetweenTwoTurns() {
    Plan weekly = new Plan.At(LocalTime.of(3, 0), Period.ofDays(7));

    assertThat(weekly.next(at("2026-11-23T20:00:00Z"), at("2026-11-23T20:00:05Z")))
        .isEqualTo(at("2026-11-30T20:00:00Z"));
  }
}
