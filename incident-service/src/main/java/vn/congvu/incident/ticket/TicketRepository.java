package vn.congvu.incident.ticket;

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
class TicketRepository implements PanacheRepositoryBase<Ticket, UUID> {

  /** Whose tickets are looked at: an officer sees only their own. */
  record Sight(Scope scope, @Nullable String onlyReporter) {

    ScopedQuery query() {
      return ScopedQuery.in(scope).and("reporterSubject = :reporter", "reporter", onlyReporter);
    }
  }

  Optional<Ticket> seen(UUID id, Sight sight) {
    ScopedQuery query = sight.query().and("id = :id", "id", id);
    return find(query.text(), query.values()).firstResultOptional();
  }

  /** For a step: a second one at the same time waits, and then finds the new state. */
  Optional<Ticket> seenForStep(UUID id, Sight sight) {
    ScopedQuery query = sight.query().and("id = :id", "id", id);
    return find(query.text(), query.values())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  List<Ticket> page(Sight sight, TicketFilter filter, @Nullable UUID before, int rows) {
    ScopedQuery query =
        sight
            .query()
            .and("state = :state", "state", filter.state())
            .and("category = :category", "category", filter.category())
            .and("unitCode = :unit", "unit", filter.unitCode())
            .and("id < :before", "before", before);
    return find(query.newestFirst(), query.values()).range(0, rows - 1).list();
  }
}
