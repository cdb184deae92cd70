package vn.congvu.security.approval;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class FrozenSetRepository implements PanacheRepositoryBase<FrozenSet, UUID> {

  /** Of a case at most one set is in one of these. */
  private static final Set<ResultSetState> OPEN =
      EnumSet.of(
          ResultSetState.FROZEN,
          ResultSetState.APPROVED,
          ResultSetState.KEPT,
          ResultSetState.DESTROYING);

  Optional<FrozenSet> of(UUID spillId, int number) {
    return find("spillId = ?1 and number = ?2", spillId, number).firstResultOptional();
  }

  /** For a step: a second one at the same time waits, and then finds the new state. */
  Optional<FrozenSet> forStep(UUID spillId, int number) {
    return find("spillId = ?1 and number = ?2", spillId, number)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  Optional<FrozenSet> open(UUID spillId) {
    return find("spillId = ?1 and state in ?2", spillId, OPEN)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  int last(UUID spillId) {
    return find("spillId = ?1 order by number desc", spillId)
        .firstResultOptional()
        .map(FrozenSet::number)
        .orElse(0);
  }

  List<FrozenSet> page(UUID spillId, int after, int rows) {
    return find("spillId = ?1 and number > ?2 order by number", spillId, after)
        .range(0, rows - 1)
        .list();
  }
}
