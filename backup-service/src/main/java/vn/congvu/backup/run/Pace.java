package vn.congvu.backup.run;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** How many mailboxes this replica reads at once. */
@ApplicationScoped
class Pace {

  private final ExecutorService readers;

  Pace(RunConfig config) {
    this.readers =
        Executors.newFixedThreadPool(
            config.parallel(), Thread.ofPlatform().daemon().name("backup-reader-", 0).factory());
  }

  @PreDestroy
  void close() {
    readers.shutdown();
  }

  /**
   * Returns when it was read. On a thread of the system, for a mail server gives many short
   * answers: to park and wake a virtual thread for each costs more than to read it.
   */
  void read(Runnable reading) throws InterruptedException {
    Future<?> read = readers.submit(reading);
    try {
      Object _ = read.get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException failure
          ? failure
          : new IllegalStateException(failed.getCause());
    }
  }
}
