package vn.congvu.security.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.chain.Link;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.security.evidence.EvidenceChain;

/**
 * Writes into the ledger what a look at many places found. What was done at a place says more than
 * that nothing lies there any more, and a place that could not be read stays open if a copy is
 * known there.
 */
@ApplicationScoped
public class CoverageSurvey {

  private static final String LOOKED =
      """
      insert into coverage_row as known (id, spill_id, kind, place, state, proof, changed_at)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (spill_id, kind, place) do update
        set state = excluded.state, proof = excluded.proof, changed_at = excluded.changed_at
        where excluded.state in ('FOUND', 'LOCKED_UNTIL')
           or excluded.state = 'ABSENT'
              and (known.state in ('UNKNOWN', 'FOUND', 'ABSENT')
                   or known.kind = 'SEALED_HOLD' and known.state = 'LOCKED_UNTIL')
           or excluded.state = 'UNKNOWN' and known.state in ('UNKNOWN', 'ABSENT')
      """;

  private final Database database;
  private final EvidenceChain evidence;
  private final Clock clock;

  CoverageSurvey(Database database, EvidenceChain evidence, Clock clock) {
    this.database = database;
    this.evidence = evidence;
    this.clock = clock;
  }

  /**
   * One row of the evidence chain for all of them, with a digest of who is meant.
   *
   * @param byPlace FOUND, ABSENT or UNKNOWN; LOCKED_UNTIL where another case keeps it
   * @param proof by what they were looked at
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void looked(
      UUID spillId, PlaceKind kind, SortedMap<String, CoverageState> byPlace, String proof) {
    if (byPlace.isEmpty()) {
      return;
    }
    var rows = new ArrayList<@Nullable Object[]>();
    var counts = new TreeMap<CoverageState, Integer>();
    var lines = new StringBuilder();
    byPlace.forEach(
        (place, state) -> {
          rows.add(
              new @Nullable Object[] {
                Ids.next(), spillId, kind.name(), place, state.name(), proof, clock.instant()
              });
          counts.merge(state, 1, Integer::sum);
          lines.append(state).append(' ').append(place).append('\n');
        });
    database.batch(LOOKED, rows);
    var details = new TreeMap<>(Map.of("kind", kind.name(), "proof", proof));
    counts.forEach((state, places) -> details.put(state.name(), places.toString()));
    details.put("placesDigest", Link.hash(lines.toString()));
    evidence.add(spillId, "coverage.looked", details);
  }
}
