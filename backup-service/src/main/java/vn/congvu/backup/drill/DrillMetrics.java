package vn.congvu.backup.drill;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import vn.congvu.platform.database.Database;

/** Measures what an alert must look at. */
@ApplicationScoped
class DrillMetrics {

  private final Database database;
  private final Clock clock;
  private final AtomicInteger lastFailed = new AtomicInteger();
  private final AtomicReference<Instant> lastPassed;

  DrillMetrics(Database database, Clock clock, MeterRegistry metrics) {
    this.database = database;
    this.clock = clock;
    // Until one has passed the age counts from the start: no drill at all must alarm, too.
    this.lastPassed = new AtomicReference<>(clock.instant());
    Gauge.builder("congvu.backup.drill.failed", lastFailed, AtomicInteger::get)
        .description("1 when the drill that ended last has failed")
        .register(metrics);
    Gauge.builder("congvu.backup.drill.last.passed.age", this, DrillMetrics::secondsSincePassed)
        .description("Since the last drill that passed, or since this replica's start")
        .baseUnit("seconds")
        .register(metrics);
  }

  private double secondsSincePassed() {
    return Duration.between(lastPassed.get(), clock.instant()).toSeconds();
  }

  @Scheduled(every = "30s")
  void measure() {
    lastFailed.set(
        database
            .first(
                """
                select (state = 'FAILED')::int from drill where state <> 'RUNNING'
                 order by id desc limit 1
                """,
                row -> row.getInt(1))
            .orElse(0));
    database
        .first(
            """
            select ended_at from drill where state = 'PASSED' order by ended_at desc limit 1
            """,
            row -> Objects.requireNonNull(Database.instant(row, 1)))
        .ifPresent(lastPassed::set);
  }
}
