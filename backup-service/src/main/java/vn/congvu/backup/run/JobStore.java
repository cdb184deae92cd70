package vn.congvu.backup.run;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.MailboxService;
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
   * is the unique index's to ensure; the query only avoids to meet it: of the jobs of a mailbox
   * only the one that runs can be taken, or else the one that waits first. Each half names what is
   * open in the words of its own index, so that the planner cannot take the other's.
   */
  static final String CLAIM =
      """
      with chosen as (
        select j.id from backup_job j
         where j.finished_at is null and coalesce(j.leased_until, j.next_attempt_at) <= ?
           and j.id = (
             select first.id from backup_job first
              where first.mailbox = j.mailbox and first.state in ('WAITING', 'RUNNING')
              order by first.state = 'RUNNING' desc, first.next_attempt_at, first.id limit 1)
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
  private final MailboxService mailboxes;

  JobStore(Database database, Clock clock, Event<JobsWaiting> waiting, MailboxService mailboxes) {
    this.database = database;
    this.clock = clock;
    this.waiting = waiting;
    this.mailboxes = mailboxes;
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
            .sorted(comparing(Job::id))
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

  /**
   * The ends of many jobs whose mailboxes were as they were, each behind its own lease.
   *
   * @param moments as of which they were
   * @return those that were still this worker's; of the others nothing is written
   */
  @Transactional
  Set<UUID> done(Map<Job, Instant> moments) {
    List<Job> jobs = List.copyOf(moments.keySet());
    Set<UUID> mine =
        Set.copyOf(
            database.query(
                """
                with held as (
                  select j.id
                    from backup_job j join unnest(?, ?) as h (id, lease)
                      on j.id = h.id and j.lease = h.lease
                   order by j.id for update of j)
                update backup_job j
                   set state = 'DONE', problem = null, finished_at = ?, lease = null,
                       leased_until = null
                  from held where j.id = held.id
                returning j.id
                """,
                row -> row.getObject(1, UUID.class),
                Database.uuids(jobs.stream().map(Job::id).toList()),
                Database.uuids(jobs.stream().map(Job::lease).toList()),
                clock.instant()));
    mailboxes.backedUp(
        moments.entrySet().stream()
            .filter(end -> mine.contains(end.getKey().id()))
            .collect(toMap(end -> end.getKey().mailbox(), Map.Entry::getValue)));
    return mine;
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
