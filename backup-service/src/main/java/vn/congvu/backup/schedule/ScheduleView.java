package vn.congvu.backup.schedule;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * Something that is done again and again.
 *
 * @param plan an interval, or a time of day with the days between
 * @param legalBasis the article that the plan rests on
 * @param lastOrder the run or maintenance job that was ordered last
 * @param lastSkip why the last turn ordered nothing; absent when it did
 * @param skipped turns that ordered nothing
 */
record ScheduleView(
    String name,
    long version,
    String plan,
    String legalBasis,
    boolean paused,
    Instant nextDue,
    @Nullable Instant lastDue,
    @Nullable UUID lastOrder,
    @Nullable String lastSkip,
    long skipped) {

  static final String SELECT =
      """
      select name, version, plan, paused, next_due, last_due, last_order, last_skip, skipped
        from backup_schedule
      """;

  static ScheduleView read(ResultSet row, String legalBasis) throws SQLException {
    return new ScheduleView(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        legalBasis,
        row.getBoolean(4),
        Objects.requireNonNull(Database.instant(row, 5)),
        Database.instant(row, 6),
        row.getObject(7, UUID.class),
        row.getString(8),
        row.getLong(9));
  }
}
