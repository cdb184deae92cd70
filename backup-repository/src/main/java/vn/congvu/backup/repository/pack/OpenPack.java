package vn.congvu.backup.repository.pack;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Digests;
import vn.congvu.backup.repository.keys.KeyWrap;
import vn.congvu.backup.repository.keys.Sealing;

/** A pack that is still growing, in memory. Not thread-safe; {@link PackWriter} holds the lock. */
final class OpenPack {

  private final UUID id;
  private final byte[] key = Sealing.randomKey();
  private final KeyWrap wrapping = new KeyWrap(key);
  private final Bytes bytes = new Bytes();
  private final List<PackEntry> entries = new ArrayList<>();

  OpenPack(UUID id) {
    this.id = id;
    bytes.writeBytes(PackFile.head(id));
  }

  void append(BlobAddress address, BlobRecord unwrapped, byte[] blobKey) {
    byte[] record = unwrapped.withKey(wrapping.wrap(blobKey)).encode();
    entries.add(new PackEntry(address, unwrapped.kind(), bytes.size(), record.length));
    bytes.writeBytes(record);
  }

  ByteBuffer finish() {
    byte[] index = PackFile.index(entries);
    bytes.writeBytes(index);
    MessageDigest sha256 = Digests.sha256();
    sha256.update(bytes.view());
    bytes.writeBytes(PackFile.trailer(sha256.digest(), index.length));
    return bytes.view();
  }

  UUID id() {
    return id;
  }

  byte[] key() {
    return key;
  }

  List<PackEntry> entries() {
    return entries;
  }

  int size() {
    return bytes.size();
  }

  private static final class Bytes extends ByteArrayOutputStream {
    Bytes() {
      super(256 * 1024);
    }

    /** Without the copy that {@code toByteArray} would make of up to 32 MiB. */
    ByteBuffer view() {
      return ByteBuffer.wrap(buf, 0, count);
    }
  }
}
