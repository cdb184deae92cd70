package vn.congvu.security.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.chain.Link;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.security.evidence.EvidenceChain;

/** Places that only a letter or a declaration can answer for. */
@ApplicationScoped
public class PlacesOutOfSight {

  private final Database database;
  private final EvidenceChain evidence;
  private final Clock clock;

  PlacesOutOfSight(Database database, EvidenceChain evidence, Clock clock) {
    this.database = database;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** Opens a row for each place that has none; what was answered for the others stays. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void expect(UUID spillId, PlaceKind kind, Collection<String> places) {
    if (places.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    database.batch(
        """
        insert into coverage_row (id, spill_id, kind, place, state, changed_at)
        values (?, ?, ?, ?, 'UNKNOWN', ?)
        on conflict (spill_id, kind, place) do nothing
        """,
        places.stream()
            .<@Nullable Object[]>map(
                place -> new @Nullable Object[] {Ids.next(), spillId, kind.name(), place, now})
            .toList());
    evidence.add(
        spillId,
        "coverage.expect",
        Map.of(
            "kind", kind.name(),
            "places", Integer.toString(places.size()),
            "placesDigest", Link.hash(String.join("\n", new TreeSet<>(places)))));
  }

  /** Nothing was leaked, so nobody has to answer for what is still open. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void dismiss(UUID spillId) {
    int rows =
        database.update(
            """
            update coverage_row set state = 'ABSENT', proof = 'spill.released', changed_at = ?
             where spill_id = ? and state = 'UNKNOWN' and kind in ('EXTERNAL_RECIPIENT', 'USER_DEVICE')
            """,
            clock.instant(),
            spillId);
    if (rows > 0) {
      evidence.add(spillId, "coverage.dismiss", Map.of("places", Integer.toString(rows)));
    }
  }
}
