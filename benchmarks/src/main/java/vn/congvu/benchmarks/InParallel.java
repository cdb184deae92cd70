package vn.congvu.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** The same work on many things, some at a time. */
final class InParallel {

  private InParallel() {}

  interface Work<T> {
    void on(T thing) throws IOException;
  }

  static <T> void each(int atATime, List<T> things, Work<T> work) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService threads = Executors.newFixedThreadPool(atATime)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < atATime; i++) {
        running.add(
            threads.submit(
                () -> {
                  for (int at = next.getAndIncrement();
                      at < things.size();
                      at = next.getAndIncrement()) {
                    work.on(things.get(at));
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException failed) {
      throw new IllegalStateException(failed.getCause());
    }
  }
}
