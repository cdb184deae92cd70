package vn.congvu.backup.repository.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
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

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final List<byte[]> samples;

  /** How many windows there are before each sample's first, and at the end all of them. */
  private final int[] firsts;

  private CommonText(List<byte[]> samples) {
    this.samples = samples;
    this.firsts = new int[samples.size() + 1];
    for (int id = 0; id < samples.size(); id++) {
      firsts[id + 1] = Math.addExact(firsts[id], windows(samples.get(id)));
    }
  }

  static List<byte[]> of(List<byte[]> samples) {
    // Copies of one mail are one mail.
    Set<ByteBuffer> distinct = new LinkedHashSet<>();
    samples.stream().map(ByteBuffer::wrap).forEach(distinct::add);
    return new CommonText(distinct.stream().map(ByteBuffer::array).toList()).kept();
  }

  private List<byte[]> kept() {
    BitSet common = common();
    List<byte[]> kept = new ArrayList<>();
    for (int id = 0; id < samples.size(); id++) {
      byte[] text = keep(samples.get(id), common, firsts[id]);
      if (text.length > 0) {
        kept.add(text);
      }
    }
    return kept;
  }

  /**
   * The windows that stand in enough samples. They are dealt out by their hashes first, so that
   * those of a share are counted in a table that fits the processor's cache.
   */
  private BitSet common() {
    Shares shares = deal();
    BitSet common = new BitSet(firsts[samples.size()]);
    Counts counts = new Counts(shares.largest());
    for (int share = 0; share < Shares.COUNT; share++) {
      int from = shares.first(share);
      int to = shares.first(share + 1);
      counts.clear(to - from);
      for (int i = from, id = 0; i < to; i++) {
        while (shares.positions[i] >= firsts[id + 1]) {
          id++;
        }
        counts.add(shares.hashes[i], id);
      }
      for (int i = from; i < to; i++) {
        if (counts.isCommon(shares.hashes[i])) {
          common.set(shares.positions[i]);
        }
      }
    }
    return common;
  }

  private Shares deal() {
    int[] sizes = new int[Shares.COUNT];
    for (byte[] sample : samples) {
      for (int i = 0; i < windows(sample); i++) {
        sizes[Shares.of(hash(sample, i))]++;
      }
    }
    Shares shares = new Shares(sizes);
    for (int id = 0; id < samples.size(); id++) {
      byte[] sample = samples.get(id);
      for (int i = 0; i < windows(sample); i++) {
        shares.add(hash(sample, i), firsts[id] + i);
      }
    }
    return shares;
  }

  /** Hashes of windows and their places among all windows, those of a share together. */
  private static final class Shares {
    private static final int BITS = 10;
    static final int COUNT = 1 << BITS;
    final long[] hashes;
    final int[] positions;

    /** Where the next of each share goes. */
    private final int[] next = new int[COUNT];

    private final int[] ends = new int[COUNT];

    Shares(int[] sizes) {
      int all = 0;
      for (int share = 0; share < COUNT; share++) {
        next[share] = all;
        all += sizes[share];
        ends[share] = all;
      }
      hashes = new long[all];
      positions = new int[all];
    }

    static int of(long hash) {
      return (int) (hash >>> -BITS);
    }

    void add(long hash, int position) {
      int at = next[of(hash)]++;
      hashes[at] = hash;
      positions[at] = position;
    }

    int first(int share) {
      return share == 0 ? 0 : ends[share - 1];
    }

    int largest() {
      int largest = 0;
      for (int share = 0; share < COUNT; share++) {
        largest = Math.max(largest, first(share + 1) - first(share));
      }
      return largest;
    }
  }

  /**
   * In how many samples a window stands, as far as it matters; a hash of zero is an empty place.
   */
  private static final class Counts {
    private final long[] hashes;
    private final int[] lastSamples;
    private final byte[] samples;
    private int mask;

    Counts(int mostWindows) {
      int places = places(mostWindows);
      hashes = new long[places];
      lastSamples = new int[places];
      samples = new byte[places];
    }

    private static int places(int windows) {
      return 2 << 32 - Integer.numberOfLeadingZeros(windows);
    }

    void clear(int windows) {
      mask = places(windows) - 1;
      Arrays.fill(hashes, 0, mask + 1, 0);
    }

    void add(long hash, int sample) {
      int at = place(hash);
      if (hashes[at] == 0) {
        hashes[at] = hash;
        lastSamples[at] = sample;
        samples[at] = 1;
      } else if (lastSamples[at] != sample && samples[at] < LEAST_SAMPLES) {
        lastSamples[at] = sample;
        samples[at]++;
      }
    }

    boolean isCommon(long hash) {
      return samples[place(hash)] >= LEAST_SAMPLES;
    }

    private int place(long hash) {
      int at = (int) hash & mask;
      while (hashes[at] != 0 && hashes[at] != hash) {
        at = at + 1 & mask;
      }
      return at;
    }
  }

  private static byte[] keep(byte[] sample, BitSet common, int first) {
    byte[] kept = new byte[sample.length];
    int length = 0;
    int keepUntil = 0;
    int windows = windows(sample);
    for (int i = 0; i < sample.length; i++) {
      if (i < windows && common.get(first + i)) {
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

  /** Never zero. */
  private static long hash(byte[] bytes, int at) {
    long h = (long) LONG.get(bytes, at) * 0x9e3779b97f4a7c15L;
    h = (h ^ h >>> 32 ^ (long) LONG.get(bytes, at + 8)) * 0xd6e8feb86659fd93L;
    h = (h ^ h >>> 29) * 0x9e3779b97f4a7c15L;
    h ^= h >>> 32;
    return h == 0 ? 1 : h;
  }
}
