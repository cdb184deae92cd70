package vn.congvu.backup.drill;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import vn.congvu.platform.lease.LeaseWorkers;

/** Works on the mailboxes of drills for as long as the replica lives. */
@ApplicationScoped
class DrillWorker {

  private final DrillEnd end;
  private final ScratchMailboxes scratches;
  private final DrillConfig config;
  private final LeaseWorkers workers;

  DrillWorker(
      DrillQueue queue,
      DrillRunner runner,
      DrillEnd end,
      ScratchMailboxes scratches,
      DrillConfig config) {
    this.end = end;
    this.scratches = scratches;
    this.config = config;
    this.workers =
        new LeaseWorkers(
                new LeaseWorkers.Settings(
                    "drill", config.parallel(), config.poll(), config.lease()),
                queue.table(),
                free -> queue.claim(config.lease()),
                runner::run)
            .whenIdle(this::cleanUp);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      workers.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    workers.stop();
  }

  private void cleanUp() {
    scratches.sweep();
    end.endFinished();
  }
}
