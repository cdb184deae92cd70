package vn.congvu.security.spill;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class SpillReferenceRepository implements PanacheRepositoryBase<SpillReference, UUID> {

  List<SpillReference> of(UUID spillId) {
    return list("spillId = ?1 order by id", spillId);
  }

  List<SpillFingerprint> prints(UUID spillId) {
    return getEntityManager()
        .createQuery(
            "from SpillFingerprint where spillId = :spill order by id", SpillFingerprint.class)
        .setParameter("spill", spillId)
        .getResultList();
  }

  /** The same part may have come with several messages. */
  boolean exclude(UUID spillId, UUID part, Instant now) {
    return getEntityManager()
            .createNativeQuery(
                """
                update spill_fingerprint set excluded_at = :now
                 where spill_id = :spill and kind = 'PART' and print = :part and excluded_at is null
                """)
            .setParameter("now", now)
            .setParameter("spill", spillId)
            .setParameter("part", part)
            .executeUpdate()
        > 0;
  }

  void persist(SpillFingerprint print) {
    getEntityManager().persist(print);
  }
}
