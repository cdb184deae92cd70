package vn.congvu.backup.run;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * One mailbox of a run.
 *
 * @param problem why it is not done, in a sentence for the operator
 */
public record JobView(
    UUID id,
    UUID mailboxId,
    String address,
    JobState state,
    int attempts,
    long messages,
    long bytes,
    int refusedMessages,
    @Nullable String problem,
    @Nullable Instant finishedAt) {

  static JobView read(ResultSet row) throws SQLException {
    return new JobView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        JobState.valueOf(row.getString(4)),
        row.getInt(5),
        row.getLong(6),
        row.getLong(7),
        row.getInt(8),
        row.getString(9),
        Database.instant(row, 10));
  }
}
