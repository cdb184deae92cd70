package vn.congvu.backup.sighting;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message in its place, as the backups last saw it.
 *
 * @param folder as IMAP spells it
 * @param message its content in the repository; copies that are equal to the byte have the same
 * @param holds which of the fingerprints that were asked for it is or carries; none when it only
 *     answers
 * @param until when it was found gone; null while it lies there as far as is known
 */
record Sighting(
    String address,
    String folder,
    long uidValidity,
    long uid,
    UUID message,
    long bytes,
    List<String> holds,
    Instant from,
    @Nullable Instant until) {

  /** A folder's name is its owner's own text. */
  @Override
  public String toString() {
    return "Sighting[" + message + "]";
  }
}
