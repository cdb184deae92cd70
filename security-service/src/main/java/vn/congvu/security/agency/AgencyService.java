package vn.congvu.security.agency;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.account.UnitEvent;

@ApplicationScoped
public class AgencyService {

  private final AgencyUnitRepository units;

  AgencyService(AgencyUnitRepository units) {
    this.units = units;
  }

  /** Whether a unit is one of these or stands above one of them. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public boolean isAtOrAbove(String unitCode, Set<String> own) {
    return own.contains(unitCode)
        || (!own.isEmpty() && units.withAncestors(own).contains(unitCode));
  }

  /** These units and all that stand below them. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public Set<String> withBelow(Set<String> own) {
    if (own.isEmpty()) {
      return Set.of();
    }
    var all = new HashSet<>(own);
    all.addAll(units.withDescendants(own));
    return all;
  }

  /** How a unit stands on paper; a code that no fact has told yet stands for itself. */
  @Transactional(Transactional.TxType.SUPPORTS)
  public AgencyName nameOf(String unitCode) {
    return units
        .living(unitCode)
        .map(unit -> new AgencyName(unit.name(), superior(unit.parentCode())))
        .orElseGet(() -> new AgencyName(unitCode, null));
  }

  private @Nullable String superior(@Nullable String code) {
    return code == null ? null : units.living(code).map(AgencyUnit::name).orElse(null);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void learn(UnitEvent fact) {
    switch (fact) {
      case UnitEvent.UnitCreated created ->
          learn(fact, created.code(), created.parentCode(), created.name(), false);
      case UnitEvent.UnitRenamed renamed ->
          learn(fact, renamed.code(), renamed.parentCode(), renamed.name(), false);
      case UnitEvent.UnitMerged merged ->
          learn(fact, merged.code(), merged.parentCode(), merged.name(), false);
      case UnitEvent.UnitMoved moved ->
          learn(fact, moved.code(), moved.parentCode(), moved.name(), false);
      case UnitEvent.UnitDissolved dissolved ->
          learn(fact, dissolved.code(), dissolved.parentCode(), dissolved.name(), true);
    }
  }

  private void learn(
      UnitEvent fact, String code, @Nullable String parentCode, String name, boolean dissolved) {
    AgencyUnit unit =
        units
            .findByIdOptional(fact.unitId())
            .orElseGet(
                () -> {
                  AgencyUnit unknown = new AgencyUnit(fact.unitId(), -1, code, parentCode, name);
                  units.persist(unknown);
                  return unknown;
                });
    unit.learn(fact.version(), code, parentCode, name, dissolved);
  }
}
