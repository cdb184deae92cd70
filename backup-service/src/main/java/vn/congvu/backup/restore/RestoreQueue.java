package vn.congvu.backup.restore;

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

/** Restores as leased jobs, one per mailbox; the same rules as the backups' queue. */
@ApplicationScoped
class RestoreQueue {

  private static final String CLAIM =
      """
      with chosen as (
        select j.id from restore_job j
         where (j.state = 'WAITING' and j.next_attempt_at <= ?
                or j.state = 'RUNNING' and j.leased_until < ?)
           and not exists (
             select 1 from restore_job other
              where other.target = j.target and other.id <> j.id and other.state = 'RUNNING')
         order by j.next_attempt_at, j.id limit 1 for update skip locked)
      update restore_job j
         set state = 'RUNNING', lease = ?, leased_until = ?, attempts = j.attempts + 1
        from chosen, backup_mailbox t
       where j.id = chosen.id and t.number = j.target
      returning j.id, j.restore_id, j.mailbox, j.target, t.address, j.attempts
      """;

  /** A claimed job. */
  record Job(
      UUID id,
      UUID lease,
      UUID restoreId,
      int mailbox,
      int target,
      String targetAddress,
      int attempts) {}

  private final Database database;
  private final Clock clock;
  private final Event<RestoresWaiting> waiting;

  RestoreQueue(Database database, Clock clock, Event<RestoresWaiting> waiting) {
    this.database = database;
    this.clock = clock;
    this.waiting = waiting;
  }

  @Transactional(MANDATORY)
  void order(Order order, Collection<BackupMailbox> sources) {
    Instant now = clock.instant();
    var rows = new ArrayList<@Nullable Object[]>();
    for (BackupMailbox source : sources) {
      rows.add(
          new @Nullable Object[] {
            Ids.next(),
            order.id(),
            source.number(),
            order.target() == null ? source.number() : order.target(),
            now
          });
    }
    database.batch(
        """
        insert into restore_job (id, restore_id, mailbox, target, state, next_attempt_at)
        values (?, ?, ?, ?, 'WAITING', ?)
        """,
        rows);
    waiting.fire(new RestoresWaiting());
  }

  @Transactional(MANDATORY)
  void cancel(UUID restore) {
    int _ =
        database.update(
            """
            update restore_job
               set state = 'CANCELLED', lease = null, leased_until = null, finished_at = ?
             where restore_id = ? and state in ('WAITING', 'RUNNING')
            """,
            clock.instant(),
            restore);
  }

  @Transactional
  List<Job> claim(Duration leaseTime) {
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
                row.getInt(4),
                row.getString(5),
                row.getInt(6)),
        now,
        now,
        lease,
        now.plus(leaseTime));
  }

  @Transactional
  void renew(Collection<Job> jobs, Duration leaseTime) {
    Instant until = clock.instant().plus(leaseTime);
    database.batch(
        "update restore_job set leased_until = ? where id = ? and lease = ?",
        jobs.stream()
            .<@Nullable Object[]>map(job -> new @Nullable Object[] {until, job.id(), job.lease()})
            .toList());
  }

  /** Proves inside the caller's transaction that the job is still this worker's. */
  @Transactional(MANDATORY)
  void fence(Job job) {
    own(
        job,
        database.update(
            "update restore_job set attempts = attempts where id = ? and lease = ?",
            job.id(),
            job.lease()));
  }

  @Transactional
  void progressed(Job job, long appended) {
    own(
        job,
        database.update(
            "update restore_job set appended = appended + ? where id = ? and lease = ?",
            appended,
            job.id(),
            job.lease()));
  }

  /**
   * @param problem null when all came back that was not forgotten
   */
  @Transactional
  void finished(Job job, long alreadyThere, long forgotten, @Nullable String problem) {
    own(
        job,
        database.update(
            """
            update restore_job
               set state = ?, already_there = ?, forgotten = ?, problem = ?, finished_at = ?,
                   lease = null, leased_until = null
             where id = ? and lease = ?
            """,
            problem == null ? "DONE" : "FAILED",
            alreadyThere,
            forgotten,
            problem,
            clock.instant(),
            job.id(),
            job.lease()));
  }

  @Transactional
  void failed(Job job, String problem) {
    finished(job, 0, 0, problem);
  }

  @Transactional
  void later(Job job, Duration rest, String problem) {
    own(
        job,
        database.update(
            """
            update restore_job
               set state = 'WAITING', lease = null, leased_until = null,
                   next_attempt_at = ?, problem = ?
             where id = ? and lease = ?
            """,
            clock.instant().plus(rest),
            problem,
            job.id(),
            job.lease()));
  }

  /** Orders of which no job is left. */
  @Transactional
  void endFinished() {
    int _ =
        database.update(
            """
            update restore_order r
               set ended_at = ?, version = version + 1,
                   state = case when exists (
                     select 1 from restore_job f where f.restore_id = r.id and f.state = 'FAILED')
                     then 'FAILED' else 'DONE' end
             where r.state = 'RUNNING'
               and not exists (
                 select 1 from restore_job o
                  where o.restore_id = r.id and o.state in ('WAITING', 'RUNNING'))
            """,
            clock.instant());
  }

  private static void own(Job job, int rows) {
    if (rows == 0) {
      throw new RestoreLeaseLost(job.id());
    }
  }
}
