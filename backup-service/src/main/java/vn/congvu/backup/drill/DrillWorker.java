package vn.congvu.backup.drill;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.congvu.platform.kafka.Loop;

/** Claims mailboxes of drills and keeps their leases, each on its own virtual thread. */
@ApplicationScoped
class DrillWorker {

  private static final int SIGNS_OF_LIFE_PER_LEASE = 4;

  private final DrillQueue queue;
  private final DrillRunner runner;
  private final DrillEnd end;
  private final ScratchMailboxes scratches;
  private final DrillConfig config;
  private final Map<UUID, DrillJob> running = new ConcurrentHashMap<>();
  private volatile List<Loop> loops = List.of();

  DrillWorker(
      DrillQueue queue,
      DrillRunner runner,
      DrillEnd end,
      ScratchMailboxes scratches,
      DrillConfig config) {
    this.queue = queue;
    this.runner = runner;
    this.end = end;
    this.scratches = scratches;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      loops =
          List.of(Loop.start("drill-claims", this::claim), Loop.start("drill-leases", this::renew));
    }
  }

  /** What runs now is begun anew by another replica when its lease ends. */
  void stop(@Observes ShutdownEvent event) {
    loops.forEach(Loop::stop);
  }

  private void claim(Loop loop) throws InterruptedException {
    while (loop.isRunning()) {
      Optional<DrillJob> claimed =
          running.size() < config.parallel() ? queue.claim(config.lease()) : Optional.empty();
      claimed.ifPresent(this::begin);
      if (claimed.isEmpty()) {
        scratches.sweep();
        end.endFinished();
        loop.pause(config.poll());
      }
    }
  }

  private void begin(DrillJob job) {
    running.put(job.id(), job);
    Thread.ofVirtual()
        .name("drill-" + job.id())
        .start(
            () -> {
              try {
                runner.run(job);
              } catch (RuntimeException e) {
                Log.errorf(e, "Drill given back to its lease: job=%s", job.id());
              } finally {
                running.remove(job.id());
              }
            });
  }

  private void renew(Loop loop) throws InterruptedException {
    while (loop.isRunning()) {
      loop.pause(config.lease().dividedBy(SIGNS_OF_LIFE_PER_LEASE));
      if (!running.isEmpty()) {
        queue.renew(List.copyOf(running.values()), config.lease());
      }
    }
  }
}
