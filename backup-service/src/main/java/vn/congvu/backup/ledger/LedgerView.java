package vn.congvu.backup.ledger;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ledger as it stands.
 *
 * @param unplanned what was reported without a plan, and so can be overdue by no measure
 * @param restoreTest the last drill that ended
 */
public record LedgerView(
    Instant at, List<System> systems, List<String> unplanned, @Nullable RestoreTest restoreTest) {

  /** A system with its newest backups, newest first. */
  public record System(Plan plan, List<LedgerRun> runs, ThreeTwoOne threeTwoOne, Overdue overdue) {}

  /**
   * @param rtoMillis what the slowest mailbox took
   * @param rpoSeconds age of the oldest backup when it began
   */
  public record RestoreTest(
      UUID drillId,
      String state,
      @Nullable Instant endedAt,
      long mailboxes,
      long messages,
      long mismatches,
      long rtoMillis,
      long rpoSeconds) {}
}
