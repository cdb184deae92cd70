package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.access.FolderState;

class FolderChangeTest {

  private static final FolderState DONE = new FolderState(1, 10, 9, 5);

  private static FolderChange change(Map<Long, Integer> flagged) {
    return new FolderChange(7, Instant.EPOCH, List.of(), flagged, List.of(3L), DONE);
  }

  @Test
  void manyFlagsAreSaidInPiecesAndOnlyTheLastCompletesTheFolder() {
    Map<Long, Integer> flagged = new HashMap<>();
    for (long uid = 1; uid <= 5; uid++) {
      flagged.put(uid, 1);
    }

    List<FolderChange> pieces = change(flagged).inPieces(2);

    assertThat(pieces).extracting(piece -> piece.flagged().size()).containsExactly(2, 2, 1);
    assertThat(pieces).extracting(FolderChange::complete).containsExactly(null, null, DONE);
    assertThat(pieces).extracting(piece -> piece.gone().size()).containsExactly(0, 0, 1);
    Map<Long, Integer> together = new HashMap<>();
    pieces.forEach(piece -> together.putAll(piece.flagged()));
    assertThat(together).isEqualTo(flagged);
  }

  @Test
  void fewFlagsStayInOnePiece() {
    assertThat(change(Map.of()).inPieces(2)).containsExactly(change(Map.of()));
    assertThat(change(Map.of(1L, 1, 2L, 1)).inPieces(2)).hasSize(1);
  }
}
