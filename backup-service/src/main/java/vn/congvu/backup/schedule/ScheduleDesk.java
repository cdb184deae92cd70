package vn.congvu.backup.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;

/** What people see of schedules and do with them. */
@ApplicationScoped
class ScheduleDesk {

  private final Scheduler scheduler;
  private final Database database;
  private final AuditTrail audit;
  private final Clock clock;

  ScheduleDesk(Scheduler scheduler, Database database, AuditTrail audit, Clock clock) {
    this.scheduler = scheduler;
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  List<ScheduleView> all() {
    return scheduler.duties().stream().flatMap(duty -> view(duty).stream()).toList();
  }

  @Transactional
  ScheduleView require(String name) {
    return view(duty(name)).orElseThrow(ScheduleDesk::unknown);
  }

  @Transactional
  ScheduleView pause(String name, @Nullable String ifMatch, String reason) {
    return change(name, ifMatch, true, reason);
  }

  @Transactional
  ScheduleView resume(String name, @Nullable String ifMatch, String reason) {
    return change(name, ifMatch, false, reason);
  }

  /** What would have been due during the pause is not made up for. */
  private ScheduleView change(String name, @Nullable String ifMatch, boolean pause, String reason) {
    Duty duty = duty(name);
    ScheduleView now = require(name);
    Versions.require(ifMatch, now.version());
    if (now.paused() == pause) {
      return now;
    }
    Instant next = pause ? now.nextDue() : duty.plan().get().plan().first(clock.instant());
    int changed =
        database.update(
            """
            update backup_schedule set paused = ?, next_due = ?, version = version + 1
             where name = ? and version = ?
            """,
            pause,
            next,
            name,
            now.version());
    if (changed == 0) {
      // Somebody was faster: the version that the caller saw is not the one of now.
      Versions.require(ifMatch, now.version() + 1);
    }
    audit.record(
        AuditEntry.of(
                pause ? "backup-schedule.pause" : "backup-schedule.resume", "backup-schedule", name)
            .reason(reason));
    return require(name);
  }

  private Duty duty(String name) {
    return scheduler.duties().stream()
        .filter(duty -> duty.name().equals(name))
        .findFirst()
        .orElseThrow(ScheduleDesk::unknown);
  }

  private Optional<ScheduleView> view(Duty duty) {
    String legalBasis = duty.plan().get().legalBasis();
    return database.first(
        ScheduleView.SELECT + " where name = ?",
        row -> ScheduleView.read(row, legalBasis),
        duty.name());
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy lịch này.");
  }
}
