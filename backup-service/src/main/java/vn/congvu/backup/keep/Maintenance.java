package vn.congvu.backup.keep;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.rules.BackupRules;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;

/** Orders maintenance and shows it. */
@ApplicationScoped
public class Maintenance {

  private final Database database;
  private final MaintenanceQueue queue;
  private final RepositoryAccess repository;
  private final BackupRules rules;

  Maintenance(
      Database database, MaintenanceQueue queue, RepositoryAccess repository, BackupRules rules) {
    this.database = database;
    this.queue = queue;
    this.repository = repository;
    this.rules = rules;
  }

  /** What became of an order: the job, or why there is none. */
  record Ordered(@Nullable UUID job, @Nullable MaintenanceProblem problem) {}

  /** Throws no problem: the schedule's turn would be taken back with it. */
  @Transactional(MANDATORY)
  Ordered order(MaintenanceKind kind, @Nullable String requestedBy) {
    if (kind == MaintenanceKind.REPLICATE && repository.copies() == 0) {
      return new Ordered(null, MaintenanceProblem.NO_COPY);
    }
    if (kind == MaintenanceKind.EXPIRE && !rules.isRegulationKnown()) {
      return new Ordered(null, MaintenanceProblem.REGULATION_UNKNOWN);
    }
    UUID job =
        queue.order(Ids.next(), kind, requestedBy == null ? "SCHEDULED" : "MANUAL", requestedBy);
    return new Ordered(job, job == null ? MaintenanceProblem.ALREADY_ORDERED : null);
  }

  /** The last job of a kind that ended well. */
  @Transactional
  public Optional<MaintenanceView> lastDone(MaintenanceKind kind) {
    return database.first(
        MaintenanceView.SELECT
            + " where j.kind = ? and j.state = 'DONE' order by j.finished_at desc limit 1",
        MaintenanceView::read,
        kind.name());
  }

  @Transactional
  MaintenanceView require(UUID id) {
    return database
        .first(MaintenanceView.SELECT + " where j.id = ?", MaintenanceView::read, id)
        .orElseThrow(
            () -> ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy việc bảo trì này."));
  }

  @Transactional
  Page<MaintenanceView> page(@Nullable MaintenanceKind kind, @Nullable String after, int limit) {
    UUID before = Cursor.id(after);
    String wanted = kind == null ? null : kind.name();
    return Page.of(
        database.query(
            MaintenanceView.SELECT
                + """
                where (?::text is null or j.kind = ?) and (?::uuid is null or j.id < ?)
                order by j.id desc limit ?
                """,
            MaintenanceView::read,
            wanted,
            wanted,
            before,
            before,
            limit + 1),
        limit,
        job -> Cursor.encode(job.id()));
  }

  /** A fault that a check found. */
  record Finding(int number, String fault, String what) {}

  @Transactional
  Page<Finding> findings(UUID job, @Nullable String after, int limit) {
    MaintenanceView _ = require(job);
    var keys = Cursor.decode(after, 1);
    int behind = keys.isEmpty() ? 0 : Cursor.key(keys.getFirst(), Integer::valueOf);
    return Page.of(
        database.query(
            """
            select number, fault, what from maintenance_finding
             where job_id = ? and number > ? order by number limit ?
            """,
            row -> new Finding(row.getInt(1), row.getString(2), row.getString(3)),
            job,
            behind,
            limit + 1),
        limit,
        finding -> Cursor.encode(finding.number()));
  }
}
