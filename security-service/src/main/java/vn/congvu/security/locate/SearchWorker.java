package vn.congvu.security.locate;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import vn.congvu.platform.lease.LeaseWorkers;

/** Works on searches for as long as the replica lives. */
@ApplicationScoped
class SearchWorker {

  private static final int AT_ONCE = 2;

  private final SearchConfig config;
  private final LeaseWorkers workers;

  SearchWorker(SearchLedger ledger, SearchRunner runner, SearchConfig config) {
    this.config = config;
    this.workers =
        new LeaseWorkers(
            new LeaseWorkers.Settings("search", AT_ONCE, config.poll(), config.lease()),
            ledger.table(),
            free -> ledger.table().claim(free, config.lease(), "false"),
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
