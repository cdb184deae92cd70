package vn.congvu.backup.drill;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import vn.congvu.backup.rules.BackupRules;
import vn.congvu.backup.schedule.Duties;
import vn.congvu.backup.schedule.Duty;
import vn.congvu.backup.schedule.Plan;

/** The drill that the regulation asks for, in the quiet hours after the night's maintenance. */
@ApplicationScoped
class DrillDuties implements Duties {

  private static final Duration AFTER_THE_NIGHTLY_BACKUP = Duration.ofHours(7);

  private final BackupRules rules;
  private final DrillService drills;

  DrillDuties(BackupRules rules, DrillService drills) {
    this.rules = rules;
    this.drills = drills;
  }

  @Override
  public List<Duty> duties() {
    return List.of(new Duty("restore-drill", this::planned, drills::orderScheduled));
  }

  private Duty.Planned planned() {
    var every = rules.drillEvery();
    return new Duty.Planned(
        new Plan.At(rules.nightlyAt().value().plus(AFTER_THE_NIGHTLY_BACKUP), every.value()),
        every.legalBasis());
  }
}
