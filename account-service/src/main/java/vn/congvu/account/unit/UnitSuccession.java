package vn.congvu.account.unit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import vn.congvu.platform.id.Ids;

/** From a day on the successor carries the duties, and the mailboxes, of the predecessor. */
@Entity
@Table(name = "unit_succession")
class UnitSuccession {
  @Id private UUID id;

  @Column(name = "predecessor_id")
  private UUID predecessorId;

  @Column(name = "successor_id")
  private UUID successorId;

  @Column(name = "effective_from")
  private LocalDate effectiveFrom;

  protected UnitSuccession() {}

  UnitSuccession(UUID predecessorId, UUID successorId, LocalDate effectiveFrom) {
    this.id = Ids.next();
    this.predecessorId = predecessorId;
    this.successorId = successorId;
    this.effectiveFrom = effectiveFrom;
  }
}
