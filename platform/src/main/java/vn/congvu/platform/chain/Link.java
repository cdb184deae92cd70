package vn.congvu.platform.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A row of a chain: its canonical JSON begins with {@code seq} and {@code prev}, the hash of the
 * row before, and is hashed as it stands.
 */
public final class Link {

  /** What the first row names as the hash before it. */
  public static final String GENESIS = "0".repeat(64);

  private Link() {}

  /**
   * @return SHA-256 in lower-case hexadecimal
   */
  public static String hash(String canonical) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }

  /** One line of an export, which the offline verifier reads. */
  public static String exportLine(String hash, String canonical) {
    return "{\"hash\":\"" + hash + "\",\"entry\":" + canonical + "}";
  }
}
