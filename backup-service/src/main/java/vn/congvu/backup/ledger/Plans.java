package vn.congvu.backup.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.rules.BackupRules;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.problem.ProblemException;

/**
 * Plans: that of the mailboxes out of the regulation, the others as the operator wrote them down.
 */
@ApplicationScoped
class Plans {

  private final Database database;
  private final LedgerConfig config;
  private final BackupRules rules;
  private final AuditTrail audit;
  private final Clock clock;

  Plans(Database database, LedgerConfig config, BackupRules rules, AuditTrail audit, Clock clock) {
    this.database = database;
    this.config = config;
    this.rules = rules;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  List<Plan> all() {
    var plans =
        new ArrayList<>(
            List.of(Plan.ofMailboxes(config, rules.continuousEvery(), rules.copyEvery())));
    plans.addAll(database.query(Plan.SELECT + " order by subject", Plan::read));
    return plans;
  }

  @Transactional
  Optional<Plan> find(String subject) {
    return database.first(Plan.SELECT + " where subject = ? for update", Plan::read, subject);
  }

  /** A new plan, or, with the version at hand, another one in its stead. */
  @Transactional
  Plan put(String subject, @Nullable String ifMatch, PlanRequest asked, String changedBy) {
    if (subject.equals(Plan.MAILBOXES)) {
      throw ProblemException.of(
          LedgerProblem.PLAN_FROM_REGULATION,
          "Kế hoạch sao lưu hộp thư lấy từ quy chế đang áp dụng, không sửa được ở đây.");
    }
    Optional<Plan> known = find(subject);
    known.ifPresent(plan -> Versions.require(ifMatch, plan.version()));
    int _ =
        database.update(
            """
            insert into ledger_plan
              (subject, title, every_seconds, tolerance, origin_medium, medium, place, encryption,
               legal_basis, changed_at, changed_by_name)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (subject) do update
              set title = excluded.title, every_seconds = excluded.every_seconds,
                  tolerance = excluded.tolerance, origin_medium = excluded.origin_medium,
                  medium = excluded.medium, place = excluded.place,
                  encryption = excluded.encryption, legal_basis = excluded.legal_basis,
                  changed_at = excluded.changed_at, changed_by_name = excluded.changed_by_name,
                  version = ledger_plan.version + 1
            """,
            subject,
            asked.title(),
            asked.everySeconds(),
            asked.tolerance(),
            asked.originMedium(),
            asked.medium(),
            asked.place(),
            asked.encryption(),
            asked.legalBasis(),
            clock.instant(),
            changedBy);
    audit.record(
        AuditEntry.of("ledger.plan", "ledger-plan", subject)
            .legalBasis(asked.legalBasis())
            .detail("everySeconds", asked.everySeconds())
            .detail("tolerance", asked.tolerance())
            .detail("place", asked.place()));
    return find(subject).orElseThrow();
  }
}
