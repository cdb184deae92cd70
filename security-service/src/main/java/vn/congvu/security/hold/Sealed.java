package vn.congvu.security.hold;

import java.util.UUID;

/**
 * A copy whose bytes lie sealed and were read back. Until {@link Holds#keep} only this has its key.
 *
 * @param bytes of the mail
 * @param digest SHA-256 over the sealed bytes, which says nothing of the mail
 */
public record Sealed(UUID id, UUID copyId, byte[] key, long bytes, int pieces, String digest) {

  /** The same bytes, of another copy. */
  public Sealed of(UUID otherCopy) {
    return new Sealed(id, otherCopy, key, bytes, pieces, digest);
  }

  /** Says nothing of the key. */
  @Override
  public String toString() {
    return "Sealed[" + id + ']';
  }
}
