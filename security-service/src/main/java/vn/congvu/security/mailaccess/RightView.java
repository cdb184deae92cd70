package vn.congvu.security.mailaccess;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * A line of the register.
 *
 * @param mailbox absent for the platform's own, which are for all mailboxes
 * @param holder the login, or the platform's part
 * @param until when it ends by itself
 */
public record RightView(
    UUID id,
    @Nullable String mailbox,
    @Nullable String unit,
    RightKind kind,
    String holder,
    String holderName,
    RightState state,
    String reason,
    String legalBasis,
    String askedBy,
    Instant askedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Instant until,
    @Nullable String endedBy,
    @Nullable Instant endedAt,
    @Nullable String endReason,
    long version) {

  static final String SELECT =
      """
      select r.id, m.address, m.unit_code, r.kind, r.holder, r.holder_name, r.state, r.reason,
             r.legal_basis, r.asked_by_name, r.asked_at, r.decided_by_name, r.decided_at, r.until,
             r.ended_by_name, r.ended_at, r.end_reason, r.version
        from mailbox_right r left join known_mailbox m on m.mailbox_id = r.mailbox_id
      """;

  static RightView read(ResultSet row) throws SQLException {
    return new RightView(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        RightKind.valueOf(row.getString(4)),
        row.getString(5),
        row.getString(6),
        RightState.valueOf(row.getString(7)),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        instant(row, 11),
        row.getString(12),
        Database.instant(row, 13),
        Database.instant(row, 14),
        row.getString(15),
        Database.instant(row, 16),
        row.getString(17),
        row.getLong(18));
  }

  private static Instant instant(ResultSet row, int column) throws SQLException {
    Instant value = Database.instant(row, column);
    if (value == null) {
      throw new SQLException("no time in column " + column);
    }
    return value;
  }
}
