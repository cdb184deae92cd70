package vn.congvu.backup.repository.keys;

import vn.congvu.backup.repository.format.ByteReader;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.Magic;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;

/**
 * The object that says by which key a repository's fingerprints are taken, so that nobody looks for
 * a document with another one and is told that there is none.
 */
public final class FingerprintMark {

  public static final String PLACE = "fingerprints";
  private static final int VERSION = 1;

  private FingerprintMark() {}

  /** Sets the mark, or compares the one that is there. */
  public static void require(FingerprintKey key, ObjectStore store) {
    Fingerprint known;
    try {
      known = decode(store.get(PLACE));
    } catch (RepositoryException e) {
      if (e.fault() != Fault.MISSING) {
        throw e;
      }
      store.replace(PLACE, encode(key.check()));
      return;
    }
    if (!known.equals(key.check())) {
      throw new RepositoryException(
          Fault.WRONG_FINGERPRINT_KEY, "the repository's fingerprints are of another key");
    }
  }

  private static byte[] encode(Fingerprint check) {
    return new ByteWriter().raw(Magic.FINGERPRINTS).u8(VERSION).fingerprint(check).toBytes();
  }

  private static Fingerprint decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes, "the mark of the fingerprints");
    in.magic(Magic.FINGERPRINTS);
    in.version(VERSION);
    Fingerprint check = in.fingerprint();
    in.end();
    return check;
  }
}
