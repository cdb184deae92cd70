package vn.congvu.backup.repository.keys;

import com.google.crypto.tink.subtle.Hkdf;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.fingerprint.FingerprintKey;

/**
 * The repository's own secret, from which every keyed hash is derived. It names things; it opens no
 * message.
 */
public final class RepositorySecret {

  /** Keyed; only their clones read anything. */
  private final Mac address;

  private final Mac addressAfter;
  private final FingerprintKey fingerprints;
  private final Mac tombstone;
  private final byte[] dictionary;

  public RepositorySecret(byte[] secret, UUID repository) {
    byte[] salt = repository.toString().getBytes(StandardCharsets.US_ASCII);
    this.address = mac(derive(secret, salt, "address"));
    this.addressAfter = mac(derive(secret, salt, "address after"));
    this.fingerprints = new FingerprintKey(derive(secret, salt, "fingerprint"));
    this.tombstone = mac(derive(secret, salt, "tombstone"));
    this.dictionary = derive(secret, salt, "dictionary");
  }

  private RepositorySecret(RepositorySecret other, FingerprintKey fingerprints) {
    this.address = other.address;
    this.addressAfter = other.addressAfter;
    this.fingerprints = fingerprints;
    this.tombstone = other.tombstone;
    this.dictionary = other.dictionary;
  }

  /** With a key for fingerprints that is not the repository's alone. */
  public RepositorySecret withFingerprints(FingerprintKey key) {
    return new RepositorySecret(this, key);
  }

  public BlobAddress address(byte[] plain, int offset, int length) {
    Mac mac = copy(address);
    mac.update(plain, offset, length);
    return BlobAddress.of(mac.doFinal(), 0);
  }

  /** Of a part that comes again after a tombstone ended its life before. */
  BlobAddress addressAfter(UUID tombstone, byte[] plain) {
    Mac mac = copy(addressAfter);
    mac.update(new ByteWriter().uuid(tombstone).toBytes());
    return BlobAddress.of(mac.doFinal(plain), 0);
  }

  /** All manifests of a mailbox share this address: the index finds them like any blob. */
  public BlobAddress manifestAddress(String mailbox) {
    Mac mac = copy(address);
    mac.update("manifest of ".getBytes(StandardCharsets.US_ASCII));
    return BlobAddress.of(mac.doFinal(mailbox.getBytes(StandardCharsets.UTF_8)), 0);
  }

  /** Takes the fingerprints by which the catalogue finds copies. */
  public FingerprintKey fingerprints() {
    return fingerprints;
  }

  public byte[] sign(byte[] tombstoneBytes) {
    return copy(tombstone).doFinal(tombstoneBytes);
  }

  public byte[] dictionaryKey() {
    return dictionary.clone();
  }

  private static Mac copy(Mac mac) {
    try {
      return (Mac) mac.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("HMAC-SHA-256 is not to be copied", e);
    }
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
