package vn.congvu.backup.repository;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.ByteReader;
import vn.congvu.backup.repository.format.ByteWriter;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.leaf.Base64Layout;

/**
 * The content of a message blob: how the message is put together again. Numbers and hashes come
 * first, the text of the message's own structure after them in one piece, because that is what a
 * dictionary compresses best.
 */
record Recipe(byte[] sha256, long size, List<Segment> segments) {

  static final int HASH_BYTES = 32;
  private static final int VERSION = 1;
  private static final int MOST_SEGMENTS = 4_000_000;

  sealed interface Segment {}

  /** Bytes that belong to this message alone. */
  record Own(byte[] bytes) implements Segment {}

  /** The bytes of a part, perhaps shared with other messages. */
  record Part(BlobAddress address, int length, @Nullable Base64Layout layout) implements Segment {}

  List<BlobAddress> parts() {
    List<BlobAddress> parts = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment instanceof Part part) {
        parts.add(part.address());
      }
    }
    return parts;
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().u8(VERSION).raw(sha256).varint(size).varint(segments.size());
    for (Segment segment : segments) {
      switch (segment) {
        case Own own -> out.varint((long) own.bytes().length << 2);
        case Part(BlobAddress address, int length, Base64Layout layout) -> {
          out.varint((long) length << 2 | (layout == null ? 1 : 2)).address(address);
          if (layout != null) {
            out.varint(
                (long) layout.line() << 2 | (layout.crlf() ? 2 : 0) | (layout.ended() ? 1 : 0));
          }
        }
      }
    }
    for (Segment segment : segments) {
      if (segment instanceof Own own) {
        out.raw(own.bytes());
      }
    }
    return out.toBytes();
  }

  static Recipe decode(byte[] bytes, String what) {
    ByteReader in = new ByteReader(bytes, what);
    in.version(VERSION);
    byte[] sha256 = in.raw(HASH_BYTES);
    long size = in.varint();
    int count = in.count(Math.min(MOST_SEGMENTS, in.remaining()));
    List<Segment> segments = new ArrayList<>();
    List<Integer> ownLengths = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long value = in.varint();
      int length = (int) Math.min(Integer.MAX_VALUE, value >>> 2);
      switch ((int) (value & 3)) {
        case 0 -> {
          ownLengths.add(length);
          segments.add(new Own(new byte[0]));
        }
        case 1 -> segments.add(new Part(in.address(), length, null));
        case 2 -> segments.add(new Part(in.address(), length, layout(in, what)));
        default -> throw RepositoryException.damaged(what + ": an unknown segment");
      }
    }
    int own = 0;
    for (int i = 0; i < segments.size(); i++) {
      if (segments.get(i) instanceof Own) {
        segments.set(i, new Own(in.raw(ownLengths.get(own++))));
      }
    }
    in.end();
    return new Recipe(sha256, size, segments);
  }

  private static Base64Layout layout(ByteReader in, String what) {
    long value = in.varint();
    long line = value >>> 2;
    if (line == 0 || line > 1024 || line % 4 != 0) {
      throw RepositoryException.damaged(what + ": an impossible line length");
    }
    return new Base64Layout((int) line, (value & 2) != 0, (value & 1) != 0);
  }
}
