package vn.congvu.backup.repository.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongPredicate;

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
  private static final int MOST_SAMPLES = 1 << 16;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private CommonText() {}

  static List<byte[]> of(List<byte[]> samples) {
    // Copies of one mail are one mail.
    Set<ByteBuffer> distinct = new LinkedHashSet<>();
    samples.stream().limit(MOST_SAMPLES).map(ByteBuffer::wrap).forEach(distinct::add);
    List<byte[]> used = distinct.stream().map(ByteBuffer::array).toList();
    Sieve sieve = new Sieve();
    each(used, sieve::add);
    Windows windows = new Windows();
    each(
        used,
        (hash, id) -> {
          if (sieve.mayBeCommon(hash)) {
            windows.add(hash, id);
          }
        });
    return used.stream()
        .map(sample -> keep(sample, hash -> sieve.mayBeCommon(hash) && windows.isCommon(hash)))
        .filter(text -> text.length > 0)
        .toList();
  }

  private interface Seen {
    void window(long hash, int sample);
  }

  private static void each(List<byte[]> samples, Seen seen) {
    for (int id = 0; id < samples.size(); id++) {
      byte[] sample = samples.get(id);
      for (int i = 0; i < windows(sample); i++) {
        seen.window(hash(sample, i), id);
      }
    }
  }

  /**
   * Lets through what may stand in enough samples, so that the exact count, which needs ten times
   * the memory of a place here, is spared the many windows that stand in one sample alone. A place
   * has the low bits of the last sample that came by and how many there were; several windows share
   * one. Where the low bits of two samples are the same the count falls short, and a common window
   * may be lost, never a private one kept.
   */
  private static final class Sieve {
    private static final int PLACE_BITS = 23;
    private static final int COUNT_BITS = 3;
    private final short[] places = new short[1 << PLACE_BITS];

    void add(long hash, int sample) {
      int at = place(hash);
      int count = places[at] & (1 << COUNT_BITS) - 1;
      short with = (short) (sample << COUNT_BITS | count + 1);
      if (count < LEAST_SAMPLES && (count == 0 || (places[at] ^ with) >> COUNT_BITS != 0)) {
        places[at] = with;
      }
    }

    boolean mayBeCommon(long hash) {
      return (places[place(hash)] & (1 << COUNT_BITS) - 1) >= LEAST_SAMPLES;
    }

    private static int place(long hash) {
      return (int) (hash >>> -PLACE_BITS);
    }
  }

  /** Counts the samples of each window, without an object for each; zero is an empty place. */
  private static final class Windows {
    private long[] hashes = new long[1 << 16];

    /** The last sample of a window, and above it in how many the window was before. */
    private int[] seen = new int[hashes.length];

    private int used;

    void add(long hash, int sample) {
      int at = place(hash);
      if (hashes[at] == 0) {
        hashes[at] = hash;
        seen[at] = sample;
        if (++used > hashes.length / 2) {
          grow();
        }
      } else if ((seen[at] & MOST_SAMPLES - 1) != sample && !isEnough(seen[at])) {
        seen[at] = (seen[at] & -MOST_SAMPLES) + MOST_SAMPLES | sample;
      }
    }

    boolean isCommon(long hash) {
      int at = place(hash);
      return hashes[at] != 0 && isEnough(seen[at]);
    }

    private static boolean isEnough(int seen) {
      return seen / MOST_SAMPLES >= LEAST_SAMPLES - 1;
    }

    private void grow() {
      long[] full = hashes;
      int[] fullSeen = seen;
      hashes = new long[2 * full.length];
      seen = new int[hashes.length];
      for (int i = 0; i < full.length; i++) {
        if (full[i] != 0) {
          int at = place(full[i]);
          hashes[at] = full[i];
          seen[at] = fullSeen[i];
        }
      }
    }

    private int place(long hash) {
      int at = (int) hash & hashes.length - 1;
      while (hashes[at] != 0 && hashes[at] != hash) {
        at = at + 1 & hashes.length - 1;
      }
      return at;
    }
  }

  private static byte[] keep(byte[] sample, LongPredicate common) {
    byte[] kept = new byte[sample.length];
    int length = 0;
    int keepUntil = 0;
    for (int i = 0; i < sample.length; i++) {
      if (i < windows(sample) && common.test(hash(sample, i))) {
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
