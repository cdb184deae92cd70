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

  /** Windows are counted in passes, each over a share of them: the bound on memory. */
  private static final int PASS_BITS = 2;

  /** Within a pass they are counted in heaps that fit the processor's cache. */
  private static final int HEAP_BITS = 10;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private CommonText() {}

  static List<byte[]> of(List<byte[]> samples) {
    // Copies of one mail are one mail.
    Set<ByteBuffer> distinct = new LinkedHashSet<>();
    samples.stream().limit(1 << SAMPLE_BITS).map(ByteBuffer::wrap).forEach(distinct::add);
    List<byte[]> used = distinct.stream().map(ByteBuffer::array).toList();
    Windows common = new Windows();
    for (int pass = 0; pass < 1 << PASS_BITS; pass++) {
      addCommon(used, pass, common);
    }
    return used.stream()
        .map(sample -> keep(sample, common))
        .filter(text -> text.length > 0)
        .toList();
  }

  private static void addCommon(List<byte[]> samples, int pass, Windows common) {
    int[] ends = heapEnds(samples, pass);
    long[] seen = new long[ends[ends.length - 1]];
    int[] filled = new int[ends.length];
    System.arraycopy(ends, 0, filled, 1, ends.length - 1);
    for (int id = 0; id < samples.size(); id++) {
      byte[] sample = samples.get(id);
      for (int i = 0; i < windows(sample); i++) {
        long hash = hash(sample, i);
        if (hash >>> -PASS_BITS == pass) {
          seen[filled[heap(hash)]++] = hash | id;
        }
      }
    }
    for (int heap = 0; heap < ends.length; heap++) {
      addCommon(seen, heap == 0 ? 0 : ends[heap - 1], ends[heap], common);
    }
  }

  private static int[] heapEnds(List<byte[]> samples, int pass) {
    int[] ends = new int[1 << HEAP_BITS];
    for (byte[] sample : samples) {
      for (int i = 0; i < windows(sample); i++) {
        long hash = hash(sample, i);
        if (hash >>> -PASS_BITS == pass) {
          ends[heap(hash)]++;
        }
      }
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    return ends;
  }

  private static int heap(long hash) {
    return (int) (hash >>> -PASS_BITS - HEAP_BITS) & (1 << HEAP_BITS) - 1;
  }

  /** Sorted, all samples of a window stand side by side. */
  private static void addCommon(long[] seen, int from, int to, Windows common) {
    Arrays.sort(seen, from, to);
    for (int i = from; i < to; ) {
      long hash = seen[i] >>> SAMPLE_BITS;
      int inSamples = 0;
      for (long last = -1; i < to && seen[i] >>> SAMPLE_BITS == hash; i++) {
        if (seen[i] != last) {
          inSamples++;
          last = seen[i];
        }
      }
      if (inSamples >= LEAST_SAMPLES) {
        common.add(hash << SAMPLE_BITS);
      }
    }
  }

  /** A set of hashes, without an object for each; zero stands for an empty place. */
  private static final class Windows {
    private long[] table = new long[1 << 12];
    private int used;

    void add(long hash) {
      table[place(hash)] = hash;
      if (++used > table.length / 2) {
        long[] full = table;
        table = new long[2 * full.length];
        for (long each : full) {
          table[place(each)] = each;
        }
      }
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
