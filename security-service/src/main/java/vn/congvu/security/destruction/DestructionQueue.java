package vn.congvu.security.destruction;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeasedTable;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.approval.ApprovalService;

/** The jobs. */
@ApplicationScoped
class DestructionQueue {

  private final Database database;
  private final LeasedTable table;
  private final Clock clock;

  DestructionQueue(Database database, Clock clock) {
    this.database = database;
    this.table = new LeasedTable(database, clock, "destruction_job");
    this.clock = clock;
  }

  LeasedTable table() {
    return table;
  }

  @Transactional(MANDATORY)
  void add(Caller caller, UUID spillId, ApprovalService.Order order) {
    Instant now = clock.instant();
    int _ =
        database.update(
            """
            insert into destruction_job (id, spill_id, set_id, set_number, digest, ordered_by,
                ordered_by_name, ordered_at, approved_by, approved_at, state, next_attempt_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING', ?)
            """,
            Ids.next(),
            spillId,
            order.setId(),
            order.number(),
            order.digest(),
            caller.subject(),
            caller.name(),
            now,
            order.approvedBy(),
            order.approvedAt(),
            now);
  }

  @Transactional
  List<Lease> claim(int free, Duration leaseTime) {
    return table.claim(free, leaseTime, "false");
  }

  Job of(Lease lease) {
    return database
        .first(
            """
            select id, spill_id, set_id, set_number, digest, ordered_by, approved_by, approved_at
              from destruction_job where id = ?
            """,
            DestructionQueue::job,
            lease.job())
        .orElseThrow();
  }

  private static Job job(ResultSet row) throws SQLException {
    return new Job(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getObject(3, UUID.class),
        row.getInt(4),
        row.getString(5),
        row.getString(6),
        row.getString(7),
        Objects.requireNonNull(Database.instant(row, 8)));
  }

  @Transactional
  void later(Lease lease, Duration rest, String problem) {
    table.later(lease, rest, problem);
  }

  Optional<DestructionView> view(UUID spillId, int setNumber) {
    return database.first(
        """
        select j.set_number, j.state, j.ordered_by_name, j.ordered_at, j.finished_at, j.problem,
               (select count(*) from result_set_line l where l.set_id = j.set_id),
               (select count(*) from result_set_line l join spill_copy c on c.id = l.copy_id
                 where l.set_id = j.set_id and c.state = 'DESTROYED'),
               (select count(*) from destruction_forgetting f where f.job_id = j.id),
               (select count(*) from destruction_forgetting f
                 where f.job_id = j.id and f.tombstone is not null)
          from destruction_job j where j.spill_id = ? and j.set_number = ?
        """,
        DestructionView::read,
        spillId,
        setNumber);
  }
}
