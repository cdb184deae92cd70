package vn.congvu.security.spill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.platform.id.Ids;

/** A keyed hash by which copies are found. Written once; a part may be excluded later. */
@Entity
@Immutable
@Table(name = "spill_fingerprint")
class SpillFingerprint {

  @Id private UUID id;

  @Column(name = "spill_id")
  private UUID spillId;

  @Column(name = "reference_id")
  private UUID referenceId;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  private FingerprintKind kind;

  /** The 128 bits of the backups' fingerprint. */
  @Column(name = "print")
  private UUID print;

  /** How long a part is, decoded: of a short one many messages have the same. */
  @Column(name = "bytes")
  private long bytes;

  /** Since when it is not looked for any more. */
  @Column(name = "excluded_at")
  private @Nullable Instant excludedAt;

  protected SpillFingerprint() {}

  SpillFingerprint(UUID spillId, UUID referenceId, FingerprintKind kind, UUID print, long bytes) {
    this.id = Ids.next();
    this.spillId = spillId;
    this.referenceId = referenceId;
    this.kind = kind;
    this.print = print;
    this.bytes = bytes;
  }

  UUID referenceId() {
    return referenceId;
  }

  boolean isExcluded() {
    return excludedAt != null;
  }

  PrintView view() {
    return new PrintView(kind, print, bytes);
  }
}
