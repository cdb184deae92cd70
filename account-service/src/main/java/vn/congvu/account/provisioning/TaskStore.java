package vn.congvu.account.provisioning;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.mailbox.Because;
import vn.congvu.account.request.OrderedLine;
import vn.congvu.account.request.WorkOrdered;
import vn.congvu.platform.id.Ids;

/**
 * The queue, in plain SQL because each statement is its own locking argument. A task is claimed
 * under a fresh lease; every later statement names the lease, so a worker that was given up for
 * dead and comes back changes nothing.
 */
@ApplicationScoped
class TaskStore {

  private static final String INSERT_JOB =
      """
      insert into provisioning_job
        (id, request_id, unit_code, type, executor, executor_name, legal_basis, created_at)
      values (?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (request_id) do update
        set executor = excluded.executor, executor_name = excluded.executor_name,
            held_at = null, held_by = null
      returning id\
      """;

  /** A line seen before is tried once more when it had failed, and left alone otherwise. */
  private static final String INSERT_TASK =
      """
      insert into provisioning_task
        (id, job_id, line_id, kind, mailbox_id, work, priority, state, next_attempt_at, created_at)
      values (?, ?, ?, ?, ?, ?::jsonb, ?, 'WAITING', ?, ?)
      on conflict (line_id) do update
        set state = 'WAITING', work = excluded.work, mailbox_id = excluded.mailbox_id,
            attempts = 0, next_attempt_at = excluded.next_attempt_at,
            problem = null, finished_at = null
        where provisioning_task.state = 'FAILED'\
      """;

  private static final String INSERT_DELETION =
      """
      insert into provisioning_task
        (id, kind, mailbox_id, work, priority, state, next_attempt_at, created_at)
      values (?, 'DELETION', ?, ?::jsonb, ?, 'WAITING', ?, ?)
      on conflict (mailbox_id) where kind = 'DELETION' and state <> 'FAILED' do nothing\
      """;

  /** Only a failed task may turn: one that runs is changing the servers this very moment. */
  private static final String TURN_BACK =
      """
      update provisioning_task
         set kind = 'TAKE_BACK', state = 'WAITING', attempts = 0, next_attempt_at = ?,
             problem = null, finished_at = null
       where line_id = ? and kind = 'ISSUE' and state = 'FAILED'\
      """;

  /**
   * One mailbox is worked on by one task at a time: two tasks on the same mailbox would race on the
   * servers. The advisory lock makes claims take turns, which row locks alone would not give.
   */
  private static final String CLAIM =
      """
      with ready as (
        select t.id, t.priority, t.next_attempt_at,
               row_number() over (partition by coalesce(t.mailbox_id, t.id)
                                  order by t.priority, t.created_at, t.id) as place
          from provisioning_task t
          left join provisioning_job j on j.id = t.job_id
         where (t.state = 'WAITING' and t.next_attempt_at <= ?
                or t.state = 'RUNNING' and t.leased_until < ?)
           and j.held_at is null
           and not exists (
             select 1 from provisioning_task other
              where other.mailbox_id = t.mailbox_id and other.id <> t.id
                and other.state = 'RUNNING' and other.leased_until >= ?)),
      chosen as (
        select id from ready where place = 1 order by priority, next_attempt_at, id limit ?)
      update provisioning_task t
         set state = 'RUNNING', lease = ?, leased_until = ?, attempts = t.attempts + 1
        from chosen
       where t.id = chosen.id
      returning t.id, t.kind, t.step, t.attempts, t.line_id, t.mailbox_id, t.work,
                (select j.request_id from provisioning_job j where j.id = t.job_id),
                (select j.executor from provisioning_job j where j.id = t.job_id),
                (select j.executor_name from provisioning_job j where j.id = t.job_id),
                (select j.legal_basis from provisioning_job j where j.id = t.job_id)\
      """;

  /** Any number, as long as only claims of tasks take it. */
  private static final long CLAIM_LOCK = 0x434f4e4756550001L;

  private static final int BATCH = 500;

  private final AgroalDataSource dataSource;
  private final ObjectMapper json;
  private final Clock clock;

  TaskStore(AgroalDataSource dataSource, ObjectMapper json, Clock clock) {
    this.dataSource = dataSource;
    this.json = json;
    this.clock = clock;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void order(WorkOrdered order) {
    run(
        connection -> {
          UUID job = insertJob(connection, order);
          try (var insert = connection.prepareStatement(INSERT_TASK)) {
            int open = 0;
            for (OrderedLine line : order.lines()) {
              bind(insert, job, TaskKind.of(order.type()), line);
              insert.addBatch();
              if (++open == BATCH) {
                insert.executeBatch();
                open = 0;
              }
            }
            insert.executeBatch();
          }
          return job;
        });
  }

  private UUID insertJob(Connection connection, WorkOrdered order) throws SQLException {
    try (var insert = connection.prepareStatement(INSERT_JOB)) {
      insert.setObject(1, Ids.next());
      insert.setObject(2, order.requestId());
      insert.setString(3, order.unitCode());
      insert.setString(4, order.type().name());
      insert.setString(5, order.executor());
      insert.setString(6, order.executorName());
      insert.setString(7, order.legalBasis());
      insert.setObject(8, now());
      try (var row = insert.executeQuery()) {
        row.next();
        return row.getObject(1, UUID.class);
      }
    }
  }

  private void bind(PreparedStatement insert, @Nullable UUID job, TaskKind kind, OrderedLine line)
      throws SQLException {
    insert.setObject(1, Ids.next());
    insert.setObject(2, job);
    insert.setObject(3, line.lineId());
    insert.setString(4, kind.name());
    insert.setObject(5, line.mailboxId());
    insert.setString(6, write(new Work(line.line(), line.reservedAddress(), null, null)));
    insert.setInt(7, kind.priority());
    insert.setObject(8, now());
    insert.setObject(9, now());
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void orderSecuring(UUID mailboxId, String address, UUID reportId) {
    run(
        connection -> {
          try (var insert = connection.prepareStatement(INSERT_TASK)) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, null, Types.OTHER);
            insert.setObject(3, null, Types.OTHER);
            insert.setString(4, TaskKind.SECURE.name());
            insert.setObject(5, mailboxId);
            insert.setString(6, write(new Work(null, null, address, reportId)));
            insert.setInt(7, TaskKind.SECURE.priority());
            insert.setObject(8, now());
            insert.setObject(9, now());
            return insert.executeUpdate();
          }
        });
  }

  @Transactional
  void orderDeletion(UUID mailboxId, String address) {
    run(
        connection -> {
          try (var insert = connection.prepareStatement(INSERT_DELETION)) {
            insert.setObject(1, Ids.next());
            insert.setObject(2, mailboxId);
            insert.setString(3, write(new Work(null, null, address, null)));
            insert.setInt(4, TaskKind.DELETION.priority());
            insert.setObject(5, now());
            insert.setObject(6, now());
            return insert.executeUpdate();
          }
        });
  }

  /** How far the failed attempt at a line came, and what it was to do. */
  @Transactional(Transactional.TxType.MANDATORY)
  Optional<Halted> haltedAt(UUID lineId) {
    return run(
        connection -> {
          try (var select =
              connection.prepareStatement(
                  "select kind, step from provisioning_task where line_id = ? for update")) {
            select.setObject(1, lineId);
            try (var row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(
                      new Halted(
                          TaskKind.valueOf(row.getString(1)), TaskStep.valueOf(row.getString(2))))
                  : Optional.empty();
            }
          }
        });
  }

  record Halted(TaskKind kind, TaskStep step) {
    boolean leftTraces() {
      return kind.leavesTraces(step);
    }
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void takeBack(UUID lineId) {
    update(TURN_BACK, now(), lineId);
  }

  @Transactional
  List<Task> claim(int atMost, Duration leaseTime) {
    UUID lease = Ids.next();
    return run(
        connection -> {
          try (var turn = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            turn.setLong(1, CLAIM_LOCK);
            turn.execute();
          }
          try (var claim = connection.prepareStatement(CLAIM)) {
            claim.setObject(1, now());
            claim.setObject(2, now());
            claim.setObject(3, now());
            claim.setInt(4, atMost);
            claim.setObject(5, lease);
            claim.setObject(6, offset(clock.instant().plus(leaseTime)));
            try (var rows = claim.executeQuery()) {
              var tasks = new ArrayList<Task>();
              while (rows.next()) {
                tasks.add(task(rows, lease));
              }
              return tasks;
            }
          }
        });
  }

  private Task task(ResultSet row, UUID lease) throws SQLException {
    return new Task(
        row.getObject(1, UUID.class),
        lease,
        TaskKind.valueOf(row.getString(2)),
        TaskStep.valueOf(row.getString(3)),
        row.getInt(4),
        row.getObject(5, UUID.class),
        row.getObject(6, UUID.class),
        read(row.getString(7)),
        row.getObject(8, UUID.class),
        officer(row.getString(9), row.getString(10)),
        row.getString(11));
  }

  private static Because.@Nullable Officer officer(
      @Nullable String subject, @Nullable String name) {
    return subject == null ? null : new Because.Officer(subject, name);
  }

  /** A sign of life for all tasks that this replica works on. */
  @Transactional
  void renew(Collection<Task> tasks, Duration leaseTime) {
    run(
        connection -> {
          try (var renew =
              connection.prepareStatement(
                  "update provisioning_task set leased_until = ? where id = ? and lease = ?")) {
            for (Task task : tasks) {
              renew.setObject(1, offset(clock.instant().plus(leaseTime)));
              renew.setObject(2, task.id());
              renew.setObject(3, task.lease());
              renew.addBatch();
            }
            return renew.executeBatch();
          }
        });
  }

  @Transactional
  void reached(StepReached reached) {
    update(
        "update provisioning_task set step = ? where id = ? and lease = ?",
        reached.step().name(),
        reached.taskId(),
        reached.lease());
  }

  /** The task rests; it is never given up because a server was away. */
  @Transactional
  void later(Task task, Duration rest, String problem) {
    update(
        """
        update provisioning_task
           set state = 'WAITING', lease = null, leased_until = null,
               next_attempt_at = ?, problem = ?
         where id = ? and lease = ?\
        """,
        offset(clock.instant().plus(rest)),
        problem,
        task.id(),
        task.lease());
  }

  /**
   * @throws LeaseLost when another worker has taken the task over; the caller's transaction, with
   *     all that it recorded, must not commit
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void done(Task task, @Nullable UUID mailboxId) {
    finish(
        task,
        """
        update provisioning_task
           set state = 'DONE', step = 'RECORDED', lease = null, leased_until = null,
               work = null, problem = null, finished_at = ?, mailbox_id = coalesce(?, mailbox_id)
         where id = ? and lease = ?\
        """,
        now(),
        mailboxId,
        task.id(),
        task.lease());
  }

  /** The order stays with a failed task: it is what "try again" repeats. */
  @Transactional(Transactional.TxType.MANDATORY)
  void failed(Task task, String problem) {
    finish(
        task,
        """
        update provisioning_task
           set state = 'FAILED', lease = null, leased_until = null, problem = ?, finished_at = ?
         where id = ? and lease = ?\
        """,
        problem,
        now(),
        task.id(),
        task.lease());
  }

  private void finish(Task task, String sql, @Nullable Object... values) {
    if (update(sql, values) == 0) {
      throw new LeaseLost(task.id());
    }
  }

  @Transactional
  Map<TaskState, Long> countByState() {
    return run(
        connection -> {
          try (var count =
                  connection.prepareStatement(
                      "select state, count(*) from provisioning_task group by state");
              var rows = count.executeQuery()) {
            var counts = new EnumMap<TaskState, Long>(TaskState.class);
            while (rows.next()) {
              counts.put(TaskState.valueOf(rows.getString(1)), rows.getLong(2));
            }
            return counts;
          }
        });
  }

  private int update(String sql, @Nullable Object... values) {
    return run(
        connection -> {
          try (var update = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
              if (values[i] == null) {
                update.setNull(i + 1, Types.OTHER);
              } else {
                update.setObject(i + 1, values[i]);
              }
            }
            return update.executeUpdate();
          }
        });
  }

  private OffsetDateTime now() {
    return offset(clock.instant());
  }

  private static OffsetDateTime offset(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private String write(Work work) {
    try {
      return json.writeValueAsString(work);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("work cannot be written", e);
    }
  }

  private Work read(String work) {
    try {
      return json.readValue(work, Work.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("work cannot be read", e);
    }
  }

  private <T> T run(Statement<T> statement) {
    // Inside a transaction Agroal hands out the transaction's own connection.
    try (var connection = dataSource.getConnection()) {
      return statement.on(connection);
    } catch (SQLException e) {
      throw new IllegalStateException("task table not reachable", e);
    }
  }

  private interface Statement<T> {
    T on(Connection connection) throws SQLException;
  }
}
