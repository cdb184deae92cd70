package vn.congvu.backup.repository.pack;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.ByteReader;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.Digests;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.Magic;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * Head, records, index, trailer:
 *
 * <pre>
 * head     magic 8, version 1, pack id 16
 * record*  see BlobRecord
 * index    0xff, then per record: address 16, varint(length * 4 + kind)
 * trailer  SHA-256 of all before it 32, length of the index 4, magic 8
 * </pre>
 */
public final class PackFile {

  public static final String FOLDER = "packs/";

  static final int HEAD_BYTES = 8 + 1 + 16;
  static final int TRAILER_BYTES = 32 + 4 + 8;
  static final int LARGEST = 256 * 1024 * 1024;
  private static final int VERSION = 1;
  private static final int TAIL_GUESS = 128 * 1024;

  private PackFile() {}

  public static String key(UUID pack) {
    return FOLDER + pack.toString().substring(34) + "/" + pack;
  }

  /** The id in a key made by {@link #key}. */
  public static UUID pack(String key) {
    return UUID.fromString(key.substring(key.lastIndexOf('/') + 1));
  }

  /** From its id, which is a UUIDv7. */
  static Instant born(UUID pack) {
    return Instant.ofEpochMilli(pack.getMostSignificantBits() >>> 16);
  }

  static byte[] head(UUID pack) {
    return new ByteWriter().raw(Magic.PACK).u8(VERSION).uuid(pack).toBytes();
  }

  static byte[] index(List<PackEntry> entries) {
    ByteWriter out = new ByteWriter().u8(BlobRecord.INDEX_FOLLOWS);
    for (PackEntry entry : entries) {
      out.address(entry.address()).varint(entry.length() * 4L + entry.kind().ordinal());
    }
    return out.toBytes();
  }

  static byte[] trailer(byte[] sha256, int indexLength) {
    return new ByteWriter().raw(sha256).u32(indexLength).raw(Magic.PACK_END).toBytes();
  }

  /** Reads only the end of the pack, in one request for all but the fullest. */
  public static List<PackEntry> entries(ObjectStore store, UUID pack, long size) {
    String what = "the index of pack " + pack;
    BlobRecord.check(
        size >= HEAD_BYTES + 1 + TRAILER_BYTES && size <= LARGEST,
        "pack " + pack + " has an impossible size: " + size);
    int tail = (int) Math.min(size, TAIL_GUESS);
    byte[] end = store.get(key(pack), size - tail, tail);
    int indexLength = indexLength(end, size, what);
    int needed = indexLength + TRAILER_BYTES;
    if (needed > end.length) {
      end = store.get(key(pack), size - needed, needed);
    }
    return parseIndex(ByteBuffer.wrap(end, end.length - needed, indexLength), size - needed, what);
  }

  /**
   * The checksum that stands at the end of a pack; whether it is right only {@link #verify} says.
   */
  public static byte[] sha256(ObjectStore store, UUID pack, long size) {
    BlobRecord.check(
        size >= HEAD_BYTES + 1 + TRAILER_BYTES,
        "pack " + pack + " has an impossible size: " + size);
    return store.get(key(pack), size - TRAILER_BYTES, 32);
  }

  static byte[] sha256(byte[] pack) {
    int body = pack.length - TRAILER_BYTES;
    return Arrays.copyOfRange(pack, body, body + 32);
  }

  /** Verifies head, SHA-256 and index of a whole pack. */
  public static List<PackEntry> verify(UUID pack, byte[] bytes) {
    String what = "pack " + pack;
    BlobRecord.check(bytes.length >= HEAD_BYTES + 1 + TRAILER_BYTES, what + " is cut off");
    ByteReader in = new ByteReader(bytes, what);
    head(in, pack, what);
    int body = bytes.length - TRAILER_BYTES;
    MessageDigest sha256 = Digests.sha256();
    sha256.update(bytes, 0, body);
    BlobRecord.check(
        Arrays.equals(sha256.digest(), Arrays.copyOfRange(bytes, body, body + 32)),
        what + ": its checksum is wrong");
    return entries(bytes, what);
  }

  private static List<PackEntry> entries(byte[] pack, String what) {
    BlobRecord.check(pack.length >= HEAD_BYTES + 1 + TRAILER_BYTES, what + " is cut off");
    int indexLength = indexLength(pack, pack.length, what);
    int start = pack.length - TRAILER_BYTES - indexLength;
    return parseIndex(ByteBuffer.wrap(pack, start, indexLength), start, what);
  }

  /**
   * Reads records from the front, with no need of the index or the trailer; stops at the index, and
   * throws where the bytes stop making sense.
   */
  public static void scan(UUID pack, byte[] bytes, BiConsumer<Integer, BlobRecord> found) {
    String what = "pack " + pack;
    ByteReader in = new ByteReader(bytes, what);
    head(in, pack, what);
    while (in.remaining() > 0 && (bytes[in.position()] & 0xff) != BlobRecord.INDEX_FOLLOWS) {
      int offset = in.position();
      found.accept(offset, BlobRecord.decode(in));
    }
    BlobRecord.check(in.remaining() > 0, what + " is cut off");
  }

  /**
   * All records that can be had of a pack in any state: by its index, or else from the front up to
   * the damage.
   */
  public static void salvage(UUID pack, byte[] bytes, BiConsumer<Integer, BlobRecord> found) {
    List<PackEntry> entries;
    try {
      entries = entries(bytes, "pack " + pack);
    } catch (RepositoryException e) {
      orDamaged(() -> scan(pack, bytes, found));
      return;
    }
    for (PackEntry entry : entries) {
      byte[] slice = Arrays.copyOfRange(bytes, entry.offset(), entry.offset() + entry.length());
      orDamaged(() -> found.accept(entry.offset(), record(slice, "a blob in pack " + pack)));
    }
  }

  private static void orDamaged(Runnable step) {
    try {
      step.run();
    } catch (RepositoryException e) {
      if (e.fault() != Fault.DAMAGED && e.fault() != Fault.UNKNOWN_FORMAT) {
        throw e;
      }
    }
  }

  public static BlobRecord record(byte[] bytes, String what) {
    ByteReader in = new ByteReader(bytes, what);
    BlobRecord record = BlobRecord.decode(in);
    in.end();
    return record;
  }

  private static void head(ByteReader in, UUID pack, String what) {
    in.magic(Magic.PACK);
    in.version(VERSION);
    BlobRecord.check(in.uuid().equals(pack), what + " holds another pack");
  }

  private static int indexLength(byte[] end, long size, String what) {
    ByteReader in = new ByteReader(ByteBuffer.wrap(end, end.length - 12, 12), what);
    int length = in.u32();
    in.magic(Magic.PACK_END);
    BlobRecord.check(
        length >= 1 && length <= size - HEAD_BYTES - TRAILER_BYTES,
        what + ": an impossible length");
    return length;
  }

  private static List<PackEntry> parseIndex(ByteBuffer bytes, long end, String what) {
    ByteReader in = new ByteReader(bytes, what);
    BlobRecord.check(in.u8() == BlobRecord.INDEX_FOLLOWS, what + " does not begin where it should");
    List<PackEntry> entries = new ArrayList<>();
    long offset = HEAD_BYTES;
    while (in.remaining() > 0) {
      BlobAddress address = in.address();
      long value = in.varint();
      long length = value >>> 2;
      BlobRecord.check(length > 0 && length <= end - offset, what + " points outside the pack");
      entries.add(
          new PackEntry(address, BlobKind.of((int) (value & 3)), (int) offset, (int) length));
      offset += length;
    }
    BlobRecord.check(offset == end, what + " leaves bytes of the pack unnamed");
    return entries;
  }
}
