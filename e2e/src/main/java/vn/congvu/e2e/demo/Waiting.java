package vn.congvu.e2e.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import vn.congvu.e2e.system.NotSo;

/** Asks again until the answer is the one that is awaited. */
final class Waiting {

  private static final Duration REST = Duration.ofMillis(500);

  private Waiting() {}

  static <T> T until(Duration patience, Supplier<T> ask, Predicate<T> awaited, String otherwise) {
    Instant end = Instant.now().plus(patience);
    while (true) {
      T answer = ask.get();
      if (awaited.test(answer)) {
        return answer;
      }
      NotSo.unless(Instant.now().isBefore(end), otherwise);
      LockSupport.parkNanos(REST.toNanos());
    }
  }
}
