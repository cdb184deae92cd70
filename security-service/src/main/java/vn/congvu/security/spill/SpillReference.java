package vn.congvu.security.spill;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.security.mail.SeenMessage;

/**
 * A message of the case, named without its content or its folder. Written once; one that waits is
 * accepted later.
 */
@Entity
@Immutable
@Table(name = "spill_reference")
class SpillReference {

  @Id private UUID id;

  @Column(name = "spill_id")
  private UUID spillId;

  /** Whose mailbox it was seen in; absent when only a Message-ID was told. */
  @Column(name = "mailbox")
  private @Nullable String mailbox;

  @Column(name = "uid_validity")
  private @Nullable Long uidValidity;

  @Column(name = "uid")
  private @Nullable Long uid;

  @Column(name = "received_at")
  private @Nullable Instant receivedAt;

  @Column(name = "size")
  private @Nullable Long size;

  @Column(name = "added_by_name")
  private String addedByName;

  @Column(name = "added_at")
  private Instant addedAt;

  /** Since when copies are looked for by it; absent while it waits for somebody's word. */
  @Column(name = "accepted_at")
  private @Nullable Instant acceptedAt;

  @Column(name = "accepted_by_name")
  private @Nullable String acceptedByName;

  protected SpillReference() {}

  /**
   * @param waits whether somebody has to accept it first
   */
  SpillReference(
      UUID spillId,
      @Nullable SeenMessage seen,
      String addedByName,
      Instant addedAt,
      boolean waits) {
    this.id = Ids.next();
    this.spillId = spillId;
    if (seen != null) {
      this.mailbox = seen.mailbox();
      this.uidValidity = seen.uidValidity();
      this.uid = seen.uid();
      this.receivedAt = seen.receivedAt();
      this.size = seen.size();
    }
    this.addedByName = addedByName;
    this.addedAt = addedAt;
    if (!waits) {
      this.acceptedAt = addedAt;
      this.acceptedByName = addedByName;
    }
  }

  UUID id() {
    return id;
  }

  UUID spillId() {
    return spillId;
  }

  boolean waits() {
    return acceptedAt == null;
  }

  ReferenceView view(long parts) {
    return new ReferenceView(
        id, mailbox, receivedAt, size, parts, addedByName, addedAt, acceptedByName, acceptedAt);
  }
}
