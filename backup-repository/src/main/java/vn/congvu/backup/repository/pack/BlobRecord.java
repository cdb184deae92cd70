package vn.congvu.backup.repository.pack;

import java.util.Arrays;
import vn.congvu.backup.repository.format.ByteReader;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.KeyWrap;
import vn.congvu.backup.repository.keys.Sealing;

/**
 * One blob as it lies in a pack: kind, codec and plain length in the clear, the blob's key wrapped
 * by the pack's key, then the sealed bytes. It begins and ends by itself, so a pack can be read
 * from the front without its index.
 *
 * @param codec 0 stored, 1 zstd without a dictionary, else zstd with the dictionary of that number
 */
public record BlobRecord(
    BlobKind kind, int codec, int plainLength, byte[] wrappedKey, byte[] sealed) {

  public static final int LARGEST_PLAIN = 64 * 1024 * 1024;
  static final int INDEX_FOLLOWS = 0xff;

  public byte[] encode() {
    ByteWriter out = new ByteWriter();
    out.raw(clear(kind, codec, plainLength)).raw(wrappedKey).bytes(sealed);
    return out.toBytes();
  }

  static BlobRecord decode(ByteReader in) {
    BlobKind kind = BlobKind.of(in.u8());
    int codec = in.count(Integer.MAX_VALUE);
    int plainLength = in.count(LARGEST_PLAIN);
    byte[] wrappedKey = in.raw(KeyWrap.WRAPPED_BYTES);
    return new BlobRecord(kind, codec, plainLength, wrappedKey, in.bytes());
  }

  /** What the seal also covers. Not the place: a record may move to another pack as it is. */
  public static byte[] clear(BlobKind kind, int codec, int plainLength) {
    return new ByteWriter().u8(kind.ordinal()).varint(codec).varint(plainLength).toBytes();
  }

  public static byte[] seal(byte[] key, BlobKind kind, int codec, int plainLength, byte[] packed) {
    return Sealing.seal(key, packed, clear(kind, codec, plainLength));
  }

  public byte[] open(byte[] key) {
    return Sealing.open(key, sealed, clear(kind, codec, plainLength), "a blob");
  }

  BlobRecord withKey(byte[] newWrappedKey) {
    return new BlobRecord(kind, codec, plainLength, newWrappedKey, sealed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlobRecord r
        && kind == r.kind
        && codec == r.codec
        && plainLength == r.plainLength
        && Arrays.equals(wrappedKey, r.wrappedKey)
        && Arrays.equals(sealed, r.sealed);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(sealed);
  }

  static void check(boolean fine, String what) {
    if (!fine) {
      throw RepositoryException.damaged(what);
    }
  }
}
