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
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;

/**
 * Mailboxes of drills as leased jobs, by the rules of the restores' queue; a queue of its own, for
 * a scratch mailbox is none that the catalogue knows, and each attempt has another.
 */
@ApplicationScoped
class DrillQueue {

  private static final String CLAIM =
      """
      with chosen as (
        select id from drill_job
         where state = 'WAITING' and next_attempt_at <= ?
            or state = 'RUNNING' and leased_until < ?
         order by next_attempt_at, id limit 1 for update skip locked)
      update drill_job j
         set state = 'RUNNING', lease = ?, leased_until = ?, attempts = j.attempts + 1
        from chosen, backup_mailbox m
       where j.id = chosen.id and m.number = j.mailbox
      returning j.id, j.mailbox, m.address, j.moment, j.attempts
      """;

  private static final int MOST_NAMED = 1000;

  private final Database database;
  private final Clock clock;

  DrillQueue(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Transactional(MANDATORY)
  void order(UUID drill, Collection<BackupMailbox> sample) {
    Instant now = clock.instant();
    var rows = new ArrayList<@Nullable Object[]>();
    for (BackupMailbox mailbox : sample) {
      rows.add(
          new @Nullable Object[] {
            Ids.next(), drill, mailbox.number(), mailbox.lastBackupAt(), now
          });
    }
    database.batch(
        """
        insert into drill_job (id, drill_id, mailbox, moment, state, next_attempt_at)
        values (?, ?, ?, ?, 'WAITING', ?)
        """,
        rows);
  }

  /** With the name of its scratch mailbox, which is on record from here on. */
  @Transactional
  Optional<DrillJob> claim(Duration leaseTime) {
    UUID lease = Ids.next();
    Instant now = clock.instant();
    Optional<DrillJob> claimed =
        database.first(
            CLAIM,
            row ->
                new DrillJob(
                    row.getObject(1, UUID.class),
                    lease,
                    row.getInt(2),
                    row.getString(3),
                    Objects.requireNonNull(Database.instant(row, 4)),
                    row.getInt(5),
                    scratch(lease, row.getString(3))),
            now,
            now,
            lease,
            now.plus(leaseTime));
    claimed.ifPresent(
        job -> {
          int _ =
              database.update(
                  "insert into drill_scratch (address, job_id, lease) values (?, ?, ?)",
                  job.scratch(),
                  job.id(),
                  lease);
        });
    return claimed;
  }

  /** No naming rule gives such an address, and none was ever given before. */
  private static String scratch(UUID lease, String address) {
    return "drill-" + lease + address.substring(address.lastIndexOf('@'));
  }

  @Transactional
  void renew(Collection<DrillJob> jobs, Duration leaseTime) {
    Instant until = clock.instant().plus(leaseTime);
    database.batch(
        "update drill_job set leased_until = ? where id = ? and lease = ?",
        jobs.stream()
            .<@Nullable Object[]>map(job -> new @Nullable Object[] {until, job.id(), job.lease()})
            .toList());
  }

  /** Whoever lost the job must not go on filling a mailbox that is being deleted. */
  @Transactional
  void stillMine(DrillJob job) {
    boolean mine =
        database
            .first(
                "select 1 from drill_job where id = ? and lease = ?",
                row -> row.getInt(1),
                job.id(),
                job.lease())
            .isPresent();
    own(job, mine ? 1 : 0);
  }

  @Transactional
  void finished(DrillJob job, Trial trial) {
    int mismatches = trial.mismatches().size();
    own(
        job,
        database.update(
            """
            update drill_job
               set state = ?, messages = ?, bytes = ?, forgotten = ?, mismatches = ?,
                   restore_millis = ?, compare_millis = ?, digest = ?, problem = ?,
                   finished_at = ?, lease = null, leased_until = null
             where id = ? and lease = ?
            """,
            mismatches == 0 ? "PASSED" : "FAILED",
            trial.messages(),
            trial.bytes(),
            trial.forgotten(),
            (long) mismatches,
            trial.restoreMillis(),
            trial.compareMillis(),
            trial.digest(),
            mismatches == 0 ? null : mismatches + " thư khôi phục ra không giống bản đã sao lưu.",
            clock.instant(),
            job.id(),
            job.lease()));
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
  void failed(DrillJob job, String problem) {
    own(
        job,
        database.update(
            """
            update drill_job
               set state = 'FAILED', problem = ?, finished_at = ?, lease = null,
                   leased_until = null
             where id = ? and lease = ?
            """,
            problem,
            clock.instant(),
            job.id(),
            job.lease()));
  }

  @Transactional
  void later(DrillJob job, Duration rest, String problem) {
    own(
        job,
        database.update(
            """
            update drill_job
               set state = 'WAITING', lease = null, leased_until = null, next_attempt_at = ?,
                   problem = ?
             where id = ? and lease = ?
            """,
            clock.instant().plus(rest),
            problem,
            job.id(),
            job.lease()));
  }

  private static void own(DrillJob job, int rows) {
    if (rows == 0) {
      throw new DrillLeaseLost(job.id());
    }
  }
}
