package vn.congvu.security.spill;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
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

  void persist(SpillFingerprint print) {
    getEntityManager().persist(print);
  }
}
