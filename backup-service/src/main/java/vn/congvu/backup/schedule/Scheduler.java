package vn.congvu.backup.schedule;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.kafka.Loop;

/** Looks for what is due, for as long as the replica lives. */
@ApplicationScoped
class Scheduler {

  private final List<Duty> duties;
  private final ScheduleStore store;
  private final ScheduleConfig config;
  private final MeterRegistry metrics;
  private @Nullable Loop loop;

  Scheduler(
      @All List<Duties> duties, ScheduleStore store, ScheduleConfig config, MeterRegistry metrics) {
    this.duties = duties.stream().flatMap(some -> some.duties().stream()).toList();
    this.store = store;
    this.config = config;
    this.metrics = metrics;
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      loop =
          Loop.start(
              "schedules",
              turns -> {
                while (turns.isRunning()) {
                  look();
                  turns.pause(config.poll());
                }
              });
    }
  }

  void stop(@Observes ShutdownEvent event) {
    if (loop != null) {
      loop.stop();
    }
  }

  List<Duty> duties() {
    return duties;
  }

  /** One duty that fails keeps no other from its turn, and has its own at the next look. */
  void look() {
    for (Duty duty : duties) {
      try {
        if (store.takeTurn(duty)) {
          metrics.counter("congvu.backup.schedule.turns", "duty", duty.name()).increment();
        }
      } catch (RuntimeException e) {
        Log.warnf(e, "Turn not taken, will be tried again: duty=%s", duty.name());
      }
    }
  }
}
