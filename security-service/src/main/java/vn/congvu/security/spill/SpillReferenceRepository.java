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

  /** Of the messages that nobody has to accept any more. */
  List<SpillFingerprint> acceptedPrints(UUID spillId) {
    return getEntityManager()
        .createQuery(
            "from SpillFingerprint f where f.spillId = :spill and exists (select 1 from"
                + " SpillReference r where r.id = f.referenceId and r.acceptedAt is not null)"
                + " order by f.id",
            SpillFingerprint.class)
        .setParameter("spill", spillId)
        .getResultList();
  }

  /** False when none waits under this id. */
  boolean accept(UUID spillId, UUID reference, String byName, Instant now) {
    return getEntityManager()
            .createNativeQuery(
                """
                update spill_reference set accepted_at = :now, accepted_by_name = :by
                 where id = :id and spill_id = :spill and accepted_at is null
                """)
            .setParameter("now", now)
            .setParameter("by", byName)
            .setParameter("id", reference)
            .setParameter("spill", spillId)
            .executeUpdate()
        > 0;
  }

  boolean anyWaits(UUID spillId) {
    return count("spillId = ?1 and acceptedAt is null", spillId) > 0;
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
