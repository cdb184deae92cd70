package vn.congvu.backup.repository.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

public final class Digests {

  private Digests() {}

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not to be had", e);
    }
  }
}
