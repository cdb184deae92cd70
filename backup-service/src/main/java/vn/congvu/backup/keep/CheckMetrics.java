package vn.congvu.backup.keep;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How many faults the last checks found; read apart from scrapes, which must not wait. */
@ApplicationScoped
class CheckMetrics {

  private static final List<MaintenanceKind> CHECKS =
      List.of(MaintenanceKind.CHECK, MaintenanceKind.CHECK_READ_DATA);

  private final MaintenanceQueue queue;
  private final MeterRegistry registry;
  private volatile Map<MaintenanceKind, Long> faults = Map.of();

  CheckMetrics(MaintenanceQueue queue, MeterRegistry registry) {
    this.queue = queue;
    this.registry = registry;
  }

  void register(@Observes StartupEvent event) {
    for (MaintenanceKind kind : CHECKS) {
      Gauge.builder("congvu.backup.check.faults", () -> faults.getOrDefault(kind, 0L))
          .description("Faults of the repository that the last check found")
          .tag("kind", kind.name().toLowerCase(Locale.ROOT))
          .register(registry);
    }
  }

  @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void count() {
    var counted = new EnumMap<MaintenanceKind, Long>(MaintenanceKind.class);
    CHECKS.forEach(kind -> counted.put(kind, queue.faults(kind)));
    faults = counted;
  }
}
