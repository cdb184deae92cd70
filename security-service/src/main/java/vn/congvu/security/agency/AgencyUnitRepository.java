package vn.congvu.security.agency;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class AgencyUnitRepository implements PanacheRepositoryBase<AgencyUnit, UUID> {

  private static final String ABOVE =
      """
      with recursive above (code, parent_code) as (
        select code, parent_code from agency_unit where code = any (:codes) and not dissolved
        union
        select unit.code, unit.parent_code
          from agency_unit unit join above on unit.code = above.parent_code
         where not unit.dissolved)
      select code from above\
      """;

  private static final String BELOW =
      """
      with recursive below (code) as (
        select code from agency_unit where code = any (:codes) and not dissolved
        union
        select unit.code from agency_unit unit join below on unit.parent_code = below.code
         where not unit.dissolved)
      select code from below\
      """;

  Optional<AgencyUnit> living(String code) {
    return find("code = ?1 and dissolved = false", code).firstResultOptional();
  }

  /** The codes themselves and all above them. */
  List<String> withAncestors(Set<String> codes) {
    return codes(ABOVE, codes);
  }

  /** The codes themselves and all below them. */
  List<String> withDescendants(Set<String> codes) {
    return codes(BELOW, codes);
  }

  @SuppressWarnings("unchecked")
  private List<String> codes(String query, Set<String> codes) {
    return getEntityManager()
        .createNativeQuery(query, String.class)
        .setParameter("codes", codes.toArray(String[]::new))
        .getResultList();
  }
}
