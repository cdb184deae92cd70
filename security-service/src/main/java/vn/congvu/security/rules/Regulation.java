package vn.congvu.security.rules;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import vn.congvu.contracts.account.RegulationEvent.RegulationActivated;

/** The regulation in force as account-service last announced it: one row. */
@Entity
@Table(name = "regulation")
class Regulation {

  @Id
  @Column(name = "only_row")
  private boolean onlyRow = true;

  /** Of the fact that was last taken; an older one changes nothing. */
  @Column(name = "version")
  private long version;

  @Column(name = "profile_id")
  private UUID profileId;

  @Column(name = "title")
  private String title;

  @Column(name = "effective_from")
  private LocalDate effectiveFrom;

  protected Regulation() {}

  Regulation(RegulationActivated fact) {
    learn(fact);
  }

  boolean isNewerThan(RegulationActivated fact) {
    return version >= fact.version();
  }

  final void learn(RegulationActivated fact) {
    version = fact.version();
    profileId = fact.profileId();
    title = fact.title();
    effectiveFrom = fact.effectiveFrom();
  }

  UUID profileId() {
    return profileId;
  }

  String title() {
    return title;
  }

  LocalDate effectiveFrom() {
    return effectiveFrom;
  }
}
