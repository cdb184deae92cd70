package vn.congvu.security.destruction;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import vn.congvu.platform.lease.LeaseWorkers;

/** Carries out sets for as long as the replica lives. */
@ApplicationScoped
class DestructionWorker {

  private final DestructionConfig config;
  private final LeaseWorkers workers;

  DestructionWorker(DestructionQueue queue, DestructionRun run, DestructionConfig config) {
    this.config = config;
    this.workers =
        new LeaseWorkers(
            new LeaseWorkers.Settings(
                "destruction", config.parallel(), config.poll(), config.lease()),
            queue.table(),
            free -> queue.claim(free, config.lease()),
            run::attempt);
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
