package vn.congvu.security.rules;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

@ApplicationScoped
class RegulationRepository implements PanacheRepositoryBase<Regulation, Boolean> {

  Optional<Regulation> inForce() {
    return findByIdOptional(true);
  }

  Optional<RegulationRule> rule(String key) {
    return Optional.ofNullable(getEntityManager().find(RegulationRule.class, key));
  }

  void replace(List<RegulationRule> rules) {
    int _ = getEntityManager().createQuery("delete from RegulationRule").executeUpdate();
    getEntityManager().clear();
    rules.forEach(getEntityManager()::persist);
  }
}
