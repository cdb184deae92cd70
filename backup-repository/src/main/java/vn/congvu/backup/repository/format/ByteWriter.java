package vn.congvu.backup.repository.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import vn.congvu.fingerprint.Fingerprint;

/**
 * Writes the few primitives of the format: big-endian integers, LEB128 varints, length-prefixed
 * bytes.
 */
public final class ByteWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

  public ByteWriter u8(int value) {
    out.write(value);
    return this;
  }

  public ByteWriter u32(int value) {
    return raw(ByteBuffer.allocate(4).putInt(value).array());
  }

  public ByteWriter u64(long value) {
    return raw(ByteBuffer.allocate(8).putLong(value).array());
  }

  public ByteWriter varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) (rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write((int) rest);
    return this;
  }

  public ByteWriter raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public ByteWriter raw(byte[] bytes, int offset, int length) {
    out.write(bytes, offset, length);
    return this;
  }

  public ByteWriter bytes(byte[] bytes) {
    return varint(bytes.length).raw(bytes);
  }

  public ByteWriter text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  public ByteWriter uuid(UUID id) {
    return u64(id.getMostSignificantBits()).u64(id.getLeastSignificantBits());
  }

  public ByteWriter instant(Instant instant) {
    return u64(instant.toEpochMilli());
  }

  public ByteWriter address(BlobAddress address) {
    return u64(address.high()).u64(address.low());
  }

  public ByteWriter fingerprint(Fingerprint fingerprint) {
    return u64(fingerprint.high()).u64(fingerprint.low());
  }

  public int size() {
    return out.size();
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }
}
