package vn.congvu.backup.keep;

import java.util.random.RandomGenerator;
import vn.congvu.backup.repository.format.BlobAddress;

/**
 * A set of blobs in a memory that does not grow with them. Never denies a blob that it was given;
 * may take a dead one for alive, which then stays until a later compaction, whose errors are
 * others.
 */
final class LivingBlobs {

  private static final int BITS_PER_BLOB = 12;
  private static final int PROBES = 6;
  private static final int LEAST_SHIFT = 64 - 16;

  /** 2^30 bits are 128 MiB. */
  private static final int MOST_SHIFT = 64 - 30;

  private final long[] bits;
  private final int shift;
  private final long first;
  private final long second;

  /**
   * @param expected how many blobs there will be about
   */
  LivingBlobs(long expected, RandomGenerator random) {
    int wanted = Long.numberOfLeadingZeros(Math.max(1, expected) * BITS_PER_BLOB);
    this.shift = Math.clamp(wanted, MOST_SHIFT, LEAST_SHIFT);
    this.bits = new long[1 << (64 - shift - 6)];
    this.first = random.nextLong() | 1;
    this.second = random.nextLong() | 1;
  }

  void add(BlobAddress address) {
    for (int i = 0; i < PROBES; i++) {
      long bit = bit(address, i);
      bits[(int) (bit >>> 6)] |= 1L << bit;
    }
  }

  boolean mayHold(BlobAddress address) {
    for (int i = 0; i < PROBES; i++) {
      long bit = bit(address, i);
      if ((bits[(int) (bit >>> 6)] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Addresses are hashes already; the multiplication only makes each run's errors its own. */
  private long bit(BlobAddress address, int probe) {
    return (address.high() * first + probe * (address.low() * second)) >>> shift;
  }
}
