package vn.congvu.security.coverage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.chain.Link;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.security.evidence.EvidenceChain;

/**
 * One row for each place where a copy can lie. Whoever looks, contains or destroys writes here; a
 * case does not close over a row that is open.
 */
@ApplicationScoped
public class CoverageLedger {

  /**
   * Why a mailbox is UNKNOWN that the mail server does not have, while nobody said it is deleted.
   */
  public static final String NOT_ON_SERVER = "not-on-mail-server";

  private final CoverageRepository rows;
  private final EvidenceChain evidence;
  private final Database database;
  private final Clock clock;

  CoverageLedger(CoverageRepository rows, EvidenceChain evidence, Database database, Clock clock) {
    this.rows = rows;
    this.evidence = evidence;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Says what is known of a place from now on; a place that is new gets its row.
   *
   * @param place names it within its kind, never by anything that a person wrote
   * @param proof what shows it: an id, a number; null while there is none
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void set(
      UUID spillId, PlaceKind kind, String place, CoverageState state, @Nullable String proof) {
    CoverageRow row =
        rows.at(spillId, kind, place)
            .orElseGet(
                () -> {
                  CoverageRow fresh = new CoverageRow(spillId, kind, place, state, clock.instant());
                  rows.persist(fresh);
                  return fresh;
                });
    row.become(state, proof, clock.instant());
    evidence.add(
        spillId,
        "coverage.set",
        Map.of(
            "kind",
            kind.name(),
            "place",
            place,
            "state",
            state.name(),
            "proof",
            proof == null ? "" : proof));
  }

  /**
   * What is known of a place is known of another one from now on.
   *
   * @param state of that one, unless it is kept by order
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void moved(UUID spillId, PlaceKind kind, String from, String to, CoverageState state) {
    CoverageView kept =
        rows.at(spillId, kind, from)
            .map(CoverageRow::view)
            .filter(row -> row.state() == CoverageState.LOCKED_UNTIL)
            .orElse(null);
    if (kept == null) {
      set(spillId, kind, to, state, "moved-from:" + from);
    } else {
      set(spillId, kind, to, kept.state(), kept.proof());
    }
  }

  /** The mail server has no such mailbox: somebody has to say what became of it. Said once. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void notOnServer(UUID spillId, String address) {
    boolean said =
        rows.at(spillId, PlaceKind.MAILBOX, address).map(CoverageRow::isNotOnServer).orElse(false);
    if (!said) {
      set(spillId, PlaceKind.MAILBOX, address, CoverageState.UNKNOWN, NOT_ON_SERVER);
    }
  }

  /** Whether somebody has answered for a place. */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean isDeclared(UUID spillId, PlaceKind kind, String place) {
    return rows.at(spillId, kind, place).map(CoverageRow::isDeclared).orElse(false);
  }

  /** The same of many places of a kind; one row of the evidence chain for all of them. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void setAll(
      UUID spillId,
      PlaceKind kind,
      Collection<String> places,
      CoverageState state,
      @Nullable String proof) {
    if (places.isEmpty()) {
      return;
    }
    rows.setAll(spillId, kind, places, state, proof, clock.instant());
    evidence.add(
        spillId,
        "coverage.set",
        Map.of(
            "kind",
            kind.name(),
            "places",
            Integer.toString(places.size()),
            "placesDigest",
            Link.hash(String.join("\n", new TreeSet<>(places))),
            "state",
            state.name(),
            "proof",
            proof == null ? "" : proof));
  }

  /**
   * Writes down a letter or a declaration of a place that is out of our sight.
   *
   * @return empty when the case has no such row
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Optional<CoverageView> declare(UUID spillId, UUID id, CoverageState said, String proof) {
    Optional<CoverageRow> row = rows.of(spillId, id);
    row.ifPresent(
        it -> {
          it.declare(said, proof, clock.instant());
          evidence.add(
              spillId,
              "coverage.declare",
              Map.of("row", id.toString(), "state", said.name(), "proof", proof));
        });
    return row.map(CoverageRow::view);
  }

  /**
   * The same with a proof of each place's own. The row of the evidence has the digest of the lines
   * {@code place TAB proof}, sorted by place.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void setEach(
      UUID spillId, PlaceKind kind, SortedMap<String, String> proofs, CoverageState state) {
    if (proofs.isEmpty()) {
      return;
    }
    Instant now = clock.instant();
    var set = new ArrayList<@Nullable Object[]>();
    var lines = new StringBuilder();
    proofs.forEach(
        (place, proof) -> {
          set.add(
              new @Nullable Object[] {
                Ids.next(), spillId, kind.name(), place, state.name(), proof, now
              });
          lines.append(place).append('\t').append(proof).append('\n');
        });
    database.batch(
        """
        insert into coverage_row (id, spill_id, kind, place, state, proof, changed_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (spill_id, kind, place) do update
          set state = excluded.state, proof = excluded.proof, changed_at = excluded.changed_at
        """,
        set);
    evidence.add(
        spillId,
        "coverage.set",
        Map.of(
            "kind", kind.name(),
            "state", state.name(),
            "places", Integer.toString(proofs.size()),
            "placesDigest", Link.hash(lines.toString())));
  }

  /** A false alarm: no place is open any more. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void release(UUID spillId) {
    int places =
        database.update(
            """
            update coverage_row set state = 'RELEASED', changed_at = ?
             where spill_id = ? and state = any(?)
            """,
            clock.instant(),
            spillId,
            Database.texts(CoverageState.OPEN.stream().map(CoverageState::name).toList()));
    evidence.add(spillId, "coverage.released", Map.of("places", Integer.toString(places)));
  }

  /**
   * How many of the places that the platform looks at itself have a copy, or were not looked at.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public long openPlacesInReach(UUID spillId) {
    return rows.openPlaces(spillId, PlaceKind.IN_REACH);
  }

  /** How many places nobody can answer for yet. */
  @Transactional(Transactional.TxType.MANDATORY)
  public long openPlaces(UUID spillId) {
    return rows.openPlaces(spillId);
  }

  @Transactional(Transactional.TxType.MANDATORY)
  public List<CoverageView> page(UUID spillId, @Nullable UUID after, int limit) {
    return rows.page(spillId, after, limit).stream().map(CoverageRow::view).toList();
  }
}
