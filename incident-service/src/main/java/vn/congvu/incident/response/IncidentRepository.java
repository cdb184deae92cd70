package vn.congvu.incident.response;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.incident.agency.Scope;
import vn.congvu.incident.agency.ScopedQuery;

@ApplicationScoped
class IncidentRepository implements PanacheRepositoryBase<Incident, UUID> {

  Optional<Incident> seen(UUID id, Scope scope) {
    ScopedQuery query = ScopedQuery.in(scope).and("id = :id", "id", id);
    return find(query.text(), query.values()).firstResultOptional();
  }

  /** For a step: a second one at the same time waits, and then finds the new state. */
  Optional<Incident> seenForStep(UUID id, Scope scope) {
    ScopedQuery query = ScopedQuery.in(scope).and("id = :id", "id", id);
    return find(query.text(), query.values())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** The hijack of a mailbox that is being handled; a second report of it opens no second one. */
  Optional<Incident> unresolvedHijackOf(UUID mailboxId) {
    return find(
            "mailboxId = ?1 and kind = ?2 and state <> ?3",
            mailboxId,
            IncidentKind.HIJACK,
            IncidentState.RESOLVED)
        .firstResultOptional();
  }

  List<Incident> page(Scope scope, @Nullable IncidentState state, @Nullable UUID before, int rows) {
    ScopedQuery query =
        ScopedQuery.in(scope)
            .and("state = :state", "state", state)
            .and("id < :before", "before", before);
    return find(query.newestFirst(), query.values()).range(0, rows - 1).list();
  }
}
