package vn.congvu.backup.drill;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeasedTable;

/** Mailboxes of drills as leased jobs; each attempt has a scratch mailbox of its own. */
@ApplicationScoped
class DrillQueue {

  private static final int MOST_NAMED = 1000;

  private final Database database;
  private final LeasedTable table;
  private final Clock clock;

  DrillQueue(Database database, Clock clock) {
    this.database = database;
    this.table = new LeasedTable(database, clock, "drill_job");
    this.clock = clock;
  }

  LeasedTable table() {
    return table;
  }

  @Transactional(MANDATORY)
  void order(UUID drill, Collection<BackupMailbox> sample) {
    Instant now = clock.instant();
    var rows = new ArrayList<@Nullable Object[]>();
    for (BackupMailbox mailbox : sample) {
      rows.add(
          new @Nullable Object[] {
            Ids.next(),
            drill,
            mailbox.number(),
            mailbox.lastBackupAt(),
            mailbox.state().goesOn(),
            now
          });
    }
    database.batch(
        """
        insert into drill_job (id, drill_id, mailbox, moment, goes_on, state, next_attempt_at)
        values (?, ?, ?, ?, ?, 'WAITING', ?)
        """,
        rows);
  }

  /**
   * At most one, with the name of its scratch mailbox, which is on record from here on: no naming
   * rule gives such an address, and none was ever given before.
   */
  @Transactional
  List<Lease> claim(Duration leaseTime) {
    List<Lease> claimed = table.claim(1, leaseTime, "false");
    for (Lease lease : claimed) {
      int _ =
          database.update(
              """
              insert into drill_scratch (address, job_id, lease)
              select 'drill-' || j.lease || substring(m.address from '@[^@]*$'), j.id, j.lease
                from drill_job j join backup_mailbox m on m.number = j.mailbox
               where j.id = ?
              """,
              lease.job());
    }
    return claimed;
  }

  DrillJob job(Lease lease) {
    return database
        .query(
            """
            select j.mailbox, j.moment, s.address
              from drill_job j join drill_scratch s on s.job_id = j.id and s.lease = ?
             where j.id = ?
            """,
            row ->
                new DrillJob(
                    lease,
                    row.getInt(1),
                    Objects.requireNonNull(Database.instant(row, 2)),
                    row.getString(3)),
            lease.lease(),
            lease.job())
        .getFirst();
  }

  /** Whoever lost the job must not go on filling a mailbox that is being deleted. */
  @Transactional
  void stillMine(DrillJob job) {
    table.fence(job.lease());
  }

  @Transactional
  void finished(DrillJob job, Trial trial) {
    int mismatches = trial.mismatches().size();
    table.finish(
        job.lease(),
        mismatches == 0 ? "PASSED" : "FAILED",
        mismatches == 0 ? null : mismatches + " thư khôi phục ra không giống bản đã sao lưu.");
    int _ =
        database.update(
            """
            update drill_job
               set messages = ?, bytes = ?, forgotten = ?, mismatches = ?, restore_millis = ?,
                   compare_millis = ?, digest = ?
             where id = ?
            """,
            trial.messages(),
            trial.bytes(),
            trial.forgotten(),
            (long) mismatches,
            trial.restoreMillis(),
            trial.compareMillis(),
            trial.digest(),
            job.id());
    note(job, trial.mismatches());
  }

  private void note(DrillJob job, List<Mismatch> mismatches) {
    var rows = new ArrayList<@Nullable Object[]>();
    for (Mismatch mismatch : mismatches.stream().limit(MOST_NAMED).toList()) {
      rows.add(
          new @Nullable Object[] {
            job.id(),
            rows.size(),
            mismatch.kind().name(),
            mismatch.folderName(),
            mismatch.folder(),
            mismatch.uid()
          });
    }
    database.batch(
        """
        insert into drill_mismatch (job_id, number, kind, folder_name, folder, uid)
        values (?, ?, ?, ?, ?::integer, ?)
        """,
        rows);
  }

  @Transactional
  void failed(Lease lease, String problem) {
    table.finish(lease, "FAILED", problem);
  }

  @Transactional
  void later(Lease lease, Duration rest, String problem) {
    table.later(lease, rest, problem);
  }
}
