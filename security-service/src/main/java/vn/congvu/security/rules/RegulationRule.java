package vn.congvu.security.rules;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A rule as the regulation spells it. */
@Entity
@Table(name = "regulation_rule")
class RegulationRule {

  @Id
  @Column(name = "key")
  private String key;

  @Column(name = "value")
  private String value;

  @Column(name = "legal_basis")
  private String legalBasis;

  protected RegulationRule() {}

  RegulationRule(String key, String value, String legalBasis) {
    this.key = key;
    this.value = value;
    this.legalBasis = legalBasis;
  }

  String value() {
    return value;
  }

  String legalBasis() {
    return legalBasis;
  }
}
