package vn.congvu.backup.keep;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import vn.congvu.backup.rules.BackupRules;
import vn.congvu.backup.rules.Rule;
import vn.congvu.backup.schedule.Duties;
import vn.congvu.backup.schedule.Duty;
import vn.congvu.backup.schedule.Plan;

/** The maintenance of each night, in an order in which each step finds the one before done. */
@ApplicationScoped
class MaintenanceDuties implements Duties {

  private static final String OURS = "chưa quy định; mặc định của Congvu";

  private final BackupRules rules;
  private final Maintenance maintenance;
  private final KeepConfig config;

  MaintenanceDuties(BackupRules rules, Maintenance maintenance, KeepConfig config) {
    this.rules = rules;
    this.maintenance = maintenance;
    this.config = config;
  }

  @Override
  public List<Duty> duties() {
    return List.of(
        duty("replicate", MaintenanceKind.REPLICATE, 2, rules::copyEvery),
        duty("expire", MaintenanceKind.EXPIRE, 3, () -> ours(config.expireEvery())),
        duty("compact", MaintenanceKind.COMPACT, 4, () -> ours(config.compactEvery())),
        duty("check", MaintenanceKind.CHECK, 5, () -> ours(config.checkEvery())),
        duty(
            "check-read-data",
            MaintenanceKind.CHECK_READ_DATA,
            6,
            () -> ours(config.readDataEvery())));
  }

  private static Rule<Period> ours(Period every) {
    return new Rule<>(every, OURS);
  }

  /**
   * @param hours after the nightly backup
   */
  private Duty duty(String name, MaintenanceKind kind, int hours, Supplier<Rule<Period>> every) {
    return new Duty(
        name,
        () -> {
          Rule<Period> rule = every.get();
          return new Duty.Planned(
              new Plan.At(rules.nightlyAt().value().plus(Duration.ofHours(hours)), rule.value()),
              rule.legalBasis());
        },
        () -> {
          Maintenance.Ordered ordered = maintenance.order(kind, null);
          return ordered.problem() == null
              ? Duty.Outcome.ordered(Objects.requireNonNull(ordered.job()))
              : Duty.Outcome.skipped(ordered.problem().name());
        });
  }
}
