package vn.congvu.security.copy;

import java.time.Instant;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.coverage.PlaceKind;

/**
 * A copy as it was found.
 *
 * @param place names it within its kind: an address, a queue, a store of backups; never a folder
 * @param spot where in a mailbox; null elsewhere
 * @param key names the copy within a place that is no mailbox; empty in a mailbox
 * @param answers it only refers to a message of the case and holds nothing of it, as far as is
 *     known
 * @param bytes of the message; 0 where the place does not say
 * @param internalDate null where the place keeps none
 * @param flags system flags and keywords
 * @param doubtful whether it has the Message-ID of a message of the case and other content
 */
public record FoundCopy(
    PlaceKind kind,
    String place,
    @Nullable Spot spot,
    String key,
    FoundBy foundBy,
    FoundIn foundIn,
    boolean answers,
    long bytes,
    @Nullable Instant internalDate,
    SortedSet<String> flags,
    boolean doubtful) {

  public FoundCopy {
    flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
  }

  /**
   * @param folder as IMAP spells it
   */
  public record Spot(String folder, long uidValidity, long uid) {

    /** A folder's name is its owner's own text. */
    @Override
    public String toString() {
      return "Spot[" + uidValidity + ":" + uid + "]";
    }
  }

  public static FoundCopy inMailbox(
      String address,
      Spot spot,
      FoundBy foundBy,
      FoundIn foundIn,
      boolean answers,
      long bytes,
      Instant internalDate,
      SortedSet<String> flags) {
    return new FoundCopy(
        PlaceKind.MAILBOX,
        address,
        spot,
        "",
        foundBy,
        foundIn,
        answers,
        bytes,
        internalDate,
        flags,
        false);
  }

  public static FoundCopy elsewhere(
      PlaceKind kind,
      String place,
      String key,
      FoundBy foundBy,
      FoundIn foundIn,
      boolean answers,
      long bytes,
      @Nullable Instant internalDate) {
    return new FoundCopy(
        kind,
        place,
        null,
        key,
        foundBy,
        foundIn,
        answers,
        bytes,
        internalDate,
        Collections.emptySortedSet(),
        false);
  }

  /**
   * @param otherContent than that of the message whose Message-ID it has
   */
  public FoundCopy doubtfulIf(boolean otherContent) {
    return new FoundCopy(
        kind,
        place,
        spot,
        key,
        foundBy,
        foundIn,
        answers,
        bytes,
        internalDate,
        flags,
        otherContent);
  }
}
