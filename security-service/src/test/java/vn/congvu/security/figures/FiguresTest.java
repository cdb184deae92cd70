package vn.congvu.security.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import vn.congvu.security.figures.Figures.Period;

class FiguresTest {

  @Test
  void theYearOfTheReportGoesFromTheMiddleOfDecemberToTheMiddleOfDecember() {
    Period year = Period.endingIn(2026, MonthDay.of(12, 15));

    assertThat(year).isEqualTo(new Period(LocalDate.of(2025, 12, 15), LocalDate.of(2026, 12, 14)));
    assertThat(year.begin()).isEqualTo(Instant.parse("2025-12-14T17:00:00Z"));
    assertThat(year.end()).isEqualTo(Instant.parse("2026-12-14T17:00:00Z"));
  }

  @Test
  void oneYearBeginsWhereTheOtherEnds() {
    MonthDay begins = MonthDay.of(12, 15);

    assertThat(Period.endingIn(2026, begins).end())
        .isEqualTo(Period.endingIn(2027, begins).begin());
  }

  @Test
  void aYearThatBeginsOnNewYearsDayIsThatYear() {
    assertThat(Period.endingIn(2026, MonthDay.of(1, 1)))
        .isEqualTo(new Period(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
  }
}
