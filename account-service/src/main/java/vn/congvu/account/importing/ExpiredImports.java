package vn.congvu.account.importing;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Deletes lists past their time, with the personal data in them. Safe to run on every node. */
@ApplicationScoped
class ExpiredImports {

  private static final Logger LOG = Logger.getLogger(ExpiredImports.class);

  private final ImportStore store;
  private final Clock clock;

  ExpiredImports(ImportStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Scheduled(
      every = "${congvu.import.sweep-every:1h}",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  @Transactional
  void sweep() {
    int deleted = store.deleteExpired(clock.instant());
    if (deleted > 0) {
      LOG.infof("expired imports deleted count=%d", deleted);
    }
  }
}
