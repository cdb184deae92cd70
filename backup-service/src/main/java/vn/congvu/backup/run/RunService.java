package vn.congvu.backup.run;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.MailboxService;
import vn.congvu.backup.mailbox.MailboxState;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;

/** Orders runs, shows them and cancels them. */
@ApplicationScoped
public class RunService {

  private final Database database;
  private final MailboxService mailboxes;
  private final JobStore jobs;
  private final Clock clock;

  RunService(Database database, MailboxService mailboxes, JobStore jobs, Clock clock) {
    this.database = database;
    this.mailboxes = mailboxes;
    this.jobs = jobs;
    this.clock = clock;
  }

  /**
   * @param mailboxIds only these, closed ones as well; null for all of the unit, or of the
   *     province, that can still change or lack their last backup
   * @param requestedBy the subject of who ordered; null for the schedule
   */
  @Transactional
  public RunView order(
      RunTrigger trigger,
      @Nullable String unitCode,
      @Nullable List<UUID> mailboxIds,
      @Nullable String requestedBy) {
    List<BackupMailbox> chosen =
        mailboxIds == null
            ? mailboxes.toBackUp(unitCode)
            : mailboxes.ofUnit(unitCode).stream()
                .filter(mailbox -> mailbox.state() != MailboxState.DELETED)
                .filter(mailbox -> mailboxIds.contains(mailbox.mailboxId()))
                .toList();
    if (chosen.isEmpty()) {
      throw ProblemException.of(
          RunProblem.NOTHING_TO_BACK_UP, "Không có hộp thư nào để sao lưu trong phạm vi này.");
    }
    return require(begin(trigger, unitCode, chosen, requestedBy));
  }

  /**
   * What became of a turn of the schedule.
   *
   * @param run null when none was ordered
   * @param reason why none was; empty when one was
   */
  public record Scheduled(@Nullable UUID run, String reason) {}

  /**
   * All mailboxes of the province, unless the scheduled run before still goes on. Throws no
   * problem: it would take the turn back with it.
   */
  @Transactional(MANDATORY)
  public Scheduled orderScheduled() {
    boolean goesOn =
        database
            .query(
                """
                select exists (
                  select 1 from backup_run where state = 'RUNNING' and trigger = 'SCHEDULED')
                """,
                row -> row.getBoolean(1))
            .getFirst();
    if (goesOn) {
      return new Scheduled(null, "PREVIOUS_STILL_RUNS");
    }
    List<BackupMailbox> chosen = mailboxes.toBackUp(null);
    return chosen.isEmpty()
        ? new Scheduled(null, "NO_MAILBOXES")
        : new Scheduled(begin(RunTrigger.SCHEDULED, null, chosen, null), "");
  }

  /** The last state of one mailbox. */
  @Transactional(MANDATORY)
  void orderFinal(BackupMailbox mailbox) {
    UUID _ = begin(RunTrigger.CLOSING, null, List.of(mailbox), null);
  }

  private UUID begin(
      RunTrigger trigger,
      @Nullable String unitCode,
      List<BackupMailbox> chosen,
      @Nullable String requestedBy) {
    UUID id = Ids.next();
    int _ =
        database.update(
            """
            insert into backup_run
              (id, trigger, unit_code, requested_by, started_at, state, mailboxes)
            values (?, ?, ?, ?, ?, 'RUNNING', ?)
            """,
            id,
            trigger.name(),
            unitCode,
            requestedBy,
            clock.instant(),
            chosen.size());
    jobs.order(id, chosen);
    return id;
  }

  @Transactional
  public RunView require(UUID id) {
    return database
        .first(RunView.SELECT + " where r.id = ? group by r.id", RunView::read, id)
        .orElseThrow(
            () -> ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy lượt sao lưu này."));
  }

  @Transactional
  public Page<RunView> page(@Nullable String after, int limit) {
    UUID before = Cursor.id(after);
    return Page.of(
        database.query(
            RunView.SELECT
                + " where (?::uuid is null or r.id < ?) group by r.id order by r.id desc limit ?",
            RunView::read,
            before,
            before,
            limit + 1),
        limit,
        run -> Cursor.encode(run.id()));
  }

  @Transactional
  public Page<JobView> jobs(UUID run, @Nullable JobState state, @Nullable String after, int limit) {
    RunView _ = require(run);
    String wanted = state == null ? null : state.name();
    UUID behind = Cursor.id(after);
    return Page.of(
        database.query(
            """
            select j.id, m.mailbox_id, m.address, j.state, j.attempts, j.messages, j.bytes,
                   j.refused, j.problem, j.finished_at
              from backup_job j join backup_mailbox m on m.number = j.mailbox
             where j.run_id = ? and (?::text is null or j.state = ?)
               and (?::uuid is null or j.id > ?)
             order by j.id limit ?
            """,
            JobView::read,
            run,
            wanted,
            wanted,
            behind,
            behind,
            limit + 1),
        limit,
        job -> Cursor.encode(job.id()));
  }

  /** What is in the repository stays; mailboxes that are being read stop at their next write. */
  @Transactional
  public RunView cancel(UUID id, @Nullable String ifMatch) {
    RunView run = require(id);
    Versions.require(ifMatch, run.version());
    int changed =
        database.update(
            """
            update backup_run set state = 'CANCELLED', ended_at = ?, version = version + 1
             where id = ? and version = ? and state = 'RUNNING'
            """,
            clock.instant(),
            id,
            run.version());
    if (changed == 0) {
      throw ProblemException.of(RunProblem.RUN_ENDED, "Lượt sao lưu này đã kết thúc.");
    }
    int _ =
        database.update(
            """
            update backup_job
               set state = 'CANCELLED', lease = null, leased_until = null, finished_at = ?
             where id in (
               select id from backup_job
                where run_id = ? and state in ('WAITING', 'RUNNING') order by id for update)
            """,
            clock.instant(),
            id);
    return require(id);
  }
}
