package vn.congvu.security.mailaccess.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * The review of a unit's rights as of a day.
 *
 * @param unit absent for the platform's own rights, which the operator's lead reviews
 * @param open lines not decided whose right is still in force
 * @param overdue some are open and the time is over
 */
public record ReviewView(
    UUID id,
    @Nullable String unit,
    LocalDate onDay,
    Instant dueAt,
    String legalBasis,
    long lines,
    long open,
    boolean overdue) {

  static ReviewView read(ResultSet row, Instant now) throws SQLException {
    Instant dueAt = Objects.requireNonNull(Database.instant(row, 4));
    long open = row.getLong(7);
    return new ReviewView(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getObject(3, LocalDate.class),
        dueAt,
        row.getString(5),
        row.getLong(6),
        open,
        open > 0 && dueAt.isBefore(now));
  }
}
