package vn.congvu.backup.restore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * One mailbox of an order.
 *
 * @param problem why it is not restored whole, in a sentence for the operator
 */
public record RestoreJobView(
    UUID id,
    UUID mailboxId,
    String address,
    String targetAddress,
    String state,
    int attempts,
    long appended,
    long alreadyThere,
    long forgotten,
    @Nullable String problem,
    @Nullable Instant finishedAt) {

  static RestoreJobView read(ResultSet row) throws SQLException {
    return new RestoreJobView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        row.getInt(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getString(10),
        Database.instant(row, 11));
  }
}
