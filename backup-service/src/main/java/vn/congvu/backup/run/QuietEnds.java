package vn.congvu.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where jobs whose mailboxes are as they were wait for each other, so that one transaction ends
 * many of them. It is written by the one that comes as the last of enough, by the one after whom
 * nobody is left to wait for, or after a while by any. Until then they run: should the process end,
 * whoever finds their leases over begins them anew.
 */
@ApplicationScoped
class QuietEnds {

  private final Duration linger;
  private final int enough;
  private final Function<Map<Job, Instant>, Set<UUID>> writer;
  private List<End> waiting = new ArrayList<>();
  private int working;

  @Inject
  QuietEnds(RunConfig config, JobStore jobs) {
    this(config.linger(), Math.max(1, config.held() / 2), jobs::done);
  }

  /**
   * @param writer of ends with their moments; answers of which jobs it had the right to write
   */
  QuietEnds(Duration linger, int enough, Function<Map<Job, Instant>, Set<UUID>> writer) {
    this.linger = linger;
    this.enough = enough;
    this.writer = writer;
  }

  private static final class End {
    private final Job job;
    private final Instant moment;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable RuntimeException trouble;

    End(Job job, Instant moment) {
      this.job = job;
      this.moment = moment;
    }

    void over(@Nullable RuntimeException trouble) {
      this.trouble = trouble;
      over.countDown();
    }
  }

  /** Somebody works on a job that may end here. */
  synchronized void enter() {
    working++;
  }

  void leave() {
    write(left());
  }

  /**
   * Returns when the end is written.
   *
   * @throws LeaseLost when the job is not this worker's any more
   */
  void end(Job job, Instant moment) throws InterruptedException {
    var end = new End(job, moment);
    write(come(end));
    if (!end.over.await(linger.toNanos(), TimeUnit.NANOSECONDS)) {
      write(all());
      end.over.await();
    }
    RuntimeException trouble = end.trouble;
    if (trouble != null) {
      throw trouble;
    }
  }

  private synchronized List<End> left() {
    working--;
    return due();
  }

  private synchronized List<End> come(End end) {
    waiting.add(end);
    return due();
  }

  private List<End> due() {
    return waiting.size() >= enough || waiting.size() == working ? all() : List.of();
  }

  private synchronized List<End> all() {
    List<End> all = waiting;
    waiting = new ArrayList<>();
    return all;
  }

  private void write(List<End> ends) {
    if (ends.isEmpty()) {
      return;
    }
    try {
      Set<UUID> written =
          writer.apply(ends.stream().collect(Collectors.toMap(end -> end.job, end -> end.moment)));
      ends.forEach(
          end -> end.over(written.contains(end.job.id()) ? null : new LeaseLost(end.job.id())));
    } catch (RuntimeException notWritten) {
      ends.forEach(end -> end.over(notWritten));
    }
  }
}
