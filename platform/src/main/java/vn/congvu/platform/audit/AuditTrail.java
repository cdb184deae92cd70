package vn.congvu.platform.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.arc.Arc;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.web.RequestIds;

/**
 * Records acts in the transaction that does them. The rows are chained when the transaction is
 * about to commit, so that the one lock on the chain's head is held for a moment only.
 */
@ApplicationScoped
public class AuditTrail {

  private static final Object PENDING = AuditTrail.class;

  private final AgroalDataSource dataSource;
  private final TransactionSynchronizationRegistry transaction;
  private final Caller caller;
  private final Clock clock;

  AuditTrail(
      AgroalDataSource dataSource,
      TransactionSynchronizationRegistry transaction,
      Caller caller,
      Clock clock) {
    this.dataSource = dataSource;
    this.transaction = transaction;
    this.caller = caller;
    this.clock = clock;
  }

  /** Records an act of the caller, or of {@code system} where nobody calls. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void record(AuditEntry entry) {
    pending().add(act(entry));
  }

  private Act act(AuditEntry entry) {
    boolean called = Arc.container().requestContext().isActive() && !caller.isAnonymous();
    Instant at = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Act(
        at,
        called ? caller.subject() : "system",
        called ? caller.name() : "system",
        called ? caller.roles().stream().sorted().toList() : List.of(),
        RequestIds.currentOrNull(),
        entry);
  }

  private List<Act> pending() {
    if (transaction.getResource(PENDING) instanceof Pending pending) {
      return pending.acts();
    }
    Pending pending = new Pending(new ArrayList<>());
    transaction.putResource(PENDING, pending);
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            chain(pending.acts());
          }

          @Override
          public void afterCompletion(int status) {}
        });
    return pending.acts();
  }

  private void chain(List<Act> acts) {
    try (Connection connection = dataSource.getConnection()) {
      AuditChain.append(connection, acts);
    } catch (SQLException e) {
      throw new IllegalStateException("audit rows not written", e);
    }
  }

  private record Pending(List<Act> acts) {}

  /** An entry with everything known about its moment. */
  record Act(
      Instant at,
      String actor,
      String actorName,
      List<String> actorRoles,
      @Nullable String requestId,
      AuditEntry entry) {}
}
