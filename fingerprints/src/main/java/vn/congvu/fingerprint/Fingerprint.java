package vn.congvu.fingerprint;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;

/**
 * A keyed hash: the first 128 bits of HMAC-SHA-256. Finds copies, tells nothing about the content;
 * by chance two of 2^32 meet with probability 2^-65.
 */
public record Fingerprint(long high, long low) {

  public static final int BYTES = 16;

  public static Fingerprint of(byte[] bytes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, BYTES);
    return new Fingerprint(buffer.getLong(), buffer.getLong());
  }

  public static Fingerprint parse(String hex) {
    return of(HexFormat.of().parseHex(hex));
  }

  /** The same 128 bits as databases have a type for. */
  public static Fingerprint of(UUID bits) {
    return new Fingerprint(bits.getMostSignificantBits(), bits.getLeastSignificantBits());
  }

  public UUID uuid() {
    return new UUID(high, low);
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
