package vn.congvu.backup.restore;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import vn.congvu.platform.lease.LeaseWorkers;

/**
 * Works on restores for as long as the replica lives; one that is taken up finds its own traces.
 */
@ApplicationScoped
class RestoreWorker {

  private final RestoreConfig config;
  private final LeaseWorkers workers;

  RestoreWorker(RestoreQueue queue, RestoreRunner runner, RestoreConfig config) {
    this.config = config;
    this.workers =
        new LeaseWorkers(
                new LeaseWorkers.Settings(
                    "restore", config.parallel(), config.poll(), config.lease()),
                queue.table(),
                free -> queue.claim(config.lease()),
                runner::run)
            .whenIdle(queue::endFinished);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      workers.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    workers.stop();
  }

  void approved(@Observes(during = TransactionPhase.AFTER_SUCCESS) RestoresWaiting event) {
    workers.wake();
  }
}
