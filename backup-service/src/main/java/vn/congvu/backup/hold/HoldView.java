package vn.congvu.backup.hold;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * A legal hold.
 *
 * @param active whether it holds today
 * @param until its last day; absent when only lifting ends it
 */
record HoldView(
    UUID id,
    long version,
    UUID mailboxId,
    String address,
    String unitCode,
    boolean active,
    String reason,
    String legalBasis,
    @Nullable LocalDate until,
    String placedBy,
    Instant placedAt,
    @Nullable String liftedBy,
    @Nullable Instant liftedAt,
    @Nullable String liftReason) {

  /** Its first parameter is today. */
  static final String SELECT =
      """
      select h.id, h.version, m.mailbox_id, m.address, m.unit_code,
             h.lifted_at is null and (h.until is null or h.until >= ?),
             h.reason, h.legal_basis, h.until, h.placed_by_name, h.placed_at, h.lifted_by_name,
             h.lifted_at, h.lift_reason
        from legal_hold h join backup_mailbox m on m.number = h.mailbox
      """;

  static HoldView read(ResultSet row) throws SQLException {
    return new HoldView(
        row.getObject(1, UUID.class),
        row.getLong(2),
        row.getObject(3, UUID.class),
        row.getString(4),
        row.getString(5),
        row.getBoolean(6),
        row.getString(7),
        row.getString(8),
        row.getObject(9, LocalDate.class),
        row.getString(10),
        Objects.requireNonNull(Database.instant(row, 11)),
        row.getString(12),
        Database.instant(row, 13),
        row.getString(14));
  }
}
