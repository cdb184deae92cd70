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
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeasedTable;

/** Restores as leased jobs, one per mailbox; the same rules as the backups' queue. */
@ApplicationScoped
class RestoreQueue {

  private static final String IN_THE_WAY =
      """
      exists (
        select 1 from restore_job other
         where other.target = j.target and other.id <> j.id
           and (other.state = 'RUNNING' or other.leased_until > now()))
      """;

  private static final String END =
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
      """;

  static final String TARGET_DELETED =
      "Hộp thư nhận đã bị xóa, địa chỉ có thể đã cấp cho người khác; hãy khôi phục sang hộp thư"
          + " khác hoặc xuất ra tệp.";

  /**
   * A claimed job.
   *
   * @param targetDeleted whether the receiving mailbox is gone; its address may be another's by now
   */
  record Job(
      Lease lease,
      UUID restoreId,
      int mailbox,
      int target,
      String targetAddress,
      boolean targetDeleted) {

    UUID id() {
      return lease.job();
    }
  }

  private final Database database;
  private final LeasedTable table;
  private final EnteredMailboxes entered;
  private final Clock clock;
  private final Event<RestoresWaiting> waiting;

  RestoreQueue(
      Database database, EnteredMailboxes entered, Clock clock, Event<RestoresWaiting> waiting) {
    this.database = database;
    this.table = new LeasedTable(database, clock, "restore_job");
    this.entered = entered;
    this.clock = clock;
    this.waiting = waiting;
  }

  LeasedTable table() {
    return table;
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

  /**
   * Whoever works on it may go on until the next fence; the mailbox is free when his lease ends.
   */
  @Transactional(MANDATORY)
  void cancel(UUID restore) {
    int _ =
        database.update(
            """
            update restore_job
               set state = 'CANCELLED', lease = null, finished_at = ?
             where restore_id = ? and state in ('WAITING', 'RUNNING')
            """,
            clock.instant(),
            restore);
  }

  /** One at a time: of several that wait, one can be in the way of the next. */
  @Transactional
  List<Lease> claim(Duration leaseTime) {
    return table.claim(1, leaseTime, IN_THE_WAY);
  }

  Job job(Lease lease) {
    return database
        .query(
            """
            select j.restore_id, j.mailbox, j.target, t.address, t.state = 'DELETED'
              from restore_job j join backup_mailbox t on t.number = j.target
             where j.id = ?
            """,
            row ->
                new Job(
                    lease,
                    row.getObject(1, UUID.class),
                    row.getInt(2),
                    row.getInt(3),
                    row.getString(4),
                    row.getBoolean(5)),
            lease.job())
        .getFirst();
  }

  /** Proves inside the caller's transaction that the job is still this worker's. */
  @Transactional(MANDATORY)
  void fence(Job job) {
    table.fence(job.lease());
  }

  @Transactional
  void progressed(Job job, long appended) {
    table.fence(job.lease());
    int _ =
        database.update(
            "update restore_job set appended = appended + ? where id = ?", appended, job.id());
  }

  /**
   * How a mailbox was gone through.
   *
   * @param appended messages that came back since the last {@link #progressed}
   * @param problem null when all came back that was not forgotten
   */
  record Outcome(long appended, long alreadyThere, long forgotten, @Nullable String problem) {}

  @Transactional
  void finished(Job job, Outcome outcome) {
    table.finish(job.lease(), outcome.problem() == null ? "DONE" : "FAILED", outcome.problem());
    int _ =
        database.update(
            """
            update restore_job
               set appended = appended + ?, already_there = ?, forgotten = ?
             where id = ?
            """,
            outcome.appended(),
            outcome.alreadyThere(),
            outcome.forgotten(),
            job.id());
    entered.restored(job.id());
    endIfLast(job.id());
  }

  /** Some of it may have come back. */
  @Transactional
  void failed(Lease lease, String problem) {
    table.finish(lease, "FAILED", problem);
    entered.restored(lease.job());
    endIfLast(lease.job());
  }

  @Transactional
  void later(Lease lease, Duration rest, String problem) {
    table.later(lease, rest, problem);
  }

  /** Two that end at the same time do not see each other: see {@link #endFinished}. */
  private void endIfLast(UUID job) {
    int _ =
        database.update(
            END + " and r.id = (select restore_id from restore_job where id = ?)",
            clock.instant(),
            job);
  }

  /** Orders of which no job is left. */
  @Transactional
  void endFinished() {
    int _ = database.update(END, clock.instant());
  }
}
