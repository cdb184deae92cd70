package vn.congvu.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LunarDateTest {

  /** 1985, 2007, 2030 and 2053 are years in which Viet Nam and China differ. */
  @ParameterizedTest
  @CsvSource({
    "1968,1968-01-29", "1985,1985-01-21", "2000,2000-02-05", "2007,2007-02-17", "2008,2008-02-07",
    "2015,2015-02-19", "2020,2020-01-25", "2021,2021-02-12", "2022,2022-02-01", "2023,2023-01-22",
    "2024,2024-02-10", "2025,2025-01-29", "2026,2026-02-17", "2027,2027-02-06", "2028,2028-01-26",
    "2029,2029-02-13", "2030,2030-02-02", "2033,2033-01-31", "2034,2034-02-19", "2053,2053-02-18"
  })
  void tetIsOnItsKnownDay(int year, LocalDate day) {
    assertThat(LunarDate.of(year, 1, 1)).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "2020,2020-04-02",
    "2022,2022-04-10",
    "2023,2023-04-29",
    "2024,2024-04-18",
    "2025,2025-04-07",
    "2026,2026-04-26",
    "2027,2027-04-16"
  })
  void theHungKingsDayIsOnItsKnownDay(int year, LocalDate day) {
    assertThat(LunarDate.of(year, 3, 10)).isEqualTo(day);
  }

  /** Mid-autumn, with leap months before it in 2020, 2023 and 2025. */
  @ParameterizedTest
  @CsvSource({"2020,2020-10-01", "2023,2023-09-29", "2024,2024-09-17", "2025,2025-10-06"})
  void aLeapMonthMovesWhatFollows(int year, LocalDate day) {
    assertThat(LunarDate.of(year, 8, 15)).isEqualTo(day);
  }
}
