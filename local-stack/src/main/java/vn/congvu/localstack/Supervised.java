package vn.congvu.localstack;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** A part with its running process, brought back when it dies, more slowly each time. */
final class Supervised {

  private static final Duration LIMIT = Duration.ofMinutes(4);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Part part;
  private final Path log;
  private final PrintStream out;
  private final Runnable changed;
  // Starting waits long; a monitor would hold its virtual thread's carrier for readers of the
  // state.
  private final ReentrantLock turn = new ReentrantLock();

  private volatile @Nullable Child child;
  private volatile StackState.Condition condition = StackState.Condition.STARTING;
  private volatile Instant startedAt = Instant.EPOCH;
  private volatile Instant nextAttempt = Instant.EPOCH;
  private final AtomicInteger restarts = new AtomicInteger();
  private volatile boolean stopped;

  Supervised(Part part, Path logs, PrintStream out, Runnable changed) {
    this.part = part;
    this.log = logs.resolve(part.name() + ".log");
    this.out = out;
    this.changed = changed;
  }

  void start() {
    turn.lock();
    try {
      Child.rotate(log);
      Instant begin = Instant.now();
      out.println("  … " + part.name());
      bringUp();
      out.printf(
          "  ✓ %-17s %s  (%.1f s)%n",
          part.name(), ports(), Duration.between(begin, Instant.now()).toMillis() / 1000.0);
    } finally {
      turn.unlock();
    }
  }

  void restartWhenDead() {
    Child known = child;
    if (stopped || (known != null && known.isAlive()) || Instant.now().isBefore(nextAttempt)) {
      return;
    }
    turn.lock();
    try {
      if (stopped) {
        return;
      }
      restarts.getAndIncrement();
      condition = StackState.Condition.RESTARTING;
      changed.run();
      out.println("  ! " + part.name() + " ended; starting it again. Its log: " + log);
      bringUp();
      out.println("  ✓ " + part.name() + " is back");
    } catch (StackException failure) {
      Duration pause = Duration.ofSeconds(1L << Math.min(restarts.get(), 5));
      nextAttempt = Instant.now().plus(pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause);
      out.println("  ! " + failure.getMessage());
    } finally {
      turn.unlock();
    }
  }

  private void bringUp() {
    part.prepare();
    Child started = Child.start(part.command(), log);
    child = started;
    startedAt = Instant.now();
    changed.run();
    try {
      Waiting.untilReady(part, started, LIMIT);
      part.afterReady();
    } catch (StackException failure) {
      started.close();
      throw failure;
    }
    condition = StackState.Condition.READY;
    changed.run();
  }

  void stop() {
    stopped = true;
    Child running = child;
    if (running != null && running.isAlive()) {
      out.println("  … stopping " + part.name());
      running.close();
    }
  }

  Optional<StackState.PartState> state() {
    Child running = child;
    return running == null
        ? Optional.empty()
        : Optional.of(
            new StackState.PartState(
                part.name(), condition, running.pid(), part.ports(), startedAt, restarts.get()));
  }

  private String ports() {
    List<String> numbers = part.ports().stream().map(String::valueOf).toList();
    return "port " + numbers.getFirst();
  }
}
