package vn.congvu.backup.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How something is to be backed up.
 *
 * @param everySeconds from one backup to the next
 * @param tolerance so many intervals without a good one raise the alarm
 */
public record Plan(
    String subject,
    long version,
    String title,
    long everySeconds,
    int tolerance,
    String originMedium,
    String medium,
    String place,
    @Nullable String encryption,
    @Nullable String legalBasis) {

  /** What this service backs up itself. */
  static final String MAILBOXES = "mailboxes";

  static final String SELECT =
      """
      select subject, version, title, every_seconds, tolerance, origin_medium, medium, place,
             encryption, legal_basis
        from ledger_plan
      """;

  static Plan read(ResultSet row) throws SQLException {
    return new Plan(
        row.getString(1),
        row.getLong(2),
        row.getString(3),
        row.getLong(4),
        row.getInt(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10));
  }

  static Plan ofMailboxes(LedgerConfig config) {
    return new Plan(
        MAILBOXES,
        0,
        "Hộp thư điện tử công vụ",
        config.interval().toSeconds(),
        config.tolerance(),
        config.originMedium(),
        config.medium(),
        config.place(),
        "AES-256-GCM, mỗi khối một khóa ngẫu nhiên",
        config.legalBasis().orElse(null));
  }

  boolean isOfMailboxes() {
    return subject.equals(MAILBOXES);
  }

  /** A good backup before this moment is too old. */
  Instant oldestGood(Instant now) {
    return now.minus(Duration.ofSeconds(everySeconds).multipliedBy(tolerance));
  }
}
