package vn.congvu.security.containment;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does the same with several things at the same time. */
final class SideBySide {

  private final int workers;

  SideBySide(int workers) {
    this.workers = workers;
  }

  /**
   * @return the first failure; the others were worked on all the same
   */
  <T> @Nullable RuntimeException each(Collection<T> things, Consumer<T> work)
      throws InterruptedException {
    var waiting = new ConcurrentLinkedQueue<>(things);
    var failure = new AtomicReference<@Nullable RuntimeException>();
    int threads = Math.min(workers, things.size());
    var all = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      Thread.ofVirtual()
          .name("containment")
          .start(
              () -> {
                try {
                  for (T thing = waiting.poll(); thing != null; thing = waiting.poll()) {
                    attempt(thing, work, failure);
                  }
                } finally {
                  all.countDown();
                }
              });
    }
    all.await();
    return failure.get();
  }

  private static <T> void attempt(
      T thing, Consumer<T> work, AtomicReference<@Nullable RuntimeException> failure) {
    try {
      work.accept(thing);
    } catch (RuntimeException e) {
      boolean _ = failure.compareAndSet(null, e);
    }
  }
}
