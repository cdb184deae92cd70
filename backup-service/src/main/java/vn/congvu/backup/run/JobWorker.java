package vn.congvu.backup.run;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import vn.congvu.backup.catalogue.FolderCatalogue;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.platform.lease.Bell;

/**
 * Keeps this replica's slots filled with jobs, each on its own virtual thread, renews their leases,
 * and ends runs of which nothing is left to do. A replica that dies renews nothing, and the others
 * take its jobs when the leases end.
 */
@ApplicationScoped
class JobWorker {

  private static final int SIGNS_OF_LIFE_PER_LEASE = 4;
  private static final int SHARES_PER_CLAIM = 4;
  private static final Duration PATIENCE_AT_SHUTDOWN = Duration.ofSeconds(8);

  private final JobStore jobs;
  private final JobRunner runner;
  private final FolderCatalogue folders;
  private final RunEnd ends;
  private final Learning learning;
  private final RunConfig config;
  private final Map<UUID, Job> running = new ConcurrentHashMap<>();
  private final Bell bell = new Bell();
  private volatile boolean open;

  JobWorker(
      JobStore jobs,
      JobRunner runner,
      FolderCatalogue folders,
      RunEnd ends,
      Learning learning,
      RunConfig config) {
    this.jobs = jobs;
    this.runner = runner;
    this.folders = folders;
    this.ends = ends;
    this.learning = learning;
    this.config = config;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      open = true;
      Thread.ofVirtual().name("backup-claims").start(this::claimWhileOpen);
      Thread.ofVirtual().name("backup-leases").start(this::renewWhileOpen);
    }
  }

  /** Lets running jobs end; what does not end in time is taken up by lease. */
  void stop(@Observes ShutdownEvent event) {
    open = false;
    bell.ring();
    long deadline = System.nanoTime() + PATIENCE_AT_SHUTDOWN.toNanos();
    while (!running.isEmpty() && System.nanoTime() < deadline) {
      await(Duration.ofMillis(100));
    }
  }

  void ordered(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobsWaiting event) {
    bell.ring();
  }

  private void claimWhileOpen() {
    while (open) {
      if (!claimAndStart()) {
        await(config.poll());
      }
    }
  }

  private boolean claimAndStart() {
    int free = config.held() - running.size();
    if (free < Math.max(1, config.held() / SHARES_PER_CLAIM)) {
      // Many at once: a question for each single job would cost more than most jobs.
      return false;
    }
    try {
      List<Job> claimed = jobs.claim(free, config.lease());
      claimed.forEach(job -> running.put(job.id(), job));
      begin(claimed);
      if (claimed.isEmpty()) {
        ends.endFinished();
      }
      return !claimed.isEmpty();
    } catch (RuntimeException databaseAway) {
      // Also when two replicas met in one mailbox: the index let only one of them have it.
      Log.warnf("Jobs could not be claimed; will ask again: cause=%s", databaseAway);
      return false;
    }
  }

  private void begin(List<Job> claimed) {
    try {
      if (!claimed.isEmpty()) {
        learning.once(claimed);
      }
    } catch (RuntimeException storeAway) {
      Log.warnf(storeAway, "Nothing learned; the jobs will meet the same trouble and name it");
    }
    Map<Integer, List<KnownFolder>> known = known(claimed);
    for (Job job : claimed) {
      Thread.ofVirtual()
          .name("backup-" + job.id())
          .start(() -> work(job, known.getOrDefault(job.mailbox(), List.of())));
    }
  }

  private Map<Integer, List<KnownFolder>> known(List<Job> claimed) {
    try {
      return folders.foldersOf(claimed.stream().map(Job::mailbox).toList());
    } catch (RuntimeException databaseAway) {
      Log.warnf(databaseAway, "Folders not read; the jobs will ask themselves");
      return Map.of();
    }
  }

  private void work(Job job, List<KnownFolder> known) {
    try {
      runner.run(job, known);
    } catch (RuntimeException e) {
      Log.errorf(e, "Job given back to its lease: job=%s", job.id());
    } finally {
      running.remove(job.id());
      bell.ring();
    }
  }

  private void renewWhileOpen() {
    Duration pause = config.lease().dividedBy(SIGNS_OF_LIFE_PER_LEASE);
    while (open) {
      try {
        Thread.sleep(pause);
        if (!running.isEmpty()) {
          jobs.renew(List.copyOf(running.values()), config.lease());
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
      bell.await(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      open = false;
    }
  }
}
