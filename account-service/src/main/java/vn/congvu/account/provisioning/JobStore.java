package vn.congvu.account.provisioning;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.RequestType;

/** Jobs with their counts, and the switch that holds one. */
@ApplicationScoped
class JobStore {

  private static final String JOBS =
      """
      select j.id, j.request_id, j.unit_code, j.type, j.created_at, j.held_at,
             count(*) filter (where t.state = 'WAITING'),
             count(*) filter (where t.state = 'RUNNING'),
             count(*) filter (where t.state = 'DONE'),
             count(*) filter (where t.state = 'FAILED')
        from (select * from provisioning_job
               where (?::uuid is null or id = ?) and (?::uuid is null or request_id = ?)
                 and (?::uuid is null or id < ?)
               order by id desc limit ?) j
        left join provisioning_task t on t.job_id = j.id
       group by j.id, j.request_id, j.unit_code, j.type, j.created_at, j.held_at
       order by j.id desc\
      """;

  private static final String TASKS =
      """
      select id, line_id, mailbox_id, state, step, attempts, next_attempt_at, problem, finished_at
        from provisioning_task
       where job_id = ? and (?::text is null or state = ?) and (?::uuid is null or id > ?)
       order by id limit ?\
      """;

  private final AgroalDataSource dataSource;
  private final Clock clock;

  JobStore(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  @Transactional
  List<JobResponse> page(@Nullable UUID requestId, @Nullable UUID before, int limit) {
    return jobs(null, requestId, before, limit);
  }

  @Transactional
  Optional<JobResponse> byId(UUID id) {
    return jobs(id, null, null, 1).stream().findFirst();
  }

  private List<JobResponse> jobs(
      @Nullable UUID id, @Nullable UUID requestId, @Nullable UUID before, int limit) {
    return query(JOBS, JobStore::job, id, id, requestId, requestId, before, before, limit);
  }

  @Transactional
  List<TaskResponse> tasks(UUID job, @Nullable TaskState state, @Nullable UUID after, int limit) {
    String wanted = state == null ? null : state.name();
    return query(TASKS, JobStore::task, job, wanted, wanted, after, after, limit);
  }

  /**
   * @param by who holds it; null lets it go on
   */
  @Transactional
  void hold(UUID job, @Nullable String by) {
    query(
        "update provisioning_job set held_at = ?::timestamptz, held_by = ? where id = ? returning"
            + " id",
        row -> row.getObject(1, UUID.class),
        by == null ? null : clock.instant().atOffset(ZoneOffset.UTC).toString(),
        by,
        job);
  }

  private static JobResponse job(ResultSet row) throws SQLException {
    long waiting = row.getLong(7);
    long running = row.getLong(8);
    long failed = row.getLong(10);
    Instant heldAt = instant(row, 6);
    return new JobResponse(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        RequestType.valueOf(row.getString(4)),
        JobResponse.stateOf(waiting + running, failed, heldAt != null),
        waiting,
        running,
        row.getLong(9),
        failed,
        row.getObject(5, OffsetDateTime.class).toInstant(),
        heldAt);
  }

  private static TaskResponse task(ResultSet row) throws SQLException {
    TaskState state = TaskState.valueOf(row.getString(4));
    return new TaskResponse(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        state,
        TaskStep.valueOf(row.getString(5)),
        row.getInt(6),
        state == TaskState.WAITING ? instant(row, 7) : null,
        row.getString(8),
        instant(row, 9));
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  private <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) {
    try (var connection = dataSource.getConnection();
        var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      try (var rows = statement.executeQuery()) {
        var items = new ArrayList<T>();
        while (rows.next()) {
          items.add(reader.read(rows));
        }
        return items;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("job table not reachable", e);
    }
  }

  private interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }
}
