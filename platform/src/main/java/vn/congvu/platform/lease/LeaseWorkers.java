package vn.congvu.platform.lease;

import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import vn.congvu.platform.kafka.Loop;

/**
 * Claims jobs, works on each on its own virtual thread, and keeps their leases meanwhile. What runs
 * at a stop is taken up by another replica when its lease ends.
 */
public final class LeaseWorkers {

  private static final int SIGNS_OF_LIFE_PER_LEASE = 4;

  /**
   * @param parallel jobs at the same time on this replica
   * @param poll how often the table is asked for work
   * @param leaseTime how long a job stays with a replica that gives no sign of life
   */
  public record Settings(String name, int parallel, Duration poll, Duration leaseTime) {}

  private final Settings settings;
  private final LeasedTable table;
  private final IntFunction<List<Lease>> claim;
  private final Consumer<Lease> work;
  private final Map<UUID, Lease> running = new ConcurrentHashMap<>();
  private final Bell bell = new Bell();
  private Runnable idle = () -> {};
  private List<Loop> loops = List.of();

  /**
   * @param claim up to so many jobs
   * @param work one attempt, which says itself how it ended; what it throws is left to the lease
   */
  public LeaseWorkers(
      Settings settings, LeasedTable table, IntFunction<List<Lease>> claim, Consumer<Lease> work) {
    this.settings = settings;
    this.table = table;
    this.claim = claim;
    this.work = work;
  }

  /**
   * @param idle done at each look at the table that finds no work: what follows when all is done
   */
  public LeaseWorkers whenIdle(Runnable idle) {
    this.idle = idle;
    return this;
  }

  public void start() {
    loops =
        List.of(
            Loop.start(settings.name() + "-claims", this::claim),
            Loop.start(settings.name() + "-leases", this::renew));
  }

  /** There is work: it does not wait for the next look at the table. */
  public void wake() {
    bell.ring();
  }

  public void stop() {
    bell.ring();
    loops.forEach(Loop::stop);
  }

  private void claim(Loop loop) throws InterruptedException {
    while (loop.isRunning()) {
      int free = settings.parallel() - running.size();
      List<Lease> claimed = free > 0 ? claim.apply(free) : List.of();
      claimed.forEach(this::begin);
      if (claimed.isEmpty()) {
        idle.run();
        bell.await(settings.poll());
      }
    }
  }

  private void begin(Lease lease) {
    running.put(lease.job(), lease);
    Thread.ofVirtual()
        .name(settings.name() + "-" + lease.job())
        .start(
            () -> {
              try {
                work.accept(lease);
              } catch (RuntimeException e) {
                Log.errorf(e, "Job given back to its lease: job=%s", lease.job());
              } finally {
                running.remove(lease.job());
                bell.ring();
              }
            });
  }

  private void renew(Loop loop) throws InterruptedException {
    while (loop.isRunning()) {
      loop.pause(settings.leaseTime().dividedBy(SIGNS_OF_LIFE_PER_LEASE));
      if (!running.isEmpty()) {
        table.renew(List.copyOf(running.values()), settings.leaseTime());
      }
    }
  }
}
