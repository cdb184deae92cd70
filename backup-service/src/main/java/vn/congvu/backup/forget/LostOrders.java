package vn.congvu.backup.forget;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.keys.Tombstone;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.database.Database;

/**
 * Orders that were carried out and that the database knows nothing of any more: it was restored
 * from a dump of an earlier time. Their tombstones in the repository still tell of them, and the
 * catalogue has to be rid of what came back (ADR 112).
 */
@ApplicationScoped
public class LostOrders {

  /** In place of the two persons, whom the database knew. */
  private static final String BY_TOMBSTONE = "tombstone";

  private static final String BY_REPOSITORY = "repository";
  private static final String OF_THE_REPOSITORY = "Dấu hủy trong kho sao lưu";
  private static final String REASON =
      "Lệnh đã thực hiện, nay thực hiện lại: cơ sở dữ liệu được phục hồi về thời điểm trước đó";

  private final Database database;
  private final ForgetLedger ledger;
  private final RepositoryAccess repository;
  private final AuditTrail audit;
  private final Clock clock;

  LostOrders(
      Database database,
      ForgetLedger ledger,
      RepositoryAccess repository,
      AuditTrail audit,
      Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.repository = repository;
    this.audit = audit;
    this.clock = clock;
  }

  /** Has them carried out again, by whoever works on orders. */
  @Transactional
  public void takeUp() {
    Map<UUID, Tombstone> told = new HashMap<>();
    for (Tombstone tombstone : repository.get().tombstones()) {
      if (!tombstone.fingerprints().isEmpty()) {
        order(tombstone).ifPresent(order -> told.put(order, tombstone));
      }
    }
    lost(told.keySet()).forEach(order -> takeUp(order, Objects.requireNonNull(told.get(order))));
  }

  /** Empty when it was not an order of this service. */
  private static Optional<UUID> order(Tombstone tombstone) {
    try {
      return Optional.of(UUID.fromString(tombstone.order()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** One that runs goes on by itself, and one that is done was done with all there was. */
  private List<UUID> lost(Set<UUID> orders) {
    return database.query(
        """
        select id from unnest(?) as told (id) where not exists (
          select 1 from forget_order o where o.id = told.id and o.state in ('RUNNING', 'DONE'))
        """,
        row -> row.getObject(1, UUID.class),
        Database.uuids(orders));
  }

  /** What its mail shared may come again, as far as the tombstone does not refuse it. */
  private void takeUp(UUID order, Tombstone tombstone) {
    Log.warnf("Forgetting that the database has lost: order=%s", order);
    Instant now = clock.instant();
    int _ =
        database.update(
            """
            insert into forget_order
              (id, state, print, requested_by, requested_by_name, requested_at, reason, decided_by,
               decided_by_name, decided_at, ended_at, next_attempt_at, tombstone, names_message)
            values (?, 'DONE', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)
            on conflict (id) do update
               set state = 'DONE', decided_by = coalesce(forget_order.decided_by, excluded.decided_by),
                   decided_by_name = coalesce(forget_order.decided_by_name, excluded.decided_by_name),
                   decided_at = coalesce(forget_order.decided_at, excluded.decided_at),
                   ended_at = excluded.ended_at, next_attempt_at = excluded.next_attempt_at,
                   tombstone = excluded.tombstone, names_message = true,
                   version = forget_order.version + 1
            """,
            order,
            tombstone.fingerprints().iterator().next().uuid(),
            BY_TOMBSTONE,
            OF_THE_REPOSITORY,
            tombstone.at(),
            REASON,
            BY_REPOSITORY,
            OF_THE_REPOSITORY,
            tombstone.at(),
            tombstone.at(),
            now,
            tombstone.id());
    ledger.add(order, uuids(tombstone.blobs()), true);
    ledger.add(order, uuids(tombstone.parts()), false);
    audit.record(
        AuditEntry.of("forget.again", "forget-order", order.toString())
            .reason(REASON)
            .detail("tombstone", tombstone.id()));
  }

  private static Set<UUID> uuids(Collection<BlobAddress> blobs) {
    return blobs.stream().map(BlobAddress::uuid).collect(Collectors.toSet());
  }
}
