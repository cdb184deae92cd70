package vn.congvu.backup.run;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long a job rests after an attempt that met a server that was away: doubling up to a ceiling,
 * and anything from half of it, so that all mailboxes do not come back in the same second.
 */
record Backoff(Duration first, Duration ceiling) {

  private static final int ENOUGH_DOUBLINGS = 20;

  Duration after(int attempts, RandomGenerator random) {
    int doublings = Math.min(Math.max(attempts - 1, 0), ENOUGH_DOUBLINGS);
    long full = Math.min(first.toMillis() << doublings, ceiling.toMillis());
    return Duration.ofMillis(full / 2 + random.nextLong(full / 2 + 1));
  }
}
