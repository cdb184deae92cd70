package vn.congvu.backup.repository.format;

import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.UUID;

/**
 * The first 128 bits of the keyed hash of a blob's plain bytes. Without the key nobody can tell
 * whether a known document lies in the repository, nor search for two blobs with one address; by
 * chance two of 2^32 blobs meet with probability 2^-65.
 */
public record BlobAddress(long high, long low) implements Comparable<BlobAddress> {

  public static final int BYTES = 16;

  private static final Comparator<BlobAddress> UNSIGNED =
      Comparator.comparing(BlobAddress::high, Long::compareUnsigned)
          .thenComparing(BlobAddress::low, Long::compareUnsigned);

  public static BlobAddress of(byte[] bytes, int offset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, offset, BYTES);
    return new BlobAddress(buffer.getLong(), buffer.getLong());
  }

  public static BlobAddress parse(String hex) {
    return of(HexFormat.of().parseHex(hex), 0);
  }

  /** The same 128 bits as databases have a type for. */
  public static BlobAddress of(UUID bits) {
    return new BlobAddress(bits.getMostSignificantBits(), bits.getLeastSignificantBits());
  }

  public UUID uuid() {
    return new UUID(high, low);
  }

  public byte[] bytes() {
    return ByteBuffer.allocate(BYTES).putLong(high).putLong(low).array();
  }

  @Override
  public int compareTo(BlobAddress other) {
    return UNSIGNED.compare(this, other);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes());
  }
}
