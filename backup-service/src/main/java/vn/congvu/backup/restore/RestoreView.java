package vn.congvu.backup.restore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * An order to restore with the state of its mailboxes.
 *
 * @param appended messages that were put back
 * @param alreadyThere messages that were there and were left alone
 * @param forgotten messages that nothing brings back
 */
public record RestoreView(
    UUID id,
    long version,
    RestoreState state,
    @Nullable UUID mailboxId,
    @Nullable String unitCode,
    @Nullable String folder,
    @Nullable String messageId,
    Instant moment,
    Destination destination,
    @Nullable UUID targetMailboxId,
    @Nullable String targetFolder,
    String reason,
    @Nullable String legalBasis,
    String requestedBy,
    Instant requestedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Instant endedAt,
    long mailboxes,
    long open,
    long failed,
    long appended,
    long alreadyThere,
    long forgotten) {

  static final String SELECT =
      """
      select r.id, r.version, r.state, s.mailbox_id, r.unit_code, r.folder_name,
             r.folder || '-' || r.uid, r.moment, r.destination, t.mailbox_id, r.target_folder,
             r.reason, r.legal_basis, r.requested_by_name, r.requested_at, r.decided_by_name,
             r.decided_at, r.ended_at,
             count(j.id),
             count(j.id) filter (where j.state in ('WAITING', 'RUNNING')),
             count(j.id) filter (where j.state = 'FAILED'),
             coalesce(sum(j.appended), 0), coalesce(sum(j.already_there), 0),
             coalesce(sum(j.forgotten), 0)
        from restore_order r
        left join backup_mailbox s on s.number = r.mailbox
        left join backup_mailbox t on t.number = r.target
        left join restore_job j on j.restore_id = r.id
      """;

  static final String GROUP = " group by r.id, s.mailbox_id, t.mailbox_id ";

  static RestoreView read(ResultSet row) throws SQLException {
    return new RestoreView(
        row.getObject(1, UUID.class),
        row.getLong(2),
        RestoreState.valueOf(row.getString(3)),
        row.getObject(4, UUID.class),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Objects.requireNonNull(Database.instant(row, 8)),
        Destination.valueOf(row.getString(9)),
        row.getObject(10, UUID.class),
        row.getString(11),
        row.getString(12),
        row.getString(13),
        row.getString(14),
        Objects.requireNonNull(Database.instant(row, 15)),
        row.getString(16),
        Database.instant(row, 17),
        Database.instant(row, 18),
        row.getLong(19),
        row.getLong(20),
        row.getLong(21),
        row.getLong(22),
        row.getLong(23),
        row.getLong(24));
  }
}
