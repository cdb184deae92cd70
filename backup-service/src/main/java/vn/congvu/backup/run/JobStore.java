package vn.congvu.backup.run;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;

/**
 * The queue. A job is claimed under a fresh lease; every later statement names the lease, so a
 * worker that was given up for dead and comes back changes nothing.
 */
@ApplicationScoped
class JobStore {

  /**
   * Rows that another replica is just claiming are passed over. That no mailbox is worked on twice
   * is the unique index's to ensure; the query only avoids to meet it: of several jobs of a mailbox
   * that wait, the first is taken.
   */
  private static final String CLAIM =
      """
      with chosen as (
        select j.id from backup_job j
         where j.state in ('WAITING', 'RUNNING')
           and (j.state = 'WAITING' and j.next_attempt_at <= ?
                or j.state = 'RUNNING' and j.leased_until < ?)
           and not exists (
             select 1 from backup_job other
              where other.mailbox = j.mailbox and other.id <> j.id and other.state = 'RUNNING')
           and not exists (
             select 1 from backup_job sooner
              where sooner.mailbox = j.mailbox and sooner.state = 'WAITING'
                and j.state = 'WAITING' and sooner.next_attempt_at <= ?
                and (sooner.next_attempt_at, sooner.id) < (j.next_attempt_at, j.id))
         order by j.next_attempt_at, j.id limit ? for update skip locked)
      update backup_job j
         set state = 'RUNNING', lease = ?, leased_until = ?, attempts = j.attempts + 1
        from chosen, backup_mailbox m
       where j.id = chosen.id and m.number = j.mailbox
      returning j.id, j.run_id, j.mailbox, m.address, j.attempts, m.state = 'DELETED'
      """;

  private final Database database;
  private final Clock clock;
  private final Event<JobsWaiting> waiting;

  JobStore(Database database, Clock clock, Event<JobsWaiting> waiting) {
    this.database = database;
    this.clock = clock;
    this.waiting = waiting;
  }

  @Transactional(MANDATORY)
  void order(UUID run, Collection<BackupMailbox> mailboxes) {
    Instant now = clock.instant();
    var rows = new ArrayList<@Nullable Object[]>();
    for (BackupMailbox mailbox : mailboxes) {
      rows.add(new @Nullable Object[] {Ids.next(), run, mailbox.number(), now});
    }
    database.batch(
        """
        insert into backup_job (id, run_id, mailbox, state, next_attempt_at)
        values (?, ?, ?, 'WAITING', ?)
        """,
        rows);
    waiting.fire(new JobsWaiting());
  }

  @Transactional
  List<Job> claim(int atMost, Duration leaseTime) {
    UUID lease = Ids.next();
    Instant now = clock.instant();
    return database.query(
        CLAIM,
        row ->
            new Job(
                row.getObject(1, UUID.class),
                lease,
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getString(4),
                row.getInt(5),
                row.getBoolean(6)),
        now,
        now,
        now,
        atMost,
        lease,
        now.plus(leaseTime));
  }

  /** A sign of life for all jobs that this replica works on. */
  @Transactional
  void renew(Collection<Job> jobs, Duration leaseTime) {
    Instant until = clock.instant().plus(leaseTime);
    database.batch(
        "update backup_job set leased_until = ? where id = ? and lease = ?",
        jobs.stream()
            .<@Nullable Object[]>map(job -> new @Nullable Object[] {until, job.id(), job.lease()})
            .toList());
  }

  /**
   * Counts what was added, and with it proves that the job is still this worker's.
   *
   * @throws LeaseLost when it is not; the caller's transaction must not commit
   */
  @Transactional(MANDATORY)
  void progressed(Job job, Progress more) {
    own(
        job,
        database.update(
            """
            update backup_job
               set messages = messages + ?, bytes = bytes + ?, refused = refused + ?
             where id = ? and lease = ?
            """,
            more.messages(),
            more.bytes(),
            more.refused(),
            job.id(),
            job.lease()));
  }

  @Transactional(MANDATORY)
  void done(Job job) {
    finish(job, "DONE", null);
  }

  @Transactional
  void failed(Job job, String problem) {
    finish(job, "FAILED", problem);
  }

  private void finish(Job job, String state, @Nullable String problem) {
    own(
        job,
        database.update(
            """
            update backup_job
               set state = ?, problem = ?, finished_at = ?, lease = null, leased_until = null
             where id = ? and lease = ?
            """,
            state,
            problem,
            clock.instant(),
            job.id(),
            job.lease()));
  }

  /** The job rests and is tried again. */
  @Transactional
  void later(Job job, Duration rest, String problem) {
    own(
        job,
        database.update(
            """
            update backup_job
               set state = 'WAITING', lease = null, leased_until = null,
                   next_attempt_at = ?, problem = ?
             where id = ? and lease = ?
            """,
            clock.instant().plus(rest),
            problem,
            job.id(),
            job.lease()));
  }

  private static void own(Job job, int rows) {
    if (rows == 0) {
      throw new LeaseLost(job.id());
    }
  }
}
