package vn.congvu.backup.run;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Where mailboxes that were read wait for each other, so that one pack holds many of them: a pack
 * of its own for each of ten thousand small mailboxes would be ten thousand small objects. Opens
 * when enough have come, while others still read; when nobody is left to wait for; or after a
 * while.
 */
final class CommitGate {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition opened = lock.newCondition();
  private final Duration linger;
  private final int enough;
  private int working;
  private int waiting;
  private long openings;

  CommitGate(Duration linger, int enough) {
    this.linger = linger;
    this.enough = enough;
  }

  void enter() {
    lock.lock();
    try {
      working++;
    } finally {
      lock.unlock();
    }
  }

  void leave() {
    lock.lock();
    try {
      working--;
      openIfItIsTime();
    } finally {
      lock.unlock();
    }
  }

  /** Returns when it is time to commit. */
  void await() throws InterruptedException {
    lock.lock();
    try {
      waiting++;
      long mine = openings;
      openIfItIsTime();
      long left = linger.toNanos();
      while (mine == openings && left > 0) {
        left = opened.awaitNanos(left);
      }
      if (mine == openings) {
        open();
      }
    } catch (InterruptedException e) {
      waiting = Math.max(0, waiting - 1);
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private void openIfItIsTime() {
    if (waiting >= enough || waiting > 0 && waiting == working) {
      open();
    }
  }

  private void open() {
    openings++;
    waiting = 0;
    opened.signalAll();
  }
}
