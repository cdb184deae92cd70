package vn.congvu.backup.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.drill.DrillQueries;
import vn.congvu.backup.drill.DrillView;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.platform.database.Database;

/** Puts plans, backups and drills together, and judges them. */
@ApplicationScoped
class Ledger {

  private static final int NEWEST = 5;

  private final Database database;
  private final Plans plans;
  private final DrillQueries drills;
  private final LedgerConfig config;
  private final Clock clock;

  Ledger(Database database, Plans plans, DrillQueries drills, LedgerConfig config, Clock clock) {
    this.database = database;
    this.plans = plans;
    this.drills = drills;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  LedgerView view() {
    Instant now = clock.instant();
    return new LedgerView(
        now,
        plans.all().stream().map(plan -> system(plan, now)).toList(),
        database.query(
            """
            select distinct subject from ledger_entry
             where subject <> 'mailboxes' and subject not in (select subject from ledger_plan)
             order by subject
            """,
            row -> row.getString(1)),
        restoreTest());
  }

  /** How many systems wait for a good backup for too long. */
  @Transactional
  long overdue() {
    Instant now = clock.instant();
    return plans.all().stream().filter(plan -> overdue(plan, now).overdue()).count();
  }

  private LedgerView.System system(Plan plan, Instant now) {
    List<LedgerRun> newest =
        database.query(
            LedgerRun.SELECT + " where subject = ? order by started_at desc, id desc limit ?",
            LedgerRun::read,
            plan.subject(),
            NEWEST);
    return new LedgerView.System(
        plan, newest, ThreeTwoOne.of(plan.originMedium(), copies(plan, now)), overdue(plan, now));
  }

  private Overdue overdue(Plan plan, Instant now) {
    if (!plan.isOfMailboxes()) {
      return Overdue.of(plan, lastGood(plan.subject()), now);
    }
    long waiting =
        database
            .query(
                "select count(*) from backup_mailbox where "
                    + BackupMailbox.TO_BACK_UP
                    + " and coalesce(last_backup_at, known_since) < ?",
                row -> row.getLong(1),
                plan.oldestGood(now))
            .getFirst();
    return Overdue.ofMailboxes(plan, oldestOfMailboxes(), waiting, now);
  }

  private @Nullable Instant oldestOfMailboxes() {
    return database
        .<Found>query(
            "select min(last_backup_at) from backup_mailbox where " + BackupMailbox.TO_BACK_UP,
            row -> new Found(Database.instant(row, 1)))
        .getFirst()
        .at();
  }

  private @Nullable Instant lastGood(String subject) {
    return database
        .<Found>query(
            "select max(ended_at) from ledger_entry where subject = ? and result = 'SUCCEEDED'",
            row -> new Found(Database.instant(row, 1)),
            subject)
        .getFirst()
        .at();
  }

  private record Found(@Nullable Instant at) {}

  private List<ThreeTwoOne.Copy> copies(Plan plan, Instant now) {
    var copies =
        new ArrayList<>(
            database.query(
                """
                select distinct on (place) place, medium, off_site from ledger_entry
                 where subject = ? and result = 'SUCCEEDED' and ended_at >= ?
                 order by place, ended_at desc
                """,
                row -> new ThreeTwoOne.Copy(row.getString(1), row.getString(2), row.getBoolean(3)),
                plan.subject(),
                plan.oldestGoodCopy(now)));
    if (plan.isOfMailboxes() && !overdue(plan, now).overdue()) {
      copies.add(new ThreeTwoOne.Copy(plan.place(), plan.medium(), config.offSite()));
    }
    return copies;
  }

  private LedgerView.@Nullable RestoreTest restoreTest() {
    return drills.lastEnded().map(Ledger::summary).orElse(null);
  }

  private static LedgerView.RestoreTest summary(DrillView drill) {
    return new LedgerView.RestoreTest(
        drill.id(),
        drill.state().name(),
        drill.endedAt(),
        drill.mailboxes(),
        drill.messages(),
        drill.mismatches(),
        drill.longestRestoreMillis(),
        drill.oldestBackupSeconds());
  }
}
