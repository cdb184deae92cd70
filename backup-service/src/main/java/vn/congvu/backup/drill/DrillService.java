package vn.congvu.backup.drill;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.MailboxService;
import vn.congvu.backup.rules.BackupRules;
import vn.congvu.backup.run.RunTrigger;
import vn.congvu.backup.schedule.Duty;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;

/** Begins drills: when somebody orders one, and when one is due. */
@ApplicationScoped
class DrillService {

  private final Database database;
  private final MailboxService mailboxes;
  private final DrillQueue queue;
  private final BackupRules rules;
  private final AuditTrail audit;
  private final Clock clock;

  DrillService(
      Database database,
      MailboxService mailboxes,
      DrillQueue queue,
      BackupRules rules,
      AuditTrail audit,
      Clock clock) {
    this.database = database;
    this.mailboxes = mailboxes;
    this.queue = queue;
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
  }

  /** Answers the drill's id. */
  @Transactional
  UUID order(String subject, String name) {
    List<BackupMailbox> population = backedUp();
    if (population.isEmpty()) {
      throw ProblemException.of(
          DrillProblem.NOTHING_TO_DRILL, "Chưa có hộp thư nào được sao lưu để diễn tập.");
    }
    if (isRunning()) {
      throw ProblemException.of(
          DrillProblem.DRILL_RUNNING, "Một lần diễn tập khác đang chạy; hãy chờ nó kết thúc.");
    }
    return begin(RunTrigger.MANUAL, population, subject, name);
  }

  /** The turn of the schedule: skipped when there is nothing to try, or one is being tried. */
  @Transactional(MANDATORY)
  Duty.Outcome orderScheduled() {
    List<BackupMailbox> population = backedUp();
    if (population.isEmpty()) {
      return Duty.Outcome.skipped(DrillProblem.NOTHING_TO_DRILL.name());
    }
    return isRunning()
        ? Duty.Outcome.skipped(DrillProblem.DRILL_RUNNING.name())
        : Duty.Outcome.ordered(begin(RunTrigger.SCHEDULED, population, null, null));
  }

  private boolean isRunning() {
    return database
        .first("select 1 from drill where state = 'RUNNING'", row -> row.getInt(1))
        .isPresent();
  }

  /** Those of which something is kept. */
  private List<BackupMailbox> backedUp() {
    return mailboxes.among(
        """
        select number from backup_mailbox
         where last_backup_at is not null
           and (emptied_at is null or emptied_at < last_backup_at)
        """);
  }

  private UUID begin(
      RunTrigger trigger,
      List<BackupMailbox> population,
      @Nullable String subject,
      @Nullable String name) {
    UUID id = Ids.next();
    BigDecimal share = BigDecimal.valueOf(rules.drillShare().value(), 2);
    String seed = Sampling.newSeed();
    Set<UUID> chosen =
        new HashSet<>(
            Sampling.choose(
                population.stream().map(BackupMailbox::mailboxId).toList(),
                seed,
                Sampling.size(population.size(), share)));
    int _ =
        database.update(
            """
            insert into drill
              (id, trigger, requested_by, requested_by_name, started_at, state, seed, share,
               population)
            values (?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?)
            """,
            id,
            trigger.name(),
            subject,
            name,
            clock.instant(),
            seed,
            share,
            population.size());
    queue.order(id, population.stream().filter(it -> chosen.contains(it.mailboxId())).toList());
    audit.record(
        AuditEntry.of("drill.begin", "backup-drill", id.toString())
            .detail("trigger", trigger)
            .detail("seed", seed)
            .detail("mailboxes", chosen.size()));
    return id;
  }
}
