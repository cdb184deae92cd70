package vn.congvu.account.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Writes down how far a task came, for those who watch its progress. */
@ApplicationScoped
class StepRecorder {

  private final TaskStore tasks;

  StepRecorder(TaskStore tasks) {
    this.tasks = tasks;
  }

  void on(@Observes StepReached reached) {
    tasks.reached(reached);
  }
}
