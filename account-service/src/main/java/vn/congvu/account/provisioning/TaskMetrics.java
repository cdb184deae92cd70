package vn.congvu.account.provisioning;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Locale;
import java.util.Map;

/** How many tasks stand where; counted apart from scrapes, which must not wait for the database. */
@ApplicationScoped
class TaskMetrics {

  private final TaskStore tasks;
  private final MeterRegistry registry;
  private volatile Map<TaskState, Long> counts = Map.of();

  TaskMetrics(TaskStore tasks, MeterRegistry registry) {
    this.tasks = tasks;
    this.registry = registry;
  }

  void register(@Observes StartupEvent event) {
    for (TaskState state : TaskState.values()) {
      Gauge.builder("congvu.provisioning.tasks", () -> counts.getOrDefault(state, 0L))
          .description("Provisioning tasks by state")
          .tag("state", state.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void count() {
    counts = tasks.countByState();
  }
}
