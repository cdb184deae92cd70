package vn.congvu.backup.keep;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import vn.congvu.platform.lease.LeaseWorkers;

/** Works on maintenance jobs for as long as the replica lives. */
@ApplicationScoped
class MaintenanceWorker {

  private final KeepConfig config;
  private final LeaseWorkers workers;

  MaintenanceWorker(MaintenanceQueue queue, MaintenanceRunner runner, KeepConfig config) {
    this.config = config;
    this.workers =
        new LeaseWorkers(
            new LeaseWorkers.Settings(
                "maintenance", MaintenanceKind.values().length, config.poll(), config.lease()),
            queue.table(),
            free -> queue.claim(config.lease()),
            runner::run);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      workers.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    workers.stop();
  }
}
