package vn.congvu.security.evidence;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class EvidenceRepository implements PanacheRepositoryBase<EvidenceEntry, EvidenceEntry.Id> {

  /** One writer of a chain at a time, until its transaction ends. */
  void lock(UUID spillId) {
    Object _ =
        getEntityManager()
            .createNativeQuery(
                "select 1 from pg_advisory_xact_lock(hashtextextended(:chain, 0))", Integer.class)
            .setParameter("chain", "evidence " + spillId)
            .getSingleResult();
  }

  Optional<EvidenceEntry> last(UUID spillId) {
    return find("id.spillId = ?1 order by id.seq desc", spillId).firstResultOptional();
  }

  Map<String, Instant> firsts(UUID spillId) {
    var firsts = new HashMap<String, Instant>();
    getEntityManager()
        .createQuery(
            "select action, min(at) from EvidenceEntry where id.spillId = :spill group by action",
            Object[].class)
        .setParameter("spill", spillId)
        .getResultStream()
        .forEach(row -> firsts.put((String) row[0], (Instant) row[1]));
    return firsts;
  }

  boolean has(UUID spillId, String action, String actor, Instant since) {
    return count(
            "id.spillId = ?1 and action = ?2 and actor = ?3 and at > ?4",
            spillId,
            action,
            actor,
            since)
        > 0;
  }

  List<EvidenceEntry> after(UUID spillId, long seq, int rows) {
    return find("id.spillId = ?1 and id.seq > ?2 order by id.seq", spillId, seq)
        .range(0, rows - 1)
        .list();
  }
}
