package vn.congvu.backup.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.rules.Rule;
import vn.congvu.platform.calendar.WorkingCalendar;

/**
 * How something is to be backed up.
 *
 * @param everySeconds from one backup to the next
 * @param tolerance so many intervals without a good one raise the alarm
 * @param legalBasis what asks for it, and so for the alarm
 * @param secondCopy absent where the plan is also that of each copy
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
    @Nullable String legalBasis,
    @Nullable SecondCopy secondCopy) {

  /**
   * How often a second copy is brought up to date.
   *
   * @param every as ISO 8601 spells a period
   */
  public record SecondCopy(String every, String legalBasis) {}

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
        row.getString(10),
        null);
  }

  static Plan ofMailboxes(LedgerConfig config, Rule<Duration> every, Rule<Period> copyEvery) {
    return new Plan(
        MAILBOXES,
        0,
        "Hộp thư điện tử công vụ",
        every.value().toSeconds(),
        config.tolerance(),
        config.originMedium(),
        config.medium(),
        config.place(),
        "AES-256-GCM, mỗi khối một khóa ngẫu nhiên",
        every.legalBasis(),
        new SecondCopy(copyEvery.value().toString(), copyEvery.legalBasis()));
  }

  boolean isOfMailboxes() {
    return subject.equals(MAILBOXES);
  }

  /** A good backup before this moment is too old. */
  Instant oldestGood(Instant now) {
    return now.minus(Duration.ofSeconds(everySeconds).multipliedBy(tolerance));
  }

  /** A copy of before this moment is too old. */
  Instant oldestGoodCopy(Instant now) {
    return secondCopy == null
        ? oldestGood(now)
        : now.atZone(WorkingCalendar.ZONE)
            .minus(Period.parse(secondCopy.every()).multipliedBy(tolerance))
            .toInstant();
  }
}
