package vn.congvu.incident.ticket;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class TicketEntryRepository implements PanacheRepositoryBase<TicketEntry, UUID> {

  /** The id before all others. */
  private static final UUID BEGINNING = new UUID(0, 0);

  /** Oldest first: a history is read from its beginning. */
  List<TicketEntry> page(UUID ticketId, @Nullable UUID after, int rows) {
    return find(
            "ticketId = ?1 and id > ?2 order by id", ticketId, after == null ? BEGINNING : after)
        .range(0, rows - 1)
        .list();
  }
}
