package vn.congvu.backup.drill;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.run.RunTrigger;
import vn.congvu.platform.database.Database;

/**
 * A drill and what came of it so far.
 *
 * @param seed by which the choice can be told again
 * @param share of the mailboxes that had a backup
 * @param population how many had one
 * @param mailboxes that were chosen
 * @param mismatches messages that did not come back as they were
 * @param longestRestoreMillis what the slowest mailbox took (RTO)
 * @param restoreMillis of all mailboxes together, one after another
 * @param oldestBackupSeconds age of the oldest backup when the drill began (RPO), of mailboxes that
 *     still get mail: the last state of a closed one stays its last
 */
public record DrillView(
    UUID id,
    long version,
    RunTrigger trigger,
    @Nullable String requestedBy,
    DrillState state,
    Instant startedAt,
    @Nullable Instant endedAt,
    String seed,
    BigDecimal share,
    int population,
    int mailboxes,
    int open,
    int failed,
    long messages,
    long bytes,
    long forgotten,
    long mismatches,
    long longestRestoreMillis,
    long restoreMillis,
    long oldestBackupSeconds) {

  static final String SELECT =
      """
      select d.id, d.version, d.trigger, d.requested_by_name, d.state, d.started_at, d.ended_at,
             d.seed, d.share, d.population,
             count(j.id),
             count(j.id) filter (where j.state in ('WAITING', 'RUNNING')),
             count(j.id) filter (where j.state = 'FAILED'),
             coalesce(sum(j.messages), 0), coalesce(sum(j.bytes), 0),
             coalesce(sum(j.forgotten), 0), coalesce(sum(j.mismatches), 0),
             coalesce(max(j.restore_millis), 0), coalesce(sum(j.restore_millis), 0),
             coalesce(max(extract(epoch from d.started_at - j.moment)) filter (where j.goes_on),
                      0)::bigint
        from drill d left join drill_job j on j.drill_id = d.id
      """;

  static DrillView read(ResultSet row) throws SQLException {
    return new DrillView(
        row.getObject(1, UUID.class),
        row.getLong(2),
        RunTrigger.valueOf(row.getString(3)),
        row.getString(4),
        DrillState.valueOf(row.getString(5)),
        Objects.requireNonNull(Database.instant(row, 6)),
        Database.instant(row, 7),
        row.getString(8),
        row.getBigDecimal(9),
        row.getInt(10),
        row.getInt(11),
        row.getInt(12),
        row.getInt(13),
        row.getLong(14),
        row.getLong(15),
        row.getLong(16),
        row.getLong(17),
        row.getLong(18),
        row.getLong(19),
        row.getLong(20));
  }
}
