package vn.congvu.backup.repository.pack;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.function.IntConsumer;
import vn.congvu.backup.repository.format.BlobAddress;

/**
 * A sorted file of index lines, mapped and not read: address 16, pack number 4, offset 4, length *
 * 4 + kind 4. Addresses are hashes and so spread evenly, which lets a search guess its place
 * instead of halving; a few pages are touched.
 */
final class IndexRun {

  static final int LINE = 28;
  private static final int MOST_LOOKED_AT = 4096;
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Path file;
  private final MemorySegment lines;
  private final long count;

  record Line(BlobAddress address, int pack, int offset, int lengthAndKind) {

    int length() {
      return lengthAndKind >>> 2;
    }
  }

  private IndexRun(Path file, MemorySegment lines) {
    this.file = file;
    this.lines = lines;
    this.count = lines.byteSize() / LINE;
  }

  static IndexRun open(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      if (channel.size() % LINE != 0) {
        throw new IOException("not an index run: " + file);
      }
      // Unmapped by the collector: a search may still be under way when a merge has replaced the
      // run.
      return new IndexRun(
          file, channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto()));
    }
  }

  static IndexRun write(Path file, Iterator<Line> sorted) throws IOException {
    try (FileOutputStream bytes = new FileOutputStream(file.toFile());
        DataOutputStream out = new DataOutputStream(new BufferedOutputStream(bytes, 1 << 16))) {
      while (sorted.hasNext()) {
        Line line = sorted.next();
        out.writeLong(line.address().high());
        out.writeLong(line.address().low());
        out.writeInt(line.pack());
        out.writeInt(line.offset());
        out.writeInt(line.lengthAndKind());
      }
      out.flush();
      bytes.getFD().sync();
    }
    return open(file);
  }

  /**
   * Whether lines from all over the file are ones that could have been written: a disk that lost
   * what it was given gives back zeros, or somebody else's bytes.
   *
   * @param packs how many packs there are, by whose numbers lines name them
   */
  boolean isSound(int packs) {
    long step = Math.max(1, count / MOST_LOOKED_AT);
    BlobAddress before = null;
    for (long i = 0; i < count; i += step) {
      Line line = line(i);
      boolean sorted = before == null || before.compareTo(line.address()) <= 0;
      boolean known = line.pack() >= 0 && line.pack() < packs;
      if (!sorted || !known || line.offset() < PackFile.HEAD_BYTES || line.length() == 0) {
        return false;
      }
      before = line.address();
    }
    return true;
  }

  Path file() {
    return file;
  }

  long count() {
    return count;
  }

  Line line(long i) {
    long at = i * LINE;
    return new Line(
        new BlobAddress(lines.get(LONG, at), lines.get(LONG, at + 8)),
        lines.get(INT, at + 16),
        lines.get(INT, at + 20),
        lines.get(INT, at + 24));
  }

  Iterator<Line> lines() {
    return new Iterator<>() {
      private long next;

      @Override
      public boolean hasNext() {
        return next < count;
      }

      @Override
      public Line next() {
        return line(next++);
      }
    };
  }

  /**
   * Lines of this address, by their number divided by what an int holds: runs stay below 2^31
   * lines.
   */
  void find(BlobAddress address, IntConsumer found) {
    for (long i = firstNotBefore(address); i < count && line(i).address().equals(address); i++) {
      found.accept((int) i);
    }
  }

  private long firstNotBefore(BlobAddress address) {
    long low = 0;
    long high = count;
    boolean guess = true;
    while (low < high) {
      long middle = guess ? guessed(address.high(), low, high) : (low + high) >>> 1;
      guess = !guess;
      if (line(middle).address().compareTo(address) < 0) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private long guessed(long wanted, long low, long high) {
    double first = unsigned(lines.get(LONG, low * LINE));
    double last = unsigned(lines.get(LONG, (high - 1) * LINE));
    double share = last > first ? (unsigned(wanted) - first) / (last - first) : 0.5;
    return Math.clamp(low + (long) (share * (high - 1 - low)), low, high - 1);
  }

  private static double unsigned(long value) {
    return (value >>> 11) * 0x1.0p-53;
  }
}
