package vn.congvu.backup.repository.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import vn.congvu.fingerprint.Fingerprint;

/**
 * Reads what {@link ByteWriter} wrote; whatever the bytes are, it answers a value or {@link
 * Fault#DAMAGED}.
 */
public final class ByteReader {

  private final ByteBuffer in;
  private final String what;

  public ByteReader(byte[] bytes, String what) {
    this(ByteBuffer.wrap(bytes), what);
  }

  public ByteReader(ByteBuffer bytes, String what) {
    this.in = bytes.slice();
    this.what = what;
  }

  public int u8() {
    need(1);
    return in.get() & 0xff;
  }

  public int u32() {
    need(4);
    return in.getInt();
  }

  public long u64() {
    need(8);
    return in.getLong();
  }

  public long varint() {
    long value = 0;
    for (int shift = 0; shift < 63; shift += 7) {
      int b = u8();
      value |= (long) (b & 0x7f) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw RepositoryException.damaged(what + ": a number is too long");
  }

  /**
   * A varint that counts things or bytes; bounded, so that a flipped bit cannot ask for all memory.
   */
  public int count(int most) {
    long value = varint();
    if (value > most) {
      throw RepositoryException.damaged(
          what + ": a length of " + value + " where at most " + most + " can be");
    }
    return (int) value;
  }

  public byte[] raw(int length) {
    need(length);
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }

  public byte[] bytes() {
    return raw(count(in.remaining()));
  }

  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  public UUID uuid() {
    return new UUID(u64(), u64());
  }

  public Instant instant() {
    return Instant.ofEpochMilli(u64());
  }

  public BlobAddress address() {
    return new BlobAddress(u64(), u64());
  }

  public Fingerprint fingerprint() {
    return new Fingerprint(u64(), u64());
  }

  public void magic(byte[] expected) {
    if (in.remaining() < expected.length || !Arrays.equals(raw(expected.length), expected)) {
      throw RepositoryException.damaged(what + ": not such an object, or its beginning is damaged");
    }
  }

  public void version(int newest) {
    int _ = versionUpTo(newest);
  }

  /** For a reader of several versions. */
  public int versionUpTo(int newest) {
    int version = u8();
    if (version < 1 || version > newest) {
      throw new RepositoryException(
          Fault.UNKNOWN_FORMAT,
          what + ": version " + version + ", this program reads up to " + newest);
    }
    return version;
  }

  public int position() {
    return in.position();
  }

  public int remaining() {
    return in.remaining();
  }

  public void end() {
    if (in.hasRemaining()) {
      throw RepositoryException.damaged(what + ": " + in.remaining() + " bytes too many");
    }
  }

  private void need(int bytes) {
    if (bytes < 0 || in.remaining() < bytes) {
      throw RepositoryException.damaged(what + ": ends too early");
    }
  }
}
