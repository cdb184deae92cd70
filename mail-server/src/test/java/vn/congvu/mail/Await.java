package vn.congvu.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what the server does in its own time. */
public final class Await {

  private Await() {}

  public static void until(Duration patience, BooleanSupplier condition) {
    Instant end = Instant.now().plus(patience);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not so after " + patience);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }
}
