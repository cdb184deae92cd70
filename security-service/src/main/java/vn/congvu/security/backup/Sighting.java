package vn.congvu.security.backup;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in its place, as the backups last saw it.
 *
 * @param folder as IMAP spells it
 * @param message its content in the backups; copies that are equal to the byte have the same
 * @param holds false when it only answers
 * @param from since when it is known to lie there
 * @param until when it was found gone; null while it lies there as far as is known
 */
public record Sighting(
    String address,
    String folder,
    long uidValidity,
    long uid,
    UUID message,
    long bytes,
    boolean holds,
    Instant from,
    @Nullable Instant until) {

  /** A folder's name is its owner's own text. */
  @Override
  public String toString() {
    return "Sighting[" + message + "]";
  }
}
