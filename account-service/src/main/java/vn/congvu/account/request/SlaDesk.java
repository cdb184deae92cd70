package vn.congvu.account.request;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.calendar.CalendarChanged;
import vn.congvu.account.calendar.WorkingCalendars;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.calendar.WorkingTime;

/** Keeps each request's due time true to its history, the profile and today's calendar. */
@ApplicationScoped
class SlaDesk {

  private final RequestRepository requests;
  private final WorkingCalendars calendars;
  private final ProfileService profiles;
  private final Clock clock;
  private final AtomicLong overdue;

  SlaDesk(
      RequestRepository requests,
      WorkingCalendars calendars,
      ProfileService profiles,
      Clock clock,
      MeterRegistry metrics) {
    this.requests = requests;
    this.calendars = calendars;
    this.profiles = profiles;
    this.clock = clock;
    // Held by this field: the registry itself keeps only a weak reference.
    this.overdue =
        Objects.requireNonNull(metrics.gauge("congvu.requests.overdue", new AtomicLong()));
  }

  /** After a step that moved the clock; the step is already in the history. */
  void follow(Request request, RequestStep taken) {
    if (taken.kind() == Step.RECEIPT) {
      request.startClock(profiles.active().sla(request.type()), taken.at());
    }
    if (request.allowed() != null && !request.state().isFinal()) {
      request.due(due(request, requests.history(request.id()), calendars.current()));
    }
  }

  /** The clocks that run get their new due time in the very transaction that edits the calendar. */
  void recompute(@Observes CalendarChanged event) {
    WorkingCalendar calendar = calendars.current();
    Map<UUID, List<RequestStep>> histories =
        requests.historiesOfRunning().stream()
            .collect(Collectors.groupingBy(RequestStep::requestId));
    for (Request request : requests.withRunningClock()) {
      Instant due = due(request, histories.getOrDefault(request.id(), List.of()), calendar);
      if (!Objects.equals(due, request.dueAt())) {
        requests.setDue(request.id(), due);
      }
    }
  }

  @Scheduled(every = "30s")
  @Transactional
  void countOverdue() {
    overdue.set(requests.countOverdue(clock.instant()));
  }

  private static @Nullable Instant due(
      Request request, List<RequestStep> history, WorkingCalendar calendar) {
    WorkingTime allowed = request.allowed();
    return allowed == null
        ? null
        : SlaClock.of(allowed, history).flatMap(sla -> sla.due(calendar)).orElse(null);
  }
}
