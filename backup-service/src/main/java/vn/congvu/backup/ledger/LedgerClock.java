package vn.congvu.backup.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/** Measures what is overdue, for an alert. */
@ApplicationScoped
class LedgerClock {

  private final Ledger ledger;
  private final AtomicLong overdue = new AtomicLong();

  LedgerClock(Ledger ledger, MeterRegistry metrics) {
    this.ledger = ledger;
    Gauge.builder("congvu.backup.overdue", overdue, AtomicLong::get)
        .description("Systems of the backup ledger without a good backup for too long")
        .register(metrics);
  }

  @Scheduled(every = "30s")
  void measure() {
    overdue.set(ledger.overdue());
  }
}
