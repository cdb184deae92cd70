package vn.congvu.security.agency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A unit as account-service last announced it. */
@Entity
@Table(name = "agency_unit")
class AgencyUnit {

  @Id private UUID id;

  @Column(name = "code")
  private String code;

  @Column(name = "parent_code")
  private @Nullable String parentCode;

  @Column(name = "name")
  private String name;

  @Column(name = "dissolved")
  private boolean dissolved;

  /** The version of the fact that was last taken; an older one changes nothing. */
  @Column(name = "fact_version")
  private long factVersion;

  protected AgencyUnit() {}

  AgencyUnit(UUID id, long factVersion, String code, @Nullable String parentCode, String name) {
    this.id = id;
    this.factVersion = factVersion;
    this.code = code;
    this.parentCode = parentCode;
    this.name = name;
  }

  String name() {
    return name;
  }

  @Nullable String parentCode() {
    return parentCode;
  }

  /** Takes over what a fact says, unless a newer one was taken before. */
  void learn(
      long version, String code, @Nullable String parentCode, String name, boolean dissolved) {
    if (version <= factVersion) {
      return;
    }
    this.factVersion = version;
    this.code = code;
    this.parentCode = parentCode;
    this.name = name;
    this.dissolved = dissolved;
  }
}
