package vn.congvu.security.containment;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import vn.congvu.platform.lease.LeaseWorkers;

/** Works on orders for as long as the replica lives. */
@ApplicationScoped
class ContainmentWorker {

  private static final int CASES = 2;

  private final ContainmentConfig config;
  private final LeaseWorkers workers;

  ContainmentWorker(Orders orders, ContainmentRunner runner, ContainmentConfig config) {
    this.config = config;
    this.workers =
        new LeaseWorkers(
            new LeaseWorkers.Settings("containment", CASES, config.poll(), config.lease()),
            orders.table(),
            free -> orders.claim(free, config.lease()),
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
