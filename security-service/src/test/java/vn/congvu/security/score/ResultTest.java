package vn.congvu.security.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.security.score.ScoreView.CaseScore;
import vn.congvu.security.spill.SpillState;

class ResultTest {

  private static final Instant BEGIN = Instant.parse("2026-11-24T02:00:00Z");
  private static final Instant DUE = BEGIN.plusSeconds(60);

  @Test
  void whatWasDoneWhenItWasDueIsMet() {
    assertThat(Result.of(DUE, DUE, DUE.plusSeconds(9))).isEqualTo(Result.MET);
    assertThat(Result.of(DUE, DUE.plusSeconds(1), DUE.plusSeconds(9))).isEqualTo(Result.MISSED);
  }

  @Test
  void whatIsNotDoneIsMissedOnlyOnceItsTimeIsOver() {
    assertThat(Result.of(DUE, null, DUE)).isEqualTo(Result.OPEN);
    assertThat(Result.of(DUE, null, DUE.plusSeconds(1))).isEqualTo(Result.MISSED);
    assertThat(Result.of(null, null, DUE)).isEqualTo(Result.OPEN);
  }

  @Test
  void whatIsStillOpenCountsNeitherWay() {
    ScoreLine met = ScoreLine.of("báo", "Điều 15", BEGIN, DUE, DUE, DUE);
    ScoreLine missed = ScoreLine.of("tìm", "Điều 15", BEGIN, DUE, DUE.plusSeconds(5), DUE);
    ScoreLine open = ScoreLine.of("hủy", "Điều 15", null, null, null, DUE);

    ScoreView score =
        ScoreView.of(
            UUID.randomUUID(),
            "DT-K7QX2M9P",
            DUE,
            3,
            List.of(new CaseScore("TM-K7QX2M9P", SpillState.LOCATED, List.of(met, missed, open))));

    assertThat(score.met()).isEqualTo(1);
    assertThat(score.scored()).isEqualTo(2);
    assertThat(missed.tookSeconds()).isEqualTo(65);
  }
}
