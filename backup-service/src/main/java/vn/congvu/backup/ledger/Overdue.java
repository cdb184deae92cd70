package vn.congvu.backup.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the last good backup is too old.
 *
 * @param lastGoodAt when the last good one ended; of mailboxes: that of the mailbox that waited
 *     longest
 * @param reason in a sentence for the operator; absent while all is well
 * @param legalBasis what asks for a backup so often
 */
public record Overdue(
    boolean overdue,
    @Nullable Instant lastGoodAt,
    @Nullable String reason,
    @Nullable String legalBasis) {

  static Overdue of(Plan plan, @Nullable Instant lastGoodAt, Instant now) {
    if (lastGoodAt == null) {
      return late(plan, null, "Chưa có bản sao lưu thành công nào.");
    }
    return lastGoodAt.isBefore(plan.oldestGood(now))
        ? late(
            plan,
            lastGoodAt,
            "Đã quá %d lần chu kỳ mà không có bản sao lưu thành công.".formatted(plan.tolerance()))
        : inTime(plan, lastGoodAt);
  }

  private static Overdue late(Plan plan, @Nullable Instant lastGoodAt, String reason) {
    return new Overdue(true, lastGoodAt, reason, plan.legalBasis());
  }

  private static Overdue inTime(Plan plan, @Nullable Instant lastGoodAt) {
    return new Overdue(false, lastGoodAt, null, plan.legalBasis());
  }

  /**
   * @param waiting mailboxes without a backup, or with one that is too old
   */
  static Overdue ofMailboxes(Plan plan, @Nullable Instant lastGoodAt, long waiting, Instant now) {
    if (waiting == 0) {
      return inTime(plan, lastGoodAt);
    }
    Overdue oldest = of(plan, lastGoodAt, now);
    return oldest.overdue()
        ? late(plan, lastGoodAt, oldest.reason() + " Số hộp thư: " + waiting + ".")
        : late(plan, lastGoodAt, waiting + " hộp thư chưa được sao lưu lần nào.");
  }
}
