package vn.congvu.account.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicReference;

/** Ends a worker's thread right after a step, as a kill does: nothing is caught, nothing undone. */
@ApplicationScoped
class Kill {

  private final AtomicReference<TaskStep> after = new AtomicReference<>();

  void onceAfter(TaskStep step) {
    after.set(step);
  }

  boolean happened() {
    return after.get() == null;
  }

  void on(@Observes StepReached reached) {
    if (after.compareAndSet(reached.step(), null)) {
      throw new Killed();
    }
  }

  /** An Error, because the runner answers for exceptions. */
  static final class Killed extends Error {
    Killed() {
      super("killed by the test", null, false, false);
    }
  }
}
