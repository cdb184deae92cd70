package vn.congvu.security.paper;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import vn.congvu.security.coverage.CoverageCounts;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageView;

/** What papers say of the places where copies can lie. */
@ApplicationScoped
class LedgerWords {

  private static final int PAGE = 1_000;

  private final CoverageLedger coverage;
  private final CoverageCounts counts;

  LedgerWords(CoverageLedger coverage, CoverageCounts counts) {
    this.coverage = coverage;
    this.counts = counts;
  }

  List<Map<String, String>> counts(UUID spillId) {
    return counts.of(spillId).stream()
        .map(
            it ->
                Map.of(
                    "kind", Words.of(it.kind()),
                    "state", Words.of(it.state()),
                    "count", Words.of(it.places())))
        .toList();
  }

  List<Map<String, String>> places(UUID spillId) {
    var places = new ArrayList<Map<String, String>>();
    UUID last = null;
    for (List<CoverageView> page = coverage.page(spillId, null, PAGE);
        !page.isEmpty();
        page = coverage.page(spillId, last, PAGE)) {
      for (CoverageView row : page) {
        places.add(
            Map.of(
                "kind", Words.of(row.kind()),
                "place", row.place(),
                "state", Words.of(row.state()),
                "proof", Objects.requireNonNullElse(row.proof(), "")));
        last = row.id();
      }
    }
    return places;
  }
}
