package vn.congvu.backup.mailbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * A mailbox to be backed up.
 *
 * @param number names it in the catalogue
 * @param lastBackupAt when it was last gone through to the end
 */
public record BackupMailbox(
    int number,
    UUID mailboxId,
    String address,
    String unitCode,
    MailboxState state,
    @Nullable Instant lastBackupAt) {

  /** Nothing changes in a closed mailbox: its last state is taken once, and until it is. */
  public static final String TO_BACK_UP =
      """
      (state in ('IN_USE', 'LOCKED')
       or state = 'CLOSED' and (last_backup_at is null or last_backup_at < closed_at))\
      """;

  static final String COLUMNS = "number, mailbox_id, address, unit_code, state, last_backup_at";

  static BackupMailbox read(ResultSet row) throws SQLException {
    return new BackupMailbox(
        row.getInt(1),
        row.getObject(2, UUID.class),
        row.getString(3),
        row.getString(4),
        MailboxState.valueOf(row.getString(5)),
        Database.instant(row, 6));
  }
}
