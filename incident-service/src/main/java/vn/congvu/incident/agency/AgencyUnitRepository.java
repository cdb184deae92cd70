package vn.congvu.incident.agency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class AgencyUnitRepository implements PanacheRepositoryBase<AgencyUnit, UUID> {

  private static final String BELOW =
      """
      with recursive below (code) as (
        select unnest(cast(:codes as text[]))
        union
        select unit.code from agency_unit unit join below on unit.parent_code = below.code)
      select code from below""";

  /** The codes themselves and all below them, dissolved units included: their tickets remain. */
  @SuppressWarnings("unchecked")
  List<String> withDescendants(Set<String> codes) {
    return getEntityManager()
        .createNativeQuery(BELOW, String.class)
        .setParameter("codes", codes.toArray(String[]::new))
        .getResultList();
  }
}
