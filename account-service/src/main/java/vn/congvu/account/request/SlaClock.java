package vn.congvu.account.request;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.calendar.WorkingTime;

/**
 * The operator's time for one request. It runs in working time from the receipt and stands still
 * while the operator waits for the unit. The due time is always computed anew from what happened,
 * so an edited calendar needs no correction of anything but the result.
 */
record SlaClock(Instant startedAt, WorkingTime allowed, List<Pause> pauses) {

  /**
   * @param to null while the pause lasts
   */
  record Pause(Instant from, @Nullable Instant to) {}

  SlaClock {
    pauses = List.copyOf(pauses);
  }

  /** Reads the clock off a request's history, given in order; empty before the receipt. */
  static Optional<SlaClock> of(WorkingTime allowed, List<RequestStep> history) {
    Instant startedAt = null;
    Instant pausedAt = null;
    List<Pause> pauses = new ArrayList<>();
    for (RequestStep step : history) {
      switch (step.kind()) {
        case RECEIPT -> startedAt = step.at();
        case QUESTION -> pausedAt = step.at();
        case ANSWER -> {
          if (pausedAt != null) {
            pauses.add(new Pause(pausedAt, step.at()));
            pausedAt = null;
          }
        }
        default -> {
          // no other step moves the clock
        }
      }
    }
    if (pausedAt != null) {
      pauses.add(new Pause(pausedAt, null));
    }
    return startedAt == null
        ? Optional.empty()
        : Optional.of(new SlaClock(startedAt, allowed, pauses));
  }

  /**
   * When the time is used up. Empty while the clock stands still with time left; a clock that ran
   * out before it was paused stays overdue, else a late question would heal a missed date.
   */
  Optional<Instant> due(WorkingCalendar calendar) {
    Duration left = calendar.length(allowed);
    Instant from = startedAt;
    for (Pause pause : pauses) {
      Instant due = calendar.due(from, WorkingTime.of(left));
      if (!due.isAfter(pause.from())) {
        return Optional.of(due);
      }
      if (pause.to() == null) {
        return Optional.empty();
      }
      left = left.minus(calendar.worked(from, pause.from()));
      from = pause.to();
    }
    return Optional.of(calendar.due(from, WorkingTime.of(left)));
  }
}
