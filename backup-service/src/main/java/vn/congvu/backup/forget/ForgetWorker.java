package vn.congvu.backup.forget;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.kafka.Loop;

/** Takes up orders one after the other: what is forgotten together is destroyed pack by pack. */
@ApplicationScoped
class ForgetWorker {

  private final ForgetLedger ledger;
  private final ForgetWork work;
  private final Leftovers leftovers;
  private final ForgetConfig config;
  private volatile @Nullable Loop loop;

  ForgetWorker(ForgetLedger ledger, ForgetWork work, Leftovers leftovers, ForgetConfig config) {
    this.ledger = ledger;
    this.work = work;
    this.leftovers = leftovers;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      loop = Loop.start("forget", this::turn);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    Loop running = loop;
    if (running != null) {
      running.stop();
    }
  }

  private void turn(Loop running) throws InterruptedException {
    while (running.isRunning()) {
      Optional<ForgetLedger.Work> due = ledger.claim(config.quiet());
      if (due.isPresent()) {
        Log.infof("Forgetting: order=%s", due.get().order());
        work.run(due.get());
      } else {
        leftovers.destroy();
        running.pause(config.poll());
      }
    }
  }
}
