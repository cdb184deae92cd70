package vn.congvu.backup.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.Period;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.rules.Retention;

/** Tuesday, 24 November 2026, noon in Vietnam, seen from what lay in mailboxes before. */
class KeptMomentsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T05:00:00Z");

  private static KeptMoments kept(int days, int daily, int weekly, int monthly) {
    return KeptMoments.of(new Retention(Period.ofDays(days), daily, weekly, monthly), NOW);
  }

  private static boolean keeps(KeptMoments kept, String first, String last) {
    return kept.keep(Instant.parse(first), Instant.parse(last));
  }

  @Test
  void whatIsThereTodayIsKept() {
    assertThat(kept(1, 1, 0, 0).keep(Instant.EPOCH, null)).isTrue();
  }

  @Test
  void withinTheFirstDaysEveryMomentIsKept() {
    KeptMoments kept = kept(1, 1, 0, 0);

    assertThat(keeps(kept, "2026-11-23T02:00:00Z", "2026-11-23T02:15:00Z")).isTrue();
    assertThat(keeps(kept, "2026-11-22T02:00:00Z", "2026-11-22T02:15:00Z")).isFalse();
  }

  @Test
  void aDayEndsByTheClocksOfVietnam() {
    KeptMoments kept = kept(1, 5, 0, 0);

    assertThat(keeps(kept, "2026-11-20T16:00:00Z", "2026-11-20T17:00:00Z"))
        .as("until midnight in Vietnam: there at the end of the day")
        .isTrue();
    assertThat(keeps(kept, "2026-11-20T16:00:00Z", "2026-11-20T16:59:00Z"))
        .as("gone a minute before midnight")
        .isFalse();
    assertThat(keeps(kept, "2026-11-20T17:00:00Z", "2026-11-20T18:00:00Z"))
        .as("came with the new day and went before it ended")
        .isFalse();
  }

  @Test
  void theLastMomentOfEachDayWeekAndMonthIsKeptForItsTime() {
    KeptMoments kept = kept(1, 3, 2, 2);

    assertThat(kept.ends())
        .containsExactly(
            Instant.parse("2026-09-30T17:00:00Z"), // the end of September
            Instant.parse("2026-10-31T17:00:00Z"), // the end of October
            Instant.parse("2026-11-15T17:00:00Z"), // a Sunday
            Instant.parse("2026-11-21T17:00:00Z"),
            Instant.parse("2026-11-22T17:00:00Z"), // a Sunday, and a day
            Instant.parse("2026-11-23T17:00:00Z"));
    assertThat(kept.oldest()).isEqualTo(Instant.parse("2026-09-30T16:59:59.999Z"));
  }

  @Test
  void whatSpansAKeptMomentIsKeptHoweverLongAgoItBegan() {
    KeptMoments kept = kept(1, 1, 0, 1);

    assertThat(keeps(kept, "2020-01-01T00:00:00Z", "2026-11-01T00:00:00Z")).isTrue();
    assertThat(keeps(kept, "2020-01-01T00:00:00Z", "2026-10-31T16:00:00Z")).isFalse();
  }

  @Test
  void noWeeksAndNoMonthsMeansDaysAlone() {
    assertThat(kept(30, 7, 0, 0).ends()).hasSize(7);
    assertThat(kept(30, 7, 0, 0).oldest()).isBefore(kept(30, 7, 0, 0).ends().first());
  }
}
