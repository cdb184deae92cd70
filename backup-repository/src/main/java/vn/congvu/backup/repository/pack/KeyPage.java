package vn.congvu.backup.repository.pack;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import vn.congvu.backup.repository.format.ByteReader;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.Magic;
import vn.congvu.backup.repository.keys.Sealing;

/**
 * The keys of those blobs of a pack that survived a shredding, by their offset; sealed with the
 * pack's newest key.
 */
record KeyPage(UUID pack, UUID page, Map<Integer, byte[]> keys) {

  static final String FOLDER = "keypages/";

  private static final int VERSION = 1;

  static String key(UUID pack, UUID page) {
    return folder(pack) + page;
  }

  static String folder(UUID pack) {
    return FOLDER + pack + "/";
  }

  /** The pack in a key made by {@link #key}. */
  static UUID pack(String key) {
    return UUID.fromString(key.substring(FOLDER.length(), key.lastIndexOf('/')));
  }

  byte[] seal(byte[] packKey) {
    ByteWriter plain = new ByteWriter().varint(keys.size());
    new TreeMap<>(keys).forEach((offset, key) -> plain.varint(offset).raw(key));
    return new ByteWriter()
        .raw(Magic.KEY_PAGE)
        .u8(VERSION)
        .raw(Sealing.seal(packKey, plain.toBytes(), context(pack, page)))
        .toBytes();
  }

  static KeyPage open(UUID pack, UUID page, byte[] object, byte[] packKey) {
    String what = "the key page of pack " + pack;
    ByteReader in = new ByteReader(object, what);
    in.magic(Magic.KEY_PAGE);
    in.version(VERSION);
    byte[] plain = Sealing.open(packKey, in.raw(in.remaining()), context(pack, page), what);
    ByteReader lines = new ByteReader(plain, what);
    Map<Integer, byte[]> keys = new TreeMap<>();
    for (int left = lines.count(plain.length); left > 0; left--) {
      keys.put(lines.count(PackFile.LARGEST), lines.raw(Sealing.KEY_BYTES));
    }
    lines.end();
    return new KeyPage(pack, page, keys);
  }

  private static byte[] context(UUID pack, UUID page) {
    return new ByteWriter().raw(Magic.KEY_PAGE).uuid(pack).uuid(page).toBytes();
  }
}
