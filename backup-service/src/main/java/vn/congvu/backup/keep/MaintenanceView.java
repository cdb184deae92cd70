package vn.congvu.backup.keep;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * A maintenance job.
 *
 * @param trigger MANUAL or SCHEDULED
 * @param problem what went wrong, for the operator; absent when nothing did
 * @param result what was counted, by name
 * @param findings how many faults a check found; each is listed on its own
 */
public record MaintenanceView(
    UUID id,
    MaintenanceKind kind,
    String trigger,
    @Nullable String requestedBy,
    Instant requestedAt,
    MaintenanceState state,
    int attempts,
    @Nullable Instant startedAt,
    @Nullable Instant finishedAt,
    @Nullable String problem,
    @JsonRawValue @Schema(implementation = Object.class) String result,
    long findings) {

  static final String SELECT =
      """
      select j.id, j.kind, j.trigger, j.requested_by, j.requested_at, j.state, j.attempts,
             j.started_at, j.finished_at, j.problem, j.result::text,
             (select count(*) from maintenance_finding f where f.job_id = j.id)
        from maintenance_job j
      """;

  static MaintenanceView read(ResultSet row) throws SQLException {
    return new MaintenanceView(
        row.getObject(1, UUID.class),
        MaintenanceKind.valueOf(row.getString(2)),
        row.getString(3),
        row.getString(4),
        Objects.requireNonNull(Database.instant(row, 5)),
        MaintenanceState.valueOf(row.getString(6)),
        row.getInt(7),
        Database.instant(row, 8),
        Database.instant(row, 9),
        row.getString(10),
        row.getString(11),
        row.getLong(12));
  }
}
