package vn.congvu.backup.repository.keys;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.ByteReader;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.Magic;

/**
 * The key of one pack, wrapped by the master key. At first it opens the wrapped key that stands
 * before each blob in the pack. Once a blob of the pack was shredded, {@code page} names the object
 * that holds the keys of the surviving blobs, and the key opens only that; the key before it is
 * destroyed, and with it all that the immutable pack still holds of the shredded blob's key.
 */
public record PackKey(
    UUID pack, int generation, @Nullable UUID page, String masterKey, byte[] wrapped) {

  private static final int VERSION = 1;
  private static final int LONGEST = 64 * 1024;

  public static PackKey first(UUID pack, byte[] key, MasterKey master) {
    return wrap(pack, 0, null, key, master);
  }

  public PackKey next(UUID newPage, byte[] key, MasterKey master) {
    return wrap(pack, generation + 1, newPage, key, master);
  }

  /** The same key under the master key of today. */
  public PackKey rewrap(MasterKey master) {
    return wrap(pack, generation, page, unwrap(master), master);
  }

  public byte[] unwrap(MasterKey master) {
    return master.unwrap(masterKey, wrapped, context(pack, generation, page));
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().raw(Magic.KEY).u8(VERSION).uuid(pack).varint(generation);
    out.u8(page == null ? 0 : 1);
    if (page != null) {
      out.uuid(page);
    }
    return out.text(masterKey).bytes(wrapped).toBytes();
  }

  static PackKey decode(byte[] bytes, String what) {
    ByteReader in = new ByteReader(bytes, what);
    in.magic(Magic.KEY);
    in.version(VERSION);
    UUID pack = in.uuid();
    int generation = in.count(Integer.MAX_VALUE);
    UUID page = in.u8() == 0 ? null : in.uuid();
    String masterKey = in.text();
    byte[] wrapped = in.raw(in.count(LONGEST));
    in.end();
    return new PackKey(pack, generation, page, masterKey, wrapped);
  }

  private static PackKey wrap(
      UUID pack, int generation, @Nullable UUID page, byte[] key, MasterKey master) {
    MasterKey.Wrapped wrapped = master.wrap(key, context(pack, generation, page));
    return new PackKey(pack, generation, page, wrapped.masterKey(), wrapped.bytes());
  }

  private static byte[] context(UUID pack, int generation, @Nullable UUID page) {
    ByteWriter out = new ByteWriter().uuid(pack).varint(generation);
    return (page == null ? out : out.uuid(page)).toBytes();
  }
}
