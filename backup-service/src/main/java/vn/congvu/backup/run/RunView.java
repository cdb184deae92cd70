package vn.congvu.backup.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * A run with the state of its mailboxes.
 *
 * @param unitCode the unit whose mailboxes it takes; absent for the whole province
 * @param mailboxes of which so many wait, run, are done, failed or were cancelled
 * @param messages that were new
 * @param bytes of these messages as they are, before they are packed
 * @param refusedMessages that are not kept because they were forgotten by order
 */
public record RunView(
    UUID id,
    long version,
    RunTrigger trigger,
    @Nullable String unitCode,
    @Nullable String requestedBy,
    RunState state,
    Instant startedAt,
    @Nullable Instant endedAt,
    int mailboxes,
    long waiting,
    long running,
    long done,
    long failed,
    long cancelled,
    long messages,
    long bytes,
    long refusedMessages) {

  static final String SELECT =
      """
      select r.id, r.version, r.trigger, r.unit_code, r.requested_by, r.state, r.started_at,
             r.ended_at, r.mailboxes,
             count(j.id) filter (where j.state = 'WAITING'),
             count(j.id) filter (where j.state = 'RUNNING'),
             case when r.ended_at is null then count(j.id) filter (where j.state = 'DONE')
                  else r.mailboxes - count(j.id) filter (where j.state in ('FAILED', 'CANCELLED'))
             end,
             count(j.id) filter (where j.state = 'FAILED'),
             count(j.id) filter (where j.state = 'CANCELLED'),
             coalesce(sum(j.messages), 0), coalesce(sum(j.bytes), 0), coalesce(sum(j.refused), 0)
        from backup_run r left join backup_job j on j.run_id = r.id
      """;

  static RunView read(ResultSet row) throws SQLException {
    return new RunView(
        row.getObject(1, UUID.class),
        row.getLong(2),
        RunTrigger.valueOf(row.getString(3)),
        row.getString(4),
        row.getString(5),
        RunState.valueOf(row.getString(6)),
        Objects.requireNonNull(Database.instant(row, 7)),
        Database.instant(row, 8),
        row.getInt(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getLong(14),
        row.getLong(15),
        row.getLong(16),
        row.getLong(17));
  }
}
