package vn.congvu.security.containment;

import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Works in several mailboxes at the same time. */
final class SideBySide {

  private final int workers;

  SideBySide(int workers) {
    this.workers = workers;
  }

  /**
   * @return the first failure; the others were worked on all the same
   */
  @Nullable RuntimeException each(Collection<String> addresses, Consumer<String> work)
      throws InterruptedException {
    var waiting = new ConcurrentLinkedQueue<>(addresses);
    var failure = new AtomicReference<@Nullable RuntimeException>();
    int threads = Math.min(workers, addresses.size());
    var all = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      Thread.ofVirtual()
          .name("containment-mailboxes")
          .start(
              () -> {
                try {
                  for (String address = waiting.poll(); address != null; address = waiting.poll()) {
                    attempt(address, work, failure);
                  }
                } finally {
                  all.countDown();
                }
              });
    }
    all.await();
    return failure.get();
  }

  private static void attempt(
      String address, Consumer<String> work, AtomicReference<@Nullable RuntimeException> failure) {
    try {
      work.accept(address);
    } catch (RuntimeException e) {
      boolean _ = failure.compareAndSet(null, e);
    }
  }
}
