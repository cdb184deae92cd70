package vn.congvu.security.spill;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;

@ApplicationScoped
class SpillRepository implements PanacheRepositoryBase<Spill, UUID> {

  Spill require(UUID id) {
    return findByIdOptional(id).orElseThrow(SpillRepository::unknown);
  }

  Spill requireLocked(UUID id) {
    return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
        .orElseThrow(SpillRepository::unknown);
  }

  /** A case that is out of sight is answered as one that does not exist. */
  Spill require(UUID id, Compartment compartment) {
    return find(compartment.query(" and s.id = :id"), with(compartment, "id", id))
        .firstResultOptional()
        .orElseThrow(SpillRepository::unknown);
  }

  /** For a step: a second one at the same time waits, and then finds the new state. */
  Spill requireForStep(UUID id, Compartment compartment) {
    return find(compartment.query(" and s.id = :id"), with(compartment, "id", id))
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional()
        .orElseThrow(SpillRepository::unknown);
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy vụ việc này.");
  }

  Optional<Spill> ofCode(String code) {
    return find("code", code).firstResultOptional();
  }

  List<Spill> page(Compartment compartment, @Nullable UUID before, int rows) {
    return before == null
        ? find(compartment.query(" order by s.id desc"), compartment.values())
            .range(0, rows - 1)
            .list()
        : find(
                compartment.query(" and s.id < :before order by s.id desc"),
                with(compartment, "before", before))
            .range(0, rows - 1)
            .list();
  }

  /** What has not ended, oldest first: it has waited longest. */
  List<Spill> open(Compartment compartment, @Nullable UUID after, int rows) {
    return after == null
        ? find(compartment.query(" and s.endedAt is null order by s.id"), compartment.values())
            .range(0, rows - 1)
            .list()
        : find(
                compartment.query(" and s.endedAt is null and s.id > :after order by s.id"),
                with(compartment, "after", after))
            .range(0, rows - 1)
            .list();
  }

  private static Map<String, Object> with(Compartment compartment, String name, Object value) {
    Map<String, Object> values = compartment.values();
    values.put(name, value);
    return values;
  }

  /**
   * A set that nobody has approved.
   *
   * @param kept as the authority wants it
   * @param frozenBy subject of who cannot approve it
   */
  record UndecidedSet(boolean kept, String frozenBy) {}

  /** Absent while there is nothing to decide on. */
  @SuppressWarnings("unchecked")
  Optional<UndecidedSet> undecidedSet(UUID spillId) {
    Stream<Tuple> sets =
        getEntityManager()
            .createNativeQuery(
                "select state, frozen_by from result_set"
                    + " where spill_id = :spill and state in ('FROZEN', 'KEPT')",
                Tuple.class)
            .setParameter("spill", spillId)
            .getResultStream();
    return sets.findFirst()
        .map(set -> new UndecidedSet(set.get(0).equals("KEPT"), (String) set.get(1)));
  }

  /** The open case in which somebody reported a message by its Message-ID. */
  @SuppressWarnings("unchecked")
  Optional<UUID> openReportOf(String username, UUID messageId) {
    return getEntityManager()
        .createNativeQuery(
            """
            select s.id
              from spill s
              join spill_person p
                on p.spill_id = s.id and p.part = 'REPORTER' and p.username = :username
              join spill_fingerprint f
                on f.spill_id = s.id and f.kind = 'MESSAGE_ID' and f.print = :print
             where s.ended_at is null
             order by s.id limit 1
            """,
            UUID.class)
        .setParameter("username", username)
        .setParameter("print", messageId)
        .getResultStream()
        .findFirst();
  }
}
