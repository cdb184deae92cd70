package vn.congvu.security.copy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.coverage.PlaceKind;

/** A copy as the database has it; {@link Copies} alone changes it. */
@Entity
@Immutable
@Table(name = "spill_copy")
class CopyRow {

  @Id private UUID id;

  @Column(name = "spill_id")
  private UUID spillId;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  private PlaceKind kind;

  @Column(name = "place")
  private String place;

  @Column(name = "folder")
  private @Nullable String folder;

  @Column(name = "uid_validity")
  private @Nullable Long uidValidity;

  @Column(name = "uid")
  private @Nullable Long uid;

  @Column(name = "key")
  private String key;

  @Column(name = "found_by")
  @Enumerated(EnumType.STRING)
  private FoundBy foundBy;

  @Column(name = "found_in")
  @Enumerated(EnumType.STRING)
  private FoundIn foundIn;

  @Column(name = "answers")
  private boolean answers;

  @Column(name = "bytes")
  private long bytes;

  @Column(name = "internal_date")
  private @Nullable Instant internalDate;

  @Column(name = "flags")
  private String flags;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private CopyState state;

  @Column(name = "included")
  private boolean included;

  @Column(name = "hold_id")
  private @Nullable UUID holdId;

  @Column(name = "found_at")
  private Instant foundAt;

  @Column(name = "changed_at")
  private Instant changedAt;

  protected CopyRow() {}

  Copy copy() {
    return new Copy(
        id,
        spillId,
        kind,
        place,
        folder == null
            ? null
            : new FoundCopy.Spot(
                folder, Objects.requireNonNull(uidValidity), Objects.requireNonNull(uid)),
        key,
        foundBy,
        foundIn,
        answers,
        bytes,
        internalDate,
        flags.isEmpty()
            ? Collections.emptySortedSet()
            : new TreeSet<>(List.of(flags.split(" ", -1))),
        state,
        included,
        holdId,
        foundAt,
        changedAt);
  }
}
