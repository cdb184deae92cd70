package vn.congvu.account.credential;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.unit.Scope;

@ApplicationScoped
class CredentialReportRepository implements PanacheRepositoryBase<CredentialReport, UUID> {

  private static final List<ReportState> OPEN = List.of(ReportState.OPEN, ReportState.LINK_ISSUED);

  Optional<CredentialReport> openOf(UUID mailboxId) {
    return find("mailboxId = ?1 and state in ?2", mailboxId, OPEN)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  Optional<CredentialReport> toChange(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
  }

  /** In the scope's units, or of the caller's own mailbox. */
  Optional<CredentialReport> seen(UUID id, Scope scope, Set<UUID> own) {
    return findByIdOptional(id)
        .filter(report -> scope.includes(report.unitCode()) || own.contains(report.mailboxId()));
  }

  List<CredentialReport> page(Filter filter, Scope scope, Set<UUID> own, int limit) {
    var where = new StringBuilder("1 = 1");
    Map<String, Object> values = new HashMap<>();
    if (!scope.all()) {
      where.append(" and (unitCode in :units or mailboxId in :own)");
      values.put("units", scope.unitCodes());
      values.put("own", own);
    }
    if (filter.open() != null) {
      where.append(filter.open() ? " and state in :open" : " and state not in :open");
      values.put("open", OPEN);
    }
    if (filter.kind() != null) {
      where.append(" and kind = :kind");
      values.put("kind", filter.kind());
    }
    if (filter.mailboxAddress() != null) {
      where.append(" and address = :address");
      values.put("address", filter.mailboxAddress());
    }
    if (filter.requestId() != null) {
      where.append(" and requestId = :request");
      values.put("request", filter.requestId());
    }
    if (filter.overdueAt() != null) {
      where.append(" and dueAt < :overdue and closedAt is null");
      values.put("overdue", filter.overdueAt());
    }
    if (filter.before() != null) {
      where.append(" and id < :before");
      values.put("before", filter.before());
    }
    return find(where + " order by id desc", values).page(0, limit).list();
  }

  /** What to list; null asks nothing. */
  record Filter(
      @Nullable Boolean open,
      @Nullable ReportKind kind,
      @Nullable String mailboxAddress,
      @Nullable UUID requestId,
      @Nullable Instant overdueAt,
      @Nullable UUID before) {}
}
