package vn.congvu.security.score;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.congvu.security.spill.SpillState;

/**
 * How an exercise went.
 *
 * @param code of the exercise
 * @param planted in how many mailboxes its document lay
 * @param met lines that were done in time, of {@code scored} lines whose result is known
 * @param cases that reports of the document began, the first one first
 */
public record ScoreView(
    UUID exerciseId,
    String code,
    Instant computedAt,
    long planted,
    long met,
    long scored,
    List<CaseScore> cases) {

  public ScoreView {
    cases = List.copyOf(cases);
  }

  /** One case. */
  public record CaseScore(String code, SpillState state, List<ScoreLine> lines) {

    public CaseScore {
      lines = List.copyOf(lines);
    }
  }

  static ScoreView of(
      UUID exerciseId, String code, Instant computedAt, long planted, List<CaseScore> cases) {
    List<Result> results =
        cases.stream()
            .flatMap(it -> it.lines().stream())
            .map(ScoreLine::result)
            .filter(it -> it != Result.OPEN)
            .toList();
    return new ScoreView(
        exerciseId,
        code,
        computedAt,
        planted,
        results.stream().filter(it -> it == Result.MET).count(),
        results.size(),
        cases);
  }
}
