package vn.congvu.security.spill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.duty.Duties;
import vn.congvu.security.duty.DutyView;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.people.Part;
import vn.congvu.security.people.SpillPeople;

/** The cases as their people see them; for whoever is outside the compartment there are none. */
@ApplicationScoped
public class SpillViews {

  private final SpillRepository spills;
  private final SpillPeople people;
  private final References references;
  private final Duties duties;
  private final EvidenceChain evidence;
  private final SpillConfig config;
  private final Clock clock;

  SpillViews(
      SpillRepository spills,
      SpillPeople people,
      References references,
      Duties duties,
      EvidenceChain evidence,
      SpillConfig config,
      Clock clock) {
    this.spills = spills;
    this.people = people;
    this.references = references;
    this.duties = duties;
    this.evidence = evidence;
    this.config = config;
    this.clock = clock;
  }

  @Transactional
  List<SpillLine> page(Caller caller, @Nullable UUID before, int rows) {
    return spills.page(Compartment.of(caller, clock.instant()), before, rows).stream()
        .map(SpillLine::of)
        .toList();
  }

  /** Refuses with 404 whoever is outside the compartment. Who looked is evidence. */
  @Transactional
  public SpillView require(Caller caller, UUID id) {
    Instant now = clock.instant();
    Spill spill = spills.require(id, Compartment.of(caller, now));
    evidence.addUnlessSince(now.minus(config.viewAgainAfter()), id, "spill.view");
    return of(spill, caller);
  }

  /** Only those on the case, not those for whom it waits, read what lies behind it. */
  @Transactional
  public SpillView requireReader(Caller caller, UUID id) {
    SpillView spill = require(caller, id);
    if (spill.people() == null) {
      throw ProblemException.of(SpillProblem.NOT_YOURS_TO_DO, "Người báo không xem được phần này.");
    }
    return spill;
  }

  @Transactional
  public SpillState stateOf(UUID id) {
    return spills.require(id).state();
  }

  /** A case of an exercise, which has no secret and no compartment. */
  public record ExerciseCase(
      UUID id, String code, SpillState state, Instant reportedAt, List<DutyView> duties) {}

  /** The cases that reports of an exercise's document began, the first one first. */
  @Transactional
  public List<ExerciseCase> ofExercise(UUID exerciseId) {
    return spills.list("exerciseId = ?1 order by id", exerciseId).stream()
        .map(
            it ->
                new ExerciseCase(
                    it.id(), it.code(), it.state(), it.reportedAt(), duties.of(it.id())))
        .toList();
  }

  /** A reporter sees no more than their report. */
  @Transactional(Transactional.TxType.MANDATORY)
  SpillView of(Spill spill, Caller caller) {
    Set<Part> parts = people.partsOf(spill.id(), caller);
    boolean onlyReported = parts.equals(EnumSet.of(Part.REPORTER));
    List<DutyView> all = duties.of(spill.id());
    LeakDegree degree = spill.degree();
    LeakCause cause = spill.cause();
    return new SpillView(
        spill.id(),
        spill.code(),
        spill.state(),
        spill.unitCode(),
        spill.level(),
        spill.note(),
        spill.discoveredAt(),
        spill.reportedAt(),
        onlyReported ? null : spill.referredAt(),
        spill.endedAt(),
        parts,
        onlyReported ? all.subList(0, 1) : all,
        onlyReported ? null : people.of(spill.id()),
        onlyReported ? null : references.of(spill.id()),
        onlyReported || degree == null || cause == null
            ? null
            : new SpillView.Assessment(degree, cause, spill.conclusion()),
        onlyReported ? null : spill.remedies(),
        spill.isExercise(),
        spill.version());
  }
}
