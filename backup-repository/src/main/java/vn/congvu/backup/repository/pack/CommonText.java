package vn.congvu.backup.repository.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Leaves of each sample only what many samples have in common. A dictionary is made of its samples'
 * text and outlives them; were a sentence of one mail in it, shredding that mail would leave the
 * sentence behind.
 */
final class CommonText {

  /**
   * A run of bytes counts as common when each window of this many bytes of it stands in enough
   * samples.
   */
  private static final int WINDOW = 16;

  private static final int LEAST_SAMPLES = 4;
  private static final int SAMPLE_BITS = 16;
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private CommonText() {}

  static List<byte[]> of(List<byte[]> samples) {
    // Copies of one mail are one mail.
    Set<ByteBuffer> distinct = new LinkedHashSet<>();
    samples.stream().limit(1 << SAMPLE_BITS).map(ByteBuffer::wrap).forEach(distinct::add);
    List<byte[]> used = distinct.stream().map(ByteBuffer::array).toList();
    Windows common = commonWindows(used);
    return used.stream()
        .map(sample -> keep(sample, common))
        .filter(text -> text.length > 0)
        .toList();
  }

  private static Windows commonWindows(List<byte[]> samples) {
    long[] seen = new long[samples.stream().mapToInt(CommonText::windows).sum()];
    int filled = 0;
    for (int id = 0; id < samples.size(); id++) {
      byte[] sample = samples.get(id);
      for (int i = 0; i < windows(sample); i++) {
        seen[filled++] = hash(sample, i) | id;
      }
    }
    Arrays.parallelSort(seen);
    Windows common = new Windows(seen.length / LEAST_SAMPLES);
    for (int i = 0; i < seen.length; ) {
      long hash = seen[i] >>> SAMPLE_BITS;
      int inSamples = 0;
      for (long last = -1; i < seen.length && seen[i] >>> SAMPLE_BITS == hash; i++) {
        if (seen[i] != last) {
          inSamples++;
          last = seen[i];
        }
      }
      if (inSamples >= LEAST_SAMPLES) {
        common.add(hash << SAMPLE_BITS);
      }
    }
    return common;
  }

  /** A set of hashes, without an object for each; zero stands for an empty place. */
  private static final class Windows {
    private final long[] table;

    Windows(int most) {
      table = new long[Math.max(16, Integer.highestOneBit(most + 1) * 4)];
    }

    void add(long hash) {
      table[place(hash)] = hash;
    }

    boolean contains(long hash) {
      return table[place(hash)] == hash && hash != 0;
    }

    private int place(long hash) {
      int at = (int) (hash >>> SAMPLE_BITS) & table.length - 1;
      while (table[at] != 0 && table[at] != hash) {
        at = at + 1 & table.length - 1;
      }
      return at;
    }
  }

  private static byte[] keep(byte[] sample, Windows common) {
    byte[] kept = new byte[sample.length];
    int length = 0;
    int keepUntil = 0;
    for (int i = 0; i < sample.length; i++) {
      if (i < windows(sample) && common.contains(hash(sample, i))) {
        keepUntil = i + WINDOW;
      }
      if (i < keepUntil) {
        kept[length++] = sample[i];
      }
    }
    return Arrays.copyOf(kept, length);
  }

  private static int windows(byte[] sample) {
    return Math.max(0, sample.length - WINDOW + 1);
  }

  /** The lowest bits are free for the sample's number. */
  private static long hash(byte[] bytes, int at) {
    long h = (long) LONG.get(bytes, at) * 0x9e3779b97f4a7c15L;
    h = (h ^ h >>> 32 ^ (long) LONG.get(bytes, at + 8)) * 0xd6e8feb86659fd93L;
    h = (h ^ h >>> 29) * 0x9e3779b97f4a7c15L;
    return (h ^ h >>> 32) << SAMPLE_BITS;
  }
}
