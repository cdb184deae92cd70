package vn.congvu.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import vn.congvu.contracts.backup.BackupEvent;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.outbox.Outbox;

/** Ends runs of which no job is left, and says so to the other services. */
@ApplicationScoped
class RunEnd {

  private final Database database;
  private final Outbox outbox;
  private final Clock clock;

  RunEnd(Database database, Outbox outbox, Clock clock) {
    this.database = database;
    this.outbox = outbox;
    this.clock = clock;
  }

  private record Ended(
      UUID id, long version, int mailboxes, int failed, long messages, long bytes) {}

  /** Jobs do not end their run themselves: the last two would each wait for the other. */
  @Transactional
  void endFinished() {
    Instant now = clock.instant();
    database
        .query(
            """
            update backup_run r
               set ended_at = ?, version = r.version + 1,
                   state = case when s.failed > 0 then 'FAILED' else 'DONE' end
              from (select r.id, count(j.id) filter (where j.state = 'FAILED') as failed,
                           coalesce(sum(j.messages), 0) as messages,
                           coalesce(sum(j.bytes), 0) as bytes
                      from backup_run r left join backup_job j on j.run_id = r.id
                     where r.state = 'RUNNING'
                       and not exists (
                         select 1 from backup_job o
                          where o.run_id = r.id and o.finished_at is null)
                     group by r.id) s
             where r.id = s.id and r.state = 'RUNNING'
            returning r.id, r.version, r.mailboxes, s.failed, s.messages, s.bytes
            """,
            row ->
                new Ended(
                    row.getObject(1, UUID.class),
                    row.getLong(2),
                    row.getInt(3),
                    row.getInt(4),
                    row.getLong(5),
                    row.getLong(6)),
            now)
        .forEach(run -> announce(run, now));
  }

  private void announce(Ended run, Instant now) {
    BackupEvent fact =
        run.failed() > 0
            ? new BackupEvent.BackupFailed(
                run.id(), run.version(), now, run.mailboxes(), run.failed())
            : new BackupEvent.BackupCompleted(
                run.id(), run.version(), now, run.mailboxes(), run.messages(), run.bytes());
    outbox.announce(fact.topic(), fact.type(), fact.key(), fact);
  }
}
