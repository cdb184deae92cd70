package vn.congvu.backup.drill;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * One mailbox of a drill.
 *
 * @param moment of its last backup, as of which it was restored
 * @param backupAgeSeconds when the drill began
 * @param digest SHA-256 over the SHA-256 of every message, by folder and UID
 * @param problem why it failed, in a sentence for the operator
 * @param places of the first mismatches
 */
public record DrillMailboxView(
    UUID id,
    UUID mailboxId,
    String address,
    String state,
    Instant moment,
    long backupAgeSeconds,
    int attempts,
    long messages,
    long bytes,
    long forgotten,
    long mismatches,
    long restoreMillis,
    long compareMillis,
    @Nullable String digest,
    @Nullable String problem,
    @Nullable Instant finishedAt,
    List<Place> places) {

  static final String SELECT =
      """
      select j.id, m.mailbox_id, m.address, j.state, j.moment,
             extract(epoch from d.started_at - j.moment)::bigint, j.attempts, j.messages, j.bytes,
             j.forgotten, j.mismatches, j.restore_millis, j.compare_millis, j.digest, j.problem,
             j.finished_at
        from drill_job j join drill d on d.id = j.drill_id
        join backup_mailbox m on m.number = j.mailbox
       where j.drill_id = ?
      """;

  /**
   * Where a message did not come back as it was.
   *
   * @param folder its name at the moment
   * @param folderId its life in the catalogue; absent for a message that nobody put there
   */
  public record Place(String kind, String folder, @Nullable Integer folderId, long uid) {}

  static DrillMailboxView read(ResultSet row) throws SQLException {
    return new DrillMailboxView(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        Objects.requireNonNull(Database.instant(row, 5)),
        row.getLong(6),
        row.getInt(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        row.getLong(13),
        row.getString(14),
        row.getString(15),
        Database.instant(row, 16),
        List.of());
  }

  DrillMailboxView with(List<Place> found) {
    return new DrillMailboxView(
        id,
        mailboxId,
        address,
        state,
        moment,
        backupAgeSeconds,
        attempts,
        messages,
        bytes,
        forgotten,
        mismatches,
        restoreMillis,
        compareMillis,
        digest,
        problem,
        finishedAt,
        List.copyOf(found));
  }
}
