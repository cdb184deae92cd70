package vn.congvu.security.backup;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;

/**
 * A message in its place, as the backups last saw it.
 *
 * @param folder as IMAP spells it
 * @param message its content in the backups; copies that are equal to the byte have the same
 * @param holds which of the fingerprints that were asked for it is or carries; none when it only
 *     answers
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
    Set<String> holds,
    Instant from,
    @Nullable Instant until) {

  public Set<Fingerprint> borne() {
    return holds.stream().map(Fingerprint::parse).collect(Collectors.toSet());
  }

  /** A folder's name is its owner's own text. */
  @Override
  public String toString() {
    return "Sighting[" + message + "]";
  }
}
