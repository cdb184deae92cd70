package vn.congvu.backup.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreeTwoOneTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Plan DAILY =
      new Plan("ho-so", 0, "Hồ sơ", 86_400, 2, "disk", "tape", "Kho B", null, null, null);

  @Test
  void twoPlacesOnAnotherMediumAndOneElsewhereSuffice() {
    ThreeTwoOne check =
        ThreeTwoOne.of(
            "disk",
            List.of(
                new ThreeTwoOne.Copy("Kho A", "disk", false),
                new ThreeTwoOne.Copy("Kho B", "tape", true)));

    assertThat(check).isEqualTo(new ThreeTwoOne(true, 3, 2, true, List.of()));
  }

  @Test
  void whatIsMissingIsSaidOneByOne() {
    ThreeTwoOne check =
        ThreeTwoOne.of("disk", List.of(new ThreeTwoOne.Copy("Kho A", "disk", false)));

    assertThat(check.satisfied()).isFalse();
    assertThat(check.missing())
        .containsExactly(
            "Mới có 2 bản (kể cả bản gốc) còn trong hạn, cần ít nhất 3.",
            "Tất cả các bản đều nằm trên một loại phương tiện: disk.",
            "Không có bản nào để ở địa điểm khác.");
  }

  @Test
  void twoBackupsInOnePlaceAreOneCopy() {
    var copy = new ThreeTwoOne.Copy("Kho A", "tape", true);

    assertThat(ThreeTwoOne.of("disk", List.of(copy, copy)).copies()).isEqualTo(2);
  }

  @Test
  void aBackupIsOverdueAfterSoManyIntervals() {
    assertThat(Overdue.of(DAILY, NOW.minus(Duration.ofDays(2)), NOW).overdue()).isFalse();
    assertThat(Overdue.of(DAILY, NOW.minus(Duration.ofDays(2)).minusMillis(1), NOW))
        .satisfies(it -> assertThat(it.overdue()).isTrue())
        .satisfies(it -> assertThat(it.reason()).contains("2 lần chu kỳ"));
    assertThat(Overdue.of(DAILY, null, NOW).reason()).contains("Chưa có bản sao lưu");
  }

  @Test
  void oneMailboxThatWaitsTooLongIsEnough() {
    Instant fresh = NOW.minus(Duration.ofHours(1));

    assertThat(Overdue.ofMailboxes(DAILY, fresh, 0, NOW).overdue()).isFalse();
    assertThat(Overdue.ofMailboxes(DAILY, fresh, 3, NOW).reason())
        .isEqualTo("3 hộp thư chưa được sao lưu lần nào.");
  }
}
