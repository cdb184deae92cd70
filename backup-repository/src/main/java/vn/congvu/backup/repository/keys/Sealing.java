package vn.congvu.backup.repository.keys;

import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Random;
import java.security.GeneralSecurityException;
import vn.congvu.backup.repository.format.RepositoryException;

/** AES-256-GCM by Tink. */
public final class Sealing {

  public static final int KEY_BYTES = 32;

  /** Nonce and tag. */
  public static final int OVERHEAD = 28;

  private Sealing() {}

  public static byte[] randomKey() {
    return Random.randBytes(KEY_BYTES);
  }

  public static byte[] seal(byte[] key, byte[] plain, byte[] context) {
    try {
      return new AesGcmJce(key).encrypt(plain, context);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES-GCM is not to be had", e);
    }
  }

  public static byte[] open(byte[] key, byte[] sealed, byte[] context, String what) {
    try {
      return new AesGcmJce(key).decrypt(sealed, context);
    } catch (GeneralSecurityException e) {
      throw RepositoryException.damaged(
          what + " does not open: its bytes or its key are not those it was sealed with");
    }
  }
}
