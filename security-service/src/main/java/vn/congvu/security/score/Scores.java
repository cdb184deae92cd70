package vn.congvu.security.score;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.security.duty.DutyView;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.exercise.ExerciseView;
import vn.congvu.security.exercise.Exercises;
import vn.congvu.security.rules.Rule;
import vn.congvu.security.rules.SpillRule;
import vn.congvu.security.rules.SpillRules;
import vn.congvu.security.score.ScoreView.CaseScore;
import vn.congvu.security.spill.SpillViews;
import vn.congvu.security.spill.SpillViews.ExerciseCase;

/** Holds what was done, as the evidence chains tell it, against the rules. */
@ApplicationScoped
class Scores {

  private final Exercises exercises;
  private final SpillViews spills;
  private final EvidenceChain evidence;
  private final SpillRules rules;
  private final Clock clock;

  Scores(
      Exercises exercises,
      SpillViews spills,
      EvidenceChain evidence,
      SpillRules rules,
      Clock clock) {
    this.exercises = exercises;
    this.spills = spills;
    this.evidence = evidence;
    this.rules = rules;
    this.clock = clock;
  }

  @Transactional
  ScoreView of(UUID exerciseId) {
    ExerciseView exercise = exercises.require(exerciseId);
    Instant now = clock.instant();
    long planted = 0;
    Instant begin = null;
    for (ExerciseView.PlantedView mailbox : exercise.mailboxes()) {
      Instant at = mailbox.plantedAt();
      if (at != null) {
        planted++;
        begin = begin == null || at.isBefore(begin) ? at : begin;
      }
    }
    Instant since = begin;
    return ScoreView.of(
        exerciseId,
        exercise.code(),
        now,
        planted,
        spills.ofExercise(exerciseId).stream()
            .map(it -> new CaseScore(it.code(), it.state(), lines(it, since, now)))
            .toList());
  }

  private List<ScoreLine> lines(ExerciseCase one, @Nullable Instant begin, Instant now) {
    var lines = new ArrayList<ScoreLine>();
    Rule<Duration> report = rules.of(SpillRule.REPORT_WITHIN);
    lines.add(line("phát hiện và báo", report, begin, one.reportedAt(), now));
    for (DutyView duty : one.duties()) {
      lines.add(
          ScoreLine.of(
              duty.kind().inVietnamese(),
              duty.legalBasis(),
              duty.startedAt(),
              duty.dueAt(),
              duty.doneAt(),
              now));
    }
    Map<String, Instant> acts = evidence.firsts(one.id());
    for (Step step : Step.values()) {
      lines.add(
          line(
              step.inVietnamese(),
              rules.of(step.rule()),
              acts.get(step.from()),
              acts.get(step.to()),
              now));
    }
    return lines;
  }

  private static ScoreLine line(
      String what,
      Rule<Duration> within,
      @Nullable Instant from,
      @Nullable Instant doneAt,
      Instant now) {
    return ScoreLine.of(
        what,
        within.legalBasis(),
        from,
        from == null ? null : from.plus(within.value()),
        doneAt,
        now);
  }
}
