package vn.congvu.backup.schedule;

import static jakarta.transaction.Transactional.TxType.REQUIRES_NEW;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * The turns. A turn is taken by moving the due time on, in the transaction that orders the work: a
 * kill between the two leaves neither, and of two replicas the second finds the time moved.
 */
@ApplicationScoped
class ScheduleStore {

  private final Database database;
  private final Clock clock;

  ScheduleStore(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Row(String plan, boolean paused, Instant nextDue) {}

  /** Orders a duty when it is due. Answers whether it was this caller's turn. */
  @Transactional(REQUIRES_NEW)
  boolean takeTurn(Duty duty) {
    Instant now = clock.instant();
    Plan plan = duty.plan().get().plan();
    Row row = row(duty).orElse(null);
    if (row == null) {
      enter(duty, plan, now);
      return false;
    }
    if (!row.plan.equals(plan.text())) {
      plan(duty, row, plan, now);
      return false;
    }
    if (row.paused || row.nextDue.isAfter(now) || !moveOn(duty, row, plan, now)) {
      return false;
    }
    note(duty, duty.order().get());
    return true;
  }

  private Optional<Row> row(Duty duty) {
    return database.first(
        "select plan, paused, next_due from backup_schedule where name = ?",
        row ->
            new Row(
                row.getString(1),
                row.getBoolean(2),
                Objects.requireNonNull(Database.instant(row, 3))),
        duty.name());
  }

  private void enter(Duty duty, Plan plan, Instant now) {
    int _ =
        database.update(
            """
            insert into backup_schedule (name, plan, next_due) values (?, ?, ?)
            on conflict do nothing
            """,
            duty.name(),
            plan.text(),
            plan.first(now));
  }

  private void plan(Duty duty, Row row, Plan plan, Instant now) {
    int _ =
        database.update(
            """
            update backup_schedule set plan = ?, next_due = ?, version = version + 1
             where name = ? and plan = ?
            """,
            plan.text(),
            plan.first(now),
            duty.name(),
            row.plan);
  }

  private boolean moveOn(Duty duty, Row row, Plan plan, Instant now) {
    return 1
        == database.update(
            """
            update backup_schedule set last_due = next_due, next_due = ?
             where name = ? and next_due = ? and not paused
            """,
            plan.next(row.nextDue, now),
            duty.name(),
            row.nextDue);
  }

  private void note(Duty duty, Duty.Outcome outcome) {
    @Nullable String skip = outcome.skipped();
    int _ =
        database.update(
            """
            update backup_schedule
               set last_order = coalesce(?, last_order), last_skip = ?, skipped = skipped + ?
             where name = ?
            """,
            outcome.order(),
            skip,
            skip == null ? 0 : 1,
            duty.name());
    Log.infof("Scheduled: duty=%s ordered=%s skipped=%s", duty.name(), outcome.order(), skip);
  }
}
