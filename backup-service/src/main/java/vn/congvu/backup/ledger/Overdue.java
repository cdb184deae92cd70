package vn.congvu.backup.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whether the last good backup is too old.
 *
 * @param lastGoodAt when the last good one ended; of mailboxes: that of the mailbox that waited
 *     longest
 * @param reason in a sentence for the operator; absent while all is well
 */
public record Overdue(boolean overdue, @Nullable Instant lastGoodAt, @Nullable String reason) {

  static Overdue of(Plan plan, @Nullable Instant lastGoodAt, Instant now) {
    if (lastGoodAt == null) {
      return new Overdue(true, null, "Chưa có bản sao lưu thành công nào.");
    }
    return lastGoodAt.isBefore(plan.oldestGood(now))
        ? new Overdue(
            true,
            lastGoodAt,
            "Đã quá %d lần chu kỳ mà không có bản sao lưu thành công.".formatted(plan.tolerance()))
        : new Overdue(false, lastGoodAt, null);
  }

  /**
   * @param waiting mailboxes without a backup, or with one that is too old
   */
  static Overdue ofMailboxes(Plan plan, @Nullable Instant lastGoodAt, long waiting, Instant now) {
    if (waiting == 0) {
      return new Overdue(false, lastGoodAt, null);
    }
    Overdue oldest = of(plan, lastGoodAt, now);
    return oldest.overdue()
        ? new Overdue(true, lastGoodAt, oldest.reason() + " Số hộp thư: " + waiting + ".")
        : new Overdue(true, lastGoodAt, waiting + " hộp thư chưa được sao lưu lần nào.");
  }
}
