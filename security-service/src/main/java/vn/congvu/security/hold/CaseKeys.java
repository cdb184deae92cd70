package vn.congvu.security.hold;

import static java.nio.charset.StandardCharsets.US_ASCII;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.KeyWrap;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.Sealing;

/**
 * The keys that wrap those of sealed mail, each wrapped by the master key in an object of its own:
 * never in the database, whose log and dead rows keep what was deleted.
 */
@ApplicationScoped
class CaseKeys {

  private final HoldPlaces places;

  CaseKeys(HoldPlaces places) {
    this.places = places;
  }

  /** Durable when this returns. */
  void make(UUID id) {
    MasterKey.Wrapped wrapped = places.masterKey().wrap(Sealing.randomKey(), context(id));
    String line = wrapped.masterKey() + ' ' + Base64.getEncoder().encodeToString(wrapped.bytes());
    places.keys().replace(name(id), line.getBytes(US_ASCII));
  }

  /** Never remembered: what another replica destroys is gone here too. */
  KeyWrap open(UUID id) {
    String[] words = new String(places.keys().get(name(id)), US_ASCII).split(" ", 2);
    if (words.length < 2) {
      throw RepositoryException.damaged("a case's key");
    }
    byte[] wrapped = Base64.getDecoder().decode(words[1]);
    return new KeyWrap(places.masterKey().unwrap(words[0], wrapped, context(id)));
  }

  void destroy(UUID id) {
    if (!places.keys().destroy(name(id))) {
      throw new IllegalStateException("the store keeps a case's key by a lock");
    }
  }

  private static String name(UUID id) {
    return "case-keys/" + id;
  }

  private static byte[] context(UUID id) {
    return ByteBuffer.allocate(16)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }
}
