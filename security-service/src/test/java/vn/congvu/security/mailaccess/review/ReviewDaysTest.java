package vn.congvu.security.mailaccess.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvu.security.rules.SpillRule;

class ReviewDaysTest {

  @ParameterizedTest
  @CsvSource({
    "2026-01-01, 2026-01-01",
    "2026-06-30, 2026-01-01",
    "2026-07-01, 2026-07-01",
    "2026-12-31, 2026-07-01"
  })
  void theLastDayThatHasComeCounts(LocalDate today, LocalDate last) {
    var halfYearly = new ReviewDays(SpillRule.ACCESS_REVIEWED_ON.parse().apply("01-01, 07-01"));

    assertThat(halfYearly.lastUntil(today)).isEqualTo(last);
  }

  @ParameterizedTest
  @CsvSource({"2026-02-01, 2025-12-15", "2026-12-15, 2026-12-15"})
  void beforeTheFirstDayOfAYearTheLastOfTheYearBeforeCounts(LocalDate today, LocalDate last) {
    var yearly = new ReviewDays(SpillRule.ACCESS_REVIEWED_ON.parse().apply("12-15"));

    assertThat(yearly.lastUntil(today)).isEqualTo(last);
  }
}
