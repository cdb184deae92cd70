package vn.congvu.backup.run;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.toMap;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Jobs end together: one pack holds the mail of many mailboxes, and one transaction writes down
 * what was seen of them. A pack and a transaction of its own for each of ten thousand small
 * mailboxes would cost more than to read their mail. Until then they run: should the process end,
 * whoever finds their leases over begins them anew.
 */
@ApplicationScoped
class Ends {

  /** New ones in a transaction, unless one mailbox alone has more. */
  private static final int MOST_MESSAGES = 2000;

  private final JobStore jobs;
  private final Recorder recorder;
  private final Together<End> together;

  @Inject
  Ends(RunConfig config, JobStore jobs, Recorder recorder) {
    this(config.linger(), Math.max(1, config.held() / 2), jobs, recorder);
  }

  Ends(Duration linger, int enough, JobStore jobs, Recorder recorder) {
    this.jobs = jobs;
    this.recorder = recorder;
    this.together = new Together<>(linger, enough, this::write);
  }

  private sealed interface End {

    /** A mailbox that was as it was at the moment. */
    record Quiet(Job job, Instant moment) implements End {}

    /** What has changed in a mailbox, or part of that. */
    record Changed(Job job, Batch batch) implements End {}
  }

  /** Somebody works on a job that may end here. */
  void enter() {
    together.enter();
  }

  void leave() {
    together.leave();
  }

  /**
   * Returns when the end is written.
   *
   * @throws LeaseLost when the job is not this worker's any more
   */
  void unchanged(Job job, Instant moment) throws InterruptedException {
    together.come(new End.Quiet(job, moment));
  }

  /**
   * Returns when all that the batch says is durable and written down, and the end with it.
   *
   * @throws LeaseLost when the job is not this worker's any more; then nothing is written down
   */
  void changed(Job job, Batch batch) throws InterruptedException {
    together.come(new End.Changed(job, batch));
  }

  private Map<End, RuntimeException> write(List<End> ends) {
    var quiet = new ArrayList<End.Quiet>();
    var changed = new ArrayList<End.Changed>();
    for (End end : ends) {
      switch (end) {
        case End.Quiet it -> quiet.add(it);
        case End.Changed it -> changed.add(it);
      }
    }
    var troubles = new HashMap<End, RuntimeException>();
    writeQuiet(quiet, troubles);
    changed.removeIf(end -> !succeeds(end, end.batch()::makeDurable, troubles));
    writeChanged(changed, troubles);
    return troubles;
  }

  private void writeQuiet(List<End.Quiet> ends, Map<End, RuntimeException> troubles) {
    if (ends.isEmpty()) {
      return;
    }
    try {
      Set<UUID> written =
          jobs.done(ends.stream().collect(toMap(End.Quiet::job, End.Quiet::moment)));
      ends.stream()
          .filter(end -> !written.contains(end.job().id()))
          .forEach(end -> troubles.put(end, new LeaseLost(end.job().id())));
    } catch (RuntimeException notWritten) {
      ends.forEach(end -> troubles.put(end, notWritten));
    }
  }

  /** Those of each transaction together; when one of them is refused, each for itself. */
  private void writeChanged(List<End.Changed> ends, Map<End, RuntimeException> troubles) {
    for (List<End.Changed> some : transactions(ends)) {
      if (some.size() == 1 || !areWrittenTogether(some)) {
        for (End.Changed end : some) {
          boolean _ = succeeds(end, () -> end.batch().finish(() -> jobs.done(end.job())), troubles);
        }
      }
    }
  }

  /**
   * Of a bounded size. Rows of jobs are locked in this order everywhere, so nobody waits in a
   * circle.
   */
  private static List<List<End.Changed>> transactions(List<End.Changed> ends) {
    var all = new ArrayList<List<End.Changed>>();
    int room = 0;
    for (End.Changed end : ends.stream().sorted(comparing(end -> end.job().id())).toList()) {
      int messages = end.batch().messages();
      if (all.isEmpty() || room < messages) {
        all.add(new ArrayList<>());
        room = MOST_MESSAGES;
      }
      all.getLast().add(end);
      room -= messages;
    }
    return all;
  }

  private boolean areWrittenTogether(List<End.Changed> ends) {
    try {
      recorder.finish(
          ends.stream().map(end -> end.batch().seen()).toList(),
          () -> ends.forEach(end -> jobs.done(end.job())));
      return true;
    } catch (RuntimeException refused) {
      Log.infof("Mailboxes are written one by one: count=%d cause=%s", ends.size(), refused);
      return false;
    }
  }

  private static boolean succeeds(
      End.Changed end, Runnable step, Map<End, RuntimeException> troubles) {
    try {
      step.run();
      return true;
    } catch (RuntimeException trouble) {
      troubles.put(end, trouble);
      return false;
    }
  }
}
