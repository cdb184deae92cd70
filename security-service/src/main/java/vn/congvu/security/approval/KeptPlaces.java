package vn.congvu.security.approval;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.PlaceKind;

/** The places whose copies the authority wants kept, in the coverage ledger. */
@ApplicationScoped
class KeptPlaces {

  private static final int PAGE = 1_000;

  private final Copies copies;
  private final CoverageLedger coverage;

  KeptPlaces(Copies copies, CoverageLedger coverage) {
    this.copies = copies;
    this.coverage = coverage;
  }

  @Transactional(MANDATORY)
  void lock(UUID spillId, String letterNumber) {
    become(spillId, CopyState.FOUND, CoverageState.LOCKED_UNTIL, "letter:" + letterNumber);
    become(spillId, CopyState.CONTAINED, CoverageState.LOCKED_UNTIL, "letter:" + letterNumber);
  }

  @Transactional(MANDATORY)
  void unlock(UUID spillId, String reason) {
    become(spillId, CopyState.FOUND, CoverageState.FOUND, reason);
    become(spillId, CopyState.CONTAINED, CoverageState.CONTAINED, reason);
  }

  private void become(UUID spillId, CopyState of, CoverageState state, String proof) {
    for (PlaceKind kind : PlaceKind.values()) {
      String after = null;
      List<String> places;
      do {
        places = copies.places(spillId, kind, of, after, PAGE);
        coverage.setAll(spillId, kind, places, state, proof);
        after = places.isEmpty() ? null : places.getLast();
      } while (places.size() == PAGE);
    }
  }
}
