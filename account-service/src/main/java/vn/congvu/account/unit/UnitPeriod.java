package vn.congvu.account.unit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.text.SearchText;

/**
 * How a unit was called and where it hung from a day on. It lasts until the unit's next period, so
 * periods can neither overlap nor leave a gap.
 */
@Entity
@Table(name = "unit_period")
class UnitPeriod {
  @Id private UUID id;

  @Column(name = "unit_id")
  private UUID unitId;

  @Column(name = "valid_from")
  private LocalDate validFrom;

  @Column private String name;

  @Column(name = "search_text")
  private String searchText;

  @Column(name = "parent_id")
  private @Nullable UUID parentId;

  @Column private @Nullable String domain;

  @Enumerated(EnumType.STRING)
  @Column
  private UnitLevel level;

  @Column(name = "legal_basis")
  private String legalBasis;

  protected UnitPeriod() {}

  UnitPeriod(
      Unit unit,
      LocalDate validFrom,
      String name,
      @Nullable UUID parentId,
      @Nullable String domain,
      UnitLevel level,
      String legalBasis) {
    this.id = Ids.next();
    this.unitId = unit.id();
    this.validFrom = validFrom;
    this.name = name;
    this.searchText = SearchText.of(name, unit.code());
    this.parentId = parentId;
    this.domain = domain;
    this.level = level;
    this.legalBasis = legalBasis;
  }

  UnitPeriod renamed(Unit unit, String newName, LocalDate from, String basis) {
    return new UnitPeriod(unit, from, newName, parentId, domain, level, basis);
  }

  UnitPeriod moved(Unit unit, @Nullable UUID newParentId, LocalDate from, String basis) {
    return new UnitPeriod(unit, from, name, newParentId, domain, level, basis);
  }

  LocalDate validFrom() {
    return validFrom;
  }

  String name() {
    return name;
  }

  @Nullable UUID parentId() {
    return parentId;
  }
}
