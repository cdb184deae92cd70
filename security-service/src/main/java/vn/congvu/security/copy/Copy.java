package vn.congvu.security.copy;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.coverage.PlaceKind;

/**
 * A copy as it was when it was read.
 *
 * @param place an address, a queue, a store of backups
 * @param inMailbox where in its mailbox; null for a copy that lies in none
 * @param key names it within a place that is no mailbox; empty in a mailbox
 * @param answers whether it only refers to a message of the case and holds nothing of it
 * @param included whether somebody has said that it is a copy, though its content is another
 * @param holdId where its bytes lie sealed
 */
public record Copy(
    UUID id,
    UUID spillId,
    PlaceKind kind,
    String place,
    FoundCopy.@Nullable Spot inMailbox,
    String key,
    FoundBy foundBy,
    FoundIn foundIn,
    boolean answers,
    long bytes,
    @Nullable Instant internalDate,
    SortedSet<String> flags,
    CopyState state,
    boolean included,
    @Nullable UUID holdId,
    Instant foundAt,
    Instant changedAt) {

  public Copy {
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
  }

  /**
   * Where in its mailbox.
   *
   * @throws IllegalStateException for a copy that lies in no mailbox
   */
  public FoundCopy.Spot spot() {
    if (inMailbox == null) {
      throw new IllegalStateException("in no mailbox: " + kind);
    }
    return inMailbox;
  }
}
