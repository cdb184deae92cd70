package vn.congvu.fingerprint;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.congvu.fingerprint.mime.MessageIds;

/**
 * The secret without which nobody can tell what a fingerprint is of, nor try whether a document he
 * has is among them. Parts that must find each other's fingerprints have the same one.
 */
public final class FingerprintKey {

  public static final int BYTES = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /** Have read the key and their label; what they are to hash, their clones read. */
  private final Mac messageIds;

  private final Mac parts;

  /**
   * @param key {@value #BYTES} random bytes; copied
   */
  public FingerprintKey(byte[] key) {
    if (key.length != BYTES) {
      throw new IllegalArgumentException("A fingerprint key has " + BYTES + " bytes");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.messageIds = mac("message-id");
    this.parts = mac("part");
  }

  /**
   * Reads a key file.
   *
   * @param file one line, {@value #BYTES} bytes in base64
   * @throws IllegalArgumentException when it holds anything else
   */
  public static FingerprintKey read(Path file) throws IOException {
    try {
      return new FingerprintKey(Base64.getDecoder().decode(Files.readString(file).strip()));
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException(
          "A fingerprint key file has one line, " + BYTES + " bytes in base64");
    }
  }

  /**
   * @param messageId with or without its brackets; compared to the letter, as most programs do
   */
  public Fingerprint messageId(String messageId) {
    return Fingerprint.of(copy(messageIds).doFinal(MessageIds.bare(messageId).getBytes(UTF_8)));
  }

  /** For another part that must find the same fingerprints; it keeps them as secret. */
  public byte[] bytes() {
    return key.getEncoded();
  }

  /**
   * Tells keys apart and gives nothing of them away: two parts that name the same one have the same
   * key.
   */
  public Fingerprint check() {
    return Fingerprint.of(mac("check").doFinal());
  }

  /** Feed it a part's content. */
  Mac part() {
    return copy(parts);
  }

  private static Mac copy(Mac mac) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not to be copied", e);
    }
  }

  private Mac mac(String label) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update((label + '\0').getBytes(US_ASCII));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not to be had", e);
    }
  }

  @Override
  public String toString() {
    return "FingerprintKey[" + check() + "]";
  }
}
