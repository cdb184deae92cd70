package vn.congvu.platform.kafka;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Work that goes on for ever on a virtual thread: when a turn fails it waits a little longer each
 * time and begins anew, so a broker or a database that was away needs nobody's hand.
 */
public final class Loop {

  private static final Logger LOG = Logger.getLogger(Loop.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  private final String name;
  private final Turn turn;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread;
  private volatile String state = "starting";

  /** One life of the work: returns only when the loop is stopped, throws when it cannot go on. */
  @FunctionalInterface
  public interface Turn {
    void run(Loop loop) throws Exception;
  }

  private Loop(String name, Turn turn) {
    this.name = name;
    this.turn = turn;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::runUntilStopped);
  }

  public static Loop start(String name, Turn turn) {
    Loop loop = new Loop(name, turn);
    loop.thread.start();
    return loop;
  }

  public boolean isRunning() {
    return stopped.getCount() > 0;
  }

  public boolean isAlive() {
    return thread.isAlive();
  }

  /** For probes and people: {@code working}, {@code standing by}, {@code waiting after …}. */
  public String state() {
    return state;
  }

  public void state(String state) {
    this.state = state;
  }

  /** Waits, but not beyond the stop. */
  public void pause(Duration pause) throws InterruptedException {
    boolean woken = stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    if (woken) {
      LOG.debugf("stopping: %s", name);
    }
  }

  public void stop() {
    stopped.countDown();
    try {
      if (!thread.join(Duration.ofSeconds(8))) {
        thread.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runUntilStopped() {
    Duration pause = FIRST_PAUSE;
    while (isRunning()) {
      long began = System.nanoTime();
      try {
        turn.run(this);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      } catch (Exception e) {
        state = "waiting after " + e.getClass().getSimpleName();
        if (System.nanoTime() - began > LONGEST_PAUSE.multipliedBy(3).toNanos()) {
          pause = FIRST_PAUSE;
        }
        LOG.warnf("%s begins anew in %d ms: %s", name, pause.toMillis(), e.getClass().getName());
        LOG.debug(name, e);
        if (!paused(pause)) {
          return;
        }
        pause =
            pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0
                ? pause.multipliedBy(2)
                : LONGEST_PAUSE;
      }
    }
  }

  private boolean paused(Duration pause) {
    try {
      pause(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
