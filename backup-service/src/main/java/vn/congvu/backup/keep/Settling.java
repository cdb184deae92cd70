package vn.congvu.backup.keep;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.forget.LostOrders;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.kafka.Loop;

/**
 * Finishes shreddings that were cut off or that a restored database has lost, at start and now and
 * then; and so each replica learns as well what the others stored and forgot meanwhile.
 */
@ApplicationScoped
class Settling {

  private final RepositoryAccess repository;
  private final CompactionGuard guard;
  private final LostOrders lostOrders;
  private final KeepConfig config;
  private @Nullable Loop loop;

  Settling(
      RepositoryAccess repository,
      CompactionGuard guard,
      LostOrders lostOrders,
      KeepConfig config) {
    this.repository = repository;
    this.guard = guard;
    this.lostOrders = lostOrders;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      loop =
          Loop.start(
              "settling",
              turns -> {
                while (turns.isRunning()) {
                  settle();
                  turns.pause(config.settleEvery());
                }
              });
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.stop();
    }
  }

  void settle() {
    try {
      guard.alone(() -> repository.get().settle());
      lostOrders.takeUp();
    } catch (RuntimeException e) {
      Log.warnf("Shreddings not settled, will be tried again: cause=%s", e);
    }
  }
}
