package vn.congvu.platform.id;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/** UUIDv7 (RFC 9562): ids of one process sort in the order in which they were made. */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();

  /** Milliseconds in the upper bits, a counter in the lower 12; never goes back with the clock. */
  private static final AtomicLong LAST = new AtomicLong();

  private Ids() {}

  public static UUID next() {
    long now = System.currentTimeMillis() << 12;
    long stamp = LAST.updateAndGet(last -> Math.max(last + 1, now));
    long high = (stamp >>> 12 << 16) | 0x7000L | (stamp & 0xfffL);
    long low = (RANDOM.nextLong() >>> 2) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
