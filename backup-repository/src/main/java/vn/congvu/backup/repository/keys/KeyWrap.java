package vn.congvu.backup.repository.keys;

import java.security.GeneralSecurityException;
import java.security.Key;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.RepositoryException;

/**
 * Wraps the keys of one pack's blobs (AES key wrap, RFC 3394): eight bytes more than the key
 * itself, where a sealed box would take twenty-eight. By the JDK, for Tink deprecates its own.
 */
public final class KeyWrap {

  public static final int WRAPPED_BYTES = Sealing.KEY_BYTES + 8;
  private static final String ALGORITHM = "AES/KW/NoPadding";

  private final SecretKeySpec key;

  /** Kept for the next blob; looking one up takes longer than wrapping. */
  private @Nullable Cipher wrapping;

  public KeyWrap(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  public synchronized byte[] wrap(byte[] blobKey) {
    try {
      Cipher cipher = wrapping;
      if (cipher == null) {
        cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(Cipher.WRAP_MODE, key);
        wrapping = cipher;
      }
      return cipher.wrap(new SecretKeySpec(blobKey, "AES"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES key wrap is not to be had", e);
    }
  }

  public byte[] unwrap(byte[] wrapped, String what) {
    try {
      Cipher cipher = Cipher.getInstance(ALGORITHM);
      cipher.init(Cipher.UNWRAP_MODE, key);
      Key unwrapped = cipher.unwrap(wrapped, "AES", Cipher.SECRET_KEY);
      return unwrapped.getEncoded();
    } catch (GeneralSecurityException e) {
      throw RepositoryException.damaged(what + ": its wrapped key does not open");
    }
  }
}
