package vn.congvu.backup.restore;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.congvu.platform.kafka.Loop;
import vn.congvu.platform.lease.Bell;

/** Claims restores and keeps their leases while they run, each on its own virtual thread. */
@ApplicationScoped
class RestoreWorker {

  private static final int SIGNS_OF_LIFE_PER_LEASE = 4;

  private final RestoreQueue queue;
  private final RestoreRunner runner;
  private final RestoreConfig config;
  private final Map<UUID, RestoreQueue.Job> running = new ConcurrentHashMap<>();
  private final Bell bell = new Bell();
  private volatile List<Loop> loops = List.of();

  RestoreWorker(RestoreQueue queue, RestoreRunner runner, RestoreConfig config) {
    this.queue = queue;
    this.runner = runner;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      loops =
          List.of(
              Loop.start("restore-claims", this::claim), Loop.start("restore-leases", this::renew));
    }
  }

  /** What runs now is taken up by another replica when its lease ends, and finds its own traces. */
  void stop(@Observes ShutdownEvent event) {
    bell.ring();
    loops.forEach(Loop::stop);
  }

  void approved(@Observes(during = TransactionPhase.AFTER_SUCCESS) RestoresWaiting event) {
    bell.ring();
  }

  private void claim(Loop loop) throws InterruptedException {
    while (loop.isRunning()) {
      List<RestoreQueue.Job> claimed =
          running.size() < config.parallel() ? queue.claim(config.lease()) : List.of();
      claimed.forEach(this::begin);
      if (claimed.isEmpty()) {
        queue.endFinished();
        bell.await(config.poll());
      }
    }
  }

  private void begin(RestoreQueue.Job job) {
    running.put(job.id(), job);
    Thread.ofVirtual()
        .name("restore-" + job.id())
        .start(
            () -> {
              try {
                runner.run(job);
              } catch (RuntimeException e) {
                Log.errorf(e, "Restore given back to its lease: job=%s", job.id());
              } finally {
                running.remove(job.id());
                bell.ring();
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
