package vn.congvu.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HolidaysTest {

  @Test
  void aHolidayOnASundayIsGivenBackOnMonday() {
    // Giỗ Tổ 2026 falls on Sunday 26 April.
    assertThat(Holidays.of(2026)).contains(LocalDate.of(2026, 4, 27));
  }

  @Test
  void aSaturdayOfTetIsGivenBackAfterTet() {
    // Tết 2024: 9 to 13 February, of which the 10th and 11th are a weekend.
    assertThat(Holidays.of(2024))
        .contains(days("2024-02-09", "2024-02-12", "2024-02-13", "2024-02-14", "2024-02-15"))
        .doesNotContain(LocalDate.of(2024, 2, 16));
  }

  @Test
  void nationalDayOf2023IsAsItWas() {
    // 1 September (Friday), 2 September (Saturday, given back on Monday the 4th).
    assertThat(Holidays.of(2023)).contains(days("2023-09-01", "2023-09-04"));
  }

  @Test
  void nationalDayTakesTheNeighbourThatTheGovernmentChose() {
    assertThat(Holidays.of(2021)).contains(LocalDate.of(2021, 9, 3));
    assertThat(Holidays.of(2022)).contains(LocalDate.of(2022, 9, 1));
    assertThat(Holidays.of(2024)).contains(LocalDate.of(2024, 9, 3));
    assertThat(Holidays.of(2025)).contains(LocalDate.of(2025, 9, 1));
  }

  private static LocalDate[] days(String... days) {
    return Stream.of(days).map(LocalDate::parse).toArray(LocalDate[]::new);
  }

  @Test
  void aYearHasElevenHolidays() {
    List<LocalDate> weekdays =
        Holidays.of(2025).stream().filter(day -> !Holidays.isRestDay(day)).sorted().toList();

    // 2025: 1/1, Tết 28/1-1/2 (1/2 a Saturday, given back), 7/4, 30/4, 1/5, 1/9, 2/9.
    assertThat(weekdays)
        .containsExactly(
            days(
                "2025-01-01",
                "2025-01-28",
                "2025-01-29",
                "2025-01-30",
                "2025-01-31",
                "2025-02-03",
                "2025-04-07",
                "2025-04-30",
                "2025-05-01",
                "2025-09-01",
                "2025-09-02"));
  }
}
