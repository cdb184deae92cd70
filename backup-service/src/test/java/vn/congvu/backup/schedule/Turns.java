package vn.congvu.backup.schedule;

import jakarta.enterprise.context.ApplicationScoped;

/** Takes turns for the tests of other features, as the scheduler does at each look. */
@ApplicationScoped
public class Turns {

  private final ScheduleStore store;

  Turns(ScheduleStore store) {
    this.store = store;
  }

  /** Answers whether it was this caller's turn. */
  public boolean take(Duty duty) {
    return store.takeTurn(duty);
  }
}
