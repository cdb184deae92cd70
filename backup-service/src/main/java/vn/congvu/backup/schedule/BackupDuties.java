package vn.congvu.backup.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import vn.congvu.backup.rules.BackupRules;
import vn.congvu.backup.run.RunService;

/** The province's mailboxes, all day long and once in the night. */
@ApplicationScoped
class BackupDuties implements Duties {

  private final BackupRules rules;
  private final RunService runs;

  BackupDuties(BackupRules rules, RunService runs) {
    this.rules = rules;
    this.runs = runs;
  }

  @Override
  public List<Duty> duties() {
    return List.of(
        new Duty("continuous-backup", this::continuous, this::backUp),
        new Duty("nightly-backup", this::nightly, this::backUp));
  }

  private Duty.Planned continuous() {
    var every = rules.continuousEvery();
    return new Duty.Planned(new Plan.Every(every.value()), every.legalBasis());
  }

  private Duty.Planned nightly() {
    var at = rules.nightlyAt();
    return new Duty.Planned(Plan.At.daily(at.value()), at.legalBasis());
  }

  private Duty.Outcome backUp() {
    var ordered = runs.orderScheduled();
    return ordered.run() == null
        ? Duty.Outcome.skipped(ordered.reason())
        : Duty.Outcome.ordered(ordered.run());
  }
}
