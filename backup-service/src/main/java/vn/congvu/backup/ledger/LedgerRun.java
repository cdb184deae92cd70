package vn.congvu.backup.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * A backup in the ledger, our own or reported.
 *
 * @param result also RUNNING and CANCELLED for our own
 * @param checksum absent for our own backups, of which each message is verified by its own when it
 *     is read; of a second copy over all packs that lie there
 * @param reportedBy absent for our own backups
 */
public record LedgerRun(
    UUID id,
    String tool,
    String subject,
    Instant startedAt,
    @Nullable Instant endedAt,
    long bytes,
    String result,
    @Nullable String checksumAlgorithm,
    @Nullable String checksum,
    @Nullable String place,
    @Nullable String medium,
    boolean encrypted,
    @Nullable Boolean offSite,
    @Nullable String reportedBy) {

  static final String SELECT =
      """
      select id, tool, subject, started_at, ended_at, bytes, result, checksum_algorithm, checksum,
             place, medium, encrypted, off_site, reported_by_name
        from ledger_run
      """;

  static LedgerRun read(ResultSet row) throws SQLException {
    return new LedgerRun(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        Objects.requireNonNull(Database.instant(row, 4)),
        Database.instant(row, 5),
        row.getLong(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10),
        row.getString(11),
        row.getBoolean(12),
        row.getObject(13, Boolean.class),
        row.getString(14));
  }
}
