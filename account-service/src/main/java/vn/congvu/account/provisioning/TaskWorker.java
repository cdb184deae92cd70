package vn.congvu.account.provisioning;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Keeps this replica's slots filled with tasks, each on its own virtual thread, and renews their
 * leases. A replica that dies renews nothing, and the others take its tasks when the leases end.
 */
@ApplicationScoped
class TaskWorker {

  private static final int SIGNS_OF_LIFE_PER_LEASE = 4;
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(8);

  private final TaskStore tasks;
  private final TaskRunner runner;
  private final ProvisioningConfig config;
  private final Map<UUID, Task> running = new ConcurrentHashMap<>();
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean open;

  TaskWorker(TaskStore tasks, TaskRunner runner, ProvisioningConfig config) {
    this.tasks = tasks;
    this.runner = runner;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      open = true;
      Thread.ofVirtual().name("provisioning-claims").start(this::claimWhileOpen);
      Thread.ofVirtual().name("provisioning-leases").start(this::renewWhileOpen);
    }
  }

  /** Lets running tasks end; what does not end in time is taken up by lease. */
  void stop(@Observes ShutdownEvent event) {
    open = false;
    ring();
    long deadline = System.nanoTime() + PATIENCE_AT_SHUTDOWN.toNanos();
    while (!running.isEmpty() && System.nanoTime() < deadline) {
      await(Duration.ofMillis(100));
    }
  }

  /** There may be work: do not wait for the next poll. */
  void ring() {
    bell.release();
  }

  private void claimWhileOpen() {
    while (open) {
      if (!claimAndStart()) {
        await(config.poll());
      }
    }
  }

  private boolean claimAndStart() {
    int free = config.parallel() - running.size();
    if (free <= 0) {
      return false;
    }
    try {
      List<Task> claimed = tasks.claim(free, config.lease());
      claimed.forEach(this::begin);
      return !claimed.isEmpty();
    } catch (RuntimeException databaseAway) {
      Log.warnf(databaseAway, "Tasks could not be claimed; will ask again");
      return false;
    }
  }

  private void begin(Task task) {
    running.put(task.id(), task);
    Thread.ofVirtual()
        .name("provisioning-" + task.id())
        .start(
            () -> {
              try {
                runner.run(task);
              } catch (RuntimeException e) {
                Log.errorf(e, "Task given back to its lease: task=%s", task.id());
              } finally {
                running.remove(task.id());
                ring();
              }
            });
  }

  private void renewWhileOpen() {
    Duration pause = config.lease().dividedBy(SIGNS_OF_LIFE_PER_LEASE);
    while (open) {
      try {
        Thread.sleep(pause);
        if (!running.isEmpty()) {
          tasks.renew(List.copyOf(running.values()), config.lease());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (RuntimeException databaseAway) {
        Log.warnf(databaseAway, "Leases could not be renewed");
      }
    }
  }

  private void await(Duration time) {
    try {
      if (bell.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS)) {
        bell.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      open = false;
    }
  }
}
