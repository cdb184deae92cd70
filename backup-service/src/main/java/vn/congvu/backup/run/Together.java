package vn.congvu.backup.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where workers that have come to the same point wait for each other, so that one of them takes the
 * step for many. It is taken by the one that comes as the last of enough, by the one after whom
 * nobody is left to wait for, or after a while by any.
 */
final class Together<T> {

  private final Duration linger;
  private final int enough;
  private final Step<T> step;
  private List<Waiting<T>> waiting = new ArrayList<>();
  private int working;

  /** A step for many at once. */
  @FunctionalInterface
  interface Step<T> {

    /**
     * Answers what went wrong, by the item; of those that it does not name, nothing did. What it
     * throws went wrong with all.
     */
    Map<T, RuntimeException> take(List<T> items);
  }

  Together(Duration linger, int enough, Step<T> step) {
    this.linger = linger;
    this.enough = enough;
    this.step = step;
  }

  private static final class Waiting<T> {
    private final T item;
    private final CountDownLatch over = new CountDownLatch(1);
    private volatile @Nullable RuntimeException trouble;

    Waiting(T item) {
      this.item = item;
    }

    void over(@Nullable RuntimeException trouble) {
      this.trouble = trouble;
      over.countDown();
    }
  }

  /** Somebody works who may come here. */
  synchronized void enter() {
    working++;
  }

  void leave() {
    take(left());
  }

  /** Returns when the step was taken; throws what went wrong with it. */
  void come(T item) throws InterruptedException {
    var mine = new Waiting<>(item);
    take(joined(mine));
    if (!mine.over.await(linger.toNanos(), TimeUnit.NANOSECONDS)) {
      take(all());
      mine.over.await();
    }
    RuntimeException trouble = mine.trouble;
    if (trouble != null) {
      throw trouble;
    }
  }

  private synchronized List<Waiting<T>> left() {
    working--;
    return due();
  }

  private synchronized List<Waiting<T>> joined(Waiting<T> one) {
    waiting.add(one);
    return due();
  }

  private List<Waiting<T>> due() {
    return waiting.size() >= enough || waiting.size() == working ? all() : List.of();
  }

  private synchronized List<Waiting<T>> all() {
    List<Waiting<T>> all = waiting;
    waiting = new ArrayList<>();
    return all;
  }

  private void take(List<Waiting<T>> those) {
    if (those.isEmpty()) {
      return;
    }
    try {
      Map<T, RuntimeException> troubles = step.take(those.stream().map(each -> each.item).toList());
      those.forEach(each -> each.over(troubles.get(each.item)));
    } catch (RuntimeException failed) {
      those.forEach(each -> each.over(failed));
    } catch (Error broken) {
      var of = new IllegalStateException("the step for many was broken off", broken);
      those.forEach(each -> each.over(of));
      throw broken;
    }
  }
}
