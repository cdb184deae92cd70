package vn.congvu.security.mailaccess.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.security.mailaccess.RightState;

/**
 * A right under review.
 *
 * @param decision absent while it is open
 */
public record LineView(
    UUID rightId,
    @Nullable String mailbox,
    String holder,
    String holderName,
    String reason,
    RightState state,
    @Nullable Instant until,
    @Nullable Decision decision,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  static LineView read(ResultSet row) throws SQLException {
    String decision = row.getString(8);
    return new LineView(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        RightState.valueOf(row.getString(6)),
        Database.instant(row, 7),
        decision == null ? null : Decision.valueOf(decision),
        row.getString(9),
        Database.instant(row, 10));
  }
}
