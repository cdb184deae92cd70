package vn.congvu.account.unit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;

/** What stays the same of a unit while it is renamed and moved; the rest is in its periods. */
@Entity
@Table(name = "unit")
class Unit {
  @Id private UUID id;

  @Column(updatable = false)
  private String code;

  @Column(name = "valid_from", updatable = false)
  private LocalDate validFrom;

  @Column(name = "valid_to")
  private @Nullable LocalDate validTo;

  /** Written at each change, so that a new period raises the version as well. */
  @Column(name = "changed_at")
  private Instant changedAt;

  @Version private long version;

  protected Unit() {}

  Unit(String code, LocalDate validFrom, Instant now) {
    this.id = Ids.next();
    this.code = code;
    this.validFrom = validFrom;
    this.changedAt = now;
  }

  void touch(Instant now) {
    changedAt = now;
  }

  void end(LocalDate firstDayGone, Instant now) {
    validTo = firstDayGone;
    touch(now);
  }

  boolean livesOn(LocalDate day) {
    return !validFrom.isAfter(day) && (validTo == null || validTo.isAfter(day));
  }

  /** The day nearest to the given one on which the unit stood in the tree. */
  LocalDate nearestDay(LocalDate day) {
    if (validTo != null && !validTo.isAfter(day)) {
      return validTo.minusDays(1).isBefore(validFrom) ? validFrom : validTo.minusDays(1);
    }
    return validFrom.isAfter(day) ? validFrom : day;
  }

  UUID id() {
    return id;
  }

  String code() {
    return code;
  }

  LocalDate validFrom() {
    return validFrom;
  }

  @Nullable LocalDate validTo() {
    return validTo;
  }

  long version() {
    return version;
  }
}
