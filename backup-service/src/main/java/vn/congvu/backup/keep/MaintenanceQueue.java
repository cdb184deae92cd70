package vn.congvu.backup.keep;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.pack.Check;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeasedTable;

/** Maintenance as leased jobs; compaction runs alone, the others one of each kind. */
@ApplicationScoped
class MaintenanceQueue {

  /** Any number, as long as only this takes it: claims of two replicas must see each other. */
  private static final long CLAIMS = 0x434f4e4756550020L;

  private static final String IN_THE_WAY =
      """
      exists (
        select 1 from maintenance_job other
         where other.state = 'RUNNING' and other.id <> j.id
           and (other.kind = j.kind or other.kind = 'COMPACT' or j.kind = 'COMPACT'))
      """;

  private final Database database;
  private final LeasedTable table;
  private final ObjectMapper json;
  private final AuditTrail audit;
  private final Clock clock;

  MaintenanceQueue(Database database, ObjectMapper json, AuditTrail audit, Clock clock) {
    this.database = database;
    this.table = new LeasedTable(database, clock, "maintenance_job");
    this.json = json;
    this.audit = audit;
    this.clock = clock;
  }

  LeasedTable table() {
    return table;
  }

  /** One at a time: of several that wait, one can be in the way of the next. */
  @Transactional
  List<Lease> claim(Duration leaseTime) {
    var _ = database.query("select pg_advisory_xact_lock(?)", row -> true, CLAIMS);
    List<Lease> claimed = table.claim(1, leaseTime, IN_THE_WAY);
    for (Lease lease : claimed) {
      int _ =
          database.update(
              "update maintenance_job set started_at = coalesce(started_at, ?) where id = ?",
              clock.instant(),
              lease.job());
    }
    return claimed;
  }

  MaintenanceKind kind(Lease lease) {
    return database
        .query(
            "select kind from maintenance_job where id = ?",
            row -> MaintenanceKind.valueOf(row.getString(1)),
            lease.job())
        .getFirst();
  }

  @Transactional(MANDATORY)
  void fence(Lease lease) {
    table.fence(lease);
  }

  /** What was done without anybody at the keyboard is recorded as well, letting go above all. */
  @Transactional
  void finish(Lease lease, MaintenanceKind kind, MaintenanceWork.Result result) {
    table.finish(lease, result.problem() == null ? "DONE" : "FAILED", result.problem());
    int _ =
        database.update(
            "update maintenance_job set result = ?::jsonb where id = ?",
            write(result.numbers()),
            lease.job());
    var rows = new ArrayList<@Nullable Object[]>();
    for (Check.Finding finding : result.findings()) {
      rows.add(
          new @Nullable Object[] {
            lease.job(), rows.size() + 1, finding.fault().name(), finding.what()
          });
    }
    database.batch(
        "insert into maintenance_finding (job_id, number, fault, what) values (?, ?, ?, ?)", rows);
    audit.record(
        AuditEntry.of("backup-maintenance.end", "backup-maintenance-job", lease.job().toString())
            .detail("kind", kind)
            .detail("result", write(result.numbers()))
            .detail("faults", result.findings().size()));
  }

  @Transactional
  void failed(Lease lease, String problem) {
    table.finish(lease, "FAILED", problem);
  }

  @Transactional
  void later(Lease lease, Duration rest, String problem) {
    table.later(lease, rest, problem);
  }

  /** Faults that the last check of a kind found; none before the first. */
  long faults(MaintenanceKind kind) {
    return database
        .query(
            """
            select count(*) from maintenance_finding where job_id = (
              select id from maintenance_job where kind = ? and finished_at is not null
               order by finished_at desc limit 1)
            """,
            row -> row.getLong(1),
            kind.name())
        .getFirst();
  }

  /**
   * @return null when such work is open already
   */
  @Transactional(MANDATORY)
  @Nullable UUID order(
      UUID id, MaintenanceKind kind, String trigger, @Nullable String requestedBy) {
    int rows =
        database.update(
            """
            insert into maintenance_job
              (id, kind, trigger, requested_by, requested_at, state, next_attempt_at)
            values (?, ?, ?, ?, ?, 'WAITING', ?)
            on conflict (kind) where state in ('WAITING', 'RUNNING') do nothing
            """,
            id,
            kind.name(),
            trigger,
            requestedBy,
            clock.instant(),
            clock.instant());
    return rows == 0 ? null : id;
  }

  private String write(Map<String, Long> numbers) {
    try {
      return json.writeValueAsString(numbers);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("numbers by name are JSON", e);
    }
  }
}
