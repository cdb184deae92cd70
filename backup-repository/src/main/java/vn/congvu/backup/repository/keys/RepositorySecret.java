package vn.congvu.backup.repository.keys;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fingerprint;

/**
 * The repository's own secret, from which every keyed hash is derived. It names things; it opens no
 * message.
 */
public final class RepositorySecret {

  private final byte[] address;
  private final byte[] fingerprint;
  private final byte[] tombstone;
  private final byte[] dictionary;

  public RepositorySecret(byte[] secret, UUID repository) {
    byte[] salt = repository.toString().getBytes(StandardCharsets.US_ASCII);
    this.address = derive(secret, salt, "address");
    this.fingerprint = derive(secret, salt, "fingerprint");
    this.tombstone = derive(secret, salt, "tombstone");
    this.dictionary = derive(secret, salt, "dictionary");
  }

  public BlobAddress address(byte[] plain, int offset, int length) {
    Mac mac = mac(address);
    mac.update(plain, offset, length);
    return BlobAddress.of(mac.doFinal(), 0);
  }

  /** All manifests of a mailbox share this address: the index finds them like any blob. */
  public BlobAddress manifestAddress(String mailbox) {
    Mac mac = mac(address);
    mac.update("manifest of ".getBytes(StandardCharsets.US_ASCII));
    return BlobAddress.of(mac.doFinal(mailbox.getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** Message-IDs are compared without their brackets and as most programs do: case-sensitive. */
  public Fingerprint messageId(String messageId) {
    String bare = messageId.strip();
    if (bare.startsWith("<") && bare.endsWith(">")) {
      bare = bare.substring(1, bare.length() - 1);
    }
    return fingerprint("message-id", bare.getBytes(StandardCharsets.UTF_8));
  }

  /** Feed the decoded bytes of a part, then {@link #finish}. */
  public Mac part() {
    Mac mac = mac(fingerprint);
    mac.update("part\0".getBytes(StandardCharsets.US_ASCII));
    return mac;
  }

  public static Fingerprint finish(Mac mac) {
    return Fingerprint.of(mac.doFinal());
  }

  public byte[] sign(byte[] tombstoneBytes) {
    return mac(tombstone).doFinal(tombstoneBytes);
  }

  public byte[] dictionaryKey() {
    return dictionary.clone();
  }

  private Fingerprint fingerprint(String kind, byte[] value) {
    Mac mac = mac(fingerprint);
    mac.update((kind.toLowerCase(Locale.ROOT) + "\0").getBytes(StandardCharsets.US_ASCII));
    return Fingerprint.of(mac.doFinal(value));
  }

  private static Mac mac(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not to be had", e);
    }
  }

  private static byte[] derive(byte[] secret, byte[] salt, String purpose) {
    try {
      return Hkdf.computeHkdf(
          "HMACSHA256",
          secret,
          salt,
          ("congvu backup " + purpose).getBytes(StandardCharsets.US_ASCII),
          32);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HKDF is not to be had", e);
    }
  }
}
