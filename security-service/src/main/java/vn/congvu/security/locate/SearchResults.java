package vn.congvu.security.locate;

import static vn.congvu.security.coverage.PlaceKind.BACKUP_GENERATION;
import static vn.congvu.security.coverage.PlaceKind.MAILBOX;
import static vn.congvu.security.coverage.PlaceKind.SEALED_HOLD;
import static vn.congvu.security.coverage.PlaceKind.VAULT;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundCopy.Spot;
import vn.congvu.security.copy.RenamedMailboxes;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.CoverageSurvey;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.spill.SpillReports;
import vn.congvu.security.spill.SpillState;
import vn.congvu.security.spill.SpillSteps;
import vn.congvu.security.spill.SpillViews;

/** Writes down what a search saw, each time behind the fence of whoever does the work. */
@ApplicationScoped
class SearchResults {

  private static final int PAGE = 1000;
  private static final String OTHER_CASES = "other-cases";

  /** Where a copy lies as it was found, whatever is thought of it. */
  private static final Set<CopyState> LYING =
      Collections.unmodifiableSet(EnumSet.of(CopyState.FOUND, CopyState.DOUBTFUL));

  private final SearchLedger ledger;
  private final Copies copies;
  private final CoverageSurvey coverage;
  private final SpillReports reports;
  private final SpillSteps spills;
  private final SpillViews views;
  private final RenamedMailboxes renamed;
  private final EvidenceChain evidence;

  SearchResults(
      SearchLedger ledger,
      Copies copies,
      CoverageSurvey coverage,
      SpillReports reports,
      SpillSteps spills,
      SpillViews views,
      RenamedMailboxes renamed,
      EvidenceChain evidence) {
    this.ledger = ledger;
    this.copies = copies;
    this.coverage = coverage;
    this.reports = reports;
    this.spills = spills;
    this.views = views;
    this.renamed = renamed;
    this.evidence = evidence;
  }

  /** Mailboxes in which an earlier search saw a copy that still lies there as far as is known. */
  @Transactional
  Set<String> placesOf(UUID spillId) {
    var places = new TreeSet<String>();
    for (CopyState state : LYING) {
      List<String> page = copies.places(spillId, MAILBOX, state, null, PAGE);
      while (!page.isEmpty()) {
        places.addAll(page);
        page = copies.places(spillId, MAILBOX, state, page.getLast(), PAGE);
      }
    }
    return places;
  }

  /** Where earlier searches saw copies in these mailboxes, by address. */
  @Transactional
  Map<String, List<Spot>> spots(UUID spillId, Collection<String> addresses) {
    var spots = new TreeMap<String, List<Spot>>();
    for (CopyState state : LYING) {
      for (Copy copy : copies.at(spillId, MAILBOX, addresses, state)) {
        spots.computeIfAbsent(copy.place(), _ -> new ArrayList<Spot>()).add(copy.spot());
      }
    }
    return spots;
  }

  /** All places are written down, and what the backups keep is among the copies. */
  @Transactional
  void listed(Lease lease, Search search, Known known) {
    evidence.lock(search.spillId());
    ledger.table().fence(lease);
    int _ = copies.add(search.spillId(), known.kept());
    int _ = copies.become(keptNoMore(search, known), CopyState.GONE);
    coverage.looked(
        search.spillId(),
        BACKUP_GENERATION,
        new TreeMap<>(Map.of(Known.BACKUPS, state(!known.kept().isEmpty()))),
        search.proof());
    ledger.listed(search.id(), true);
  }

  /**
   * Contents that are not wanted any more, or that the backups have let go. While a set is carried
   * out they may be on their way to be proved destroyed.
   */
  private List<UUID> keptNoMore(Search search, Known known) {
    if (views.stateOf(search.spillId()) == SpillState.APPROVED) {
      return List.of();
    }
    Set<String> kept = known.kept().stream().map(FoundCopy::key).collect(Collectors.toSet());
    return LYING.stream()
        .flatMap(
            state -> copies.at(search.spillId(), BACKUP_GENERATION, Known.BACKUPS, state).stream())
        .filter(copy -> !kept.contains(copy.key()))
        .map(Copy::id)
        .toList();
  }

  private static CoverageState state(boolean found) {
    return found ? CoverageState.FOUND : CoverageState.ABSENT;
  }

  /**
   * @return whether so much was learned of what to look for that the search begins anew
   */
  @Transactional
  boolean keep(Lease lease, Search search, Collection<Look> looks) {
    evidence.lock(search.spillId());
    ledger.table().fence(lease);
    for (Look look : looks) {
      if (look.original() != null && reports.learn(search.spillId(), look.original())) {
        ledger.beginAnew(search.id());
        return true;
      }
    }
    ledger.keep(
        search.id(), looks.stream().filter(look -> look.outcome() != Look.Outcome.AWAY).toList());
    followRenamed(search, looks);
    int _ =
        copies.add(search.spillId(), looks.stream().flatMap(it -> it.copies().stream()).toList());
    int _ = copies.become(gone(search, looks), CopyState.GONE);
    survey(looks, lying(search, looks, CopyState.EXCLUDED))
        .forEach((kind, places) -> coverage.looked(search.spillId(), kind, places, search.proof()));
    coverage.looked(search.spillId(), MAILBOX, notOnServer(looks), CoverageLedger.NOT_ON_SERVER);
    return false;
  }

  /** What lay in a mailbox went with it to its new address, which is looked at too. */
  private void followRenamed(Search search, Collection<Look> looks) {
    if (looks.stream().anyMatch(look -> look.outcome() == Look.Outcome.NO_LONGER_THERE)) {
      ledger.list(
          search.id(),
          MAILBOX,
          renamed.follow(
              search.spillId(),
              EnumSet.of(CopyState.FOUND, CopyState.DOUBTFUL, CopyState.EXCLUDED)));
    }
  }

  private static SortedMap<String, CoverageState> notOnServer(Collection<Look> looks) {
    var missing = new TreeMap<String, CoverageState>();
    looks.stream()
        .filter(look -> look.outcome() == Look.Outcome.NOT_ON_SERVER)
        .forEach(look -> missing.put(look.at().place(), CoverageState.UNKNOWN));
    return missing;
  }

  /** What lay in a place when it was looked at before and does not lie there now. */
  private List<UUID> gone(Search search, Collection<Look> looks) {
    var seen = new HashSet<Lying>();
    looks.forEach(look -> look.copies().forEach(copy -> seen.add(Lying.of(copy))));
    return LYING.stream()
        .flatMap(state -> lying(search, looks, state).entrySet().stream())
        .filter(copy -> !seen.contains(copy.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** What is known of the places that were looked at: the copies that are in a state there. */
  private Map<Lying, UUID> lying(Search search, Collection<Look> looks, CopyState state) {
    Map<PlaceKind, Set<String>> told = new EnumMap<>(PlaceKind.class);
    for (Look look : looks) {
      if (look.outcome() == Look.Outcome.LOOKED_AT
          || look.outcome() == Look.Outcome.NO_LONGER_THERE) {
        told.computeIfAbsent(look.at().kind(), _ -> new HashSet<>()).add(look.at().place());
      }
      if (look.vault()) {
        told.computeIfAbsent(VAULT, _ -> new HashSet<>()).add(look.at().place());
      }
    }
    var lying = new HashMap<Lying, UUID>();
    told.forEach(
        (kind, places) ->
            copies
                .at(search.spillId(), kind, places, state)
                .forEach(copy -> lying.put(Lying.of(copy), copy.id())));
    return lying;
  }

  /** Where exactly a copy lies. */
  private record Lying(PlaceKind kind, String place, @Nullable Spot spot, String key) {

    static Lying of(FoundCopy copy) {
      return new Lying(copy.kind(), copy.place(), copy.spot(), copy.key());
    }

    static Lying of(Copy copy) {
      return new Lying(copy.kind(), copy.place(), copy.inMailbox(), copy.key());
    }
  }

  /**
   * @param excluded of which somebody has said that they are no copies
   */
  private static Map<PlaceKind, SortedMap<String, CoverageState>> survey(
      Collection<Look> looks, Map<Lying, UUID> excluded) {
    var survey = new EnumMap<PlaceKind, SortedMap<String, CoverageState>>(PlaceKind.class);
    for (Look look : looks) {
      PlaceKind kind = look.at().kind();
      SortedMap<String, CoverageState> ofKind =
          survey.computeIfAbsent(kind, _ -> new TreeMap<String, CoverageState>());
      String place = look.at().place();
      switch (look.outcome()) {
        case LOOKED_AT -> ofKind.put(place, state(has(look, kind, excluded)));
        case NO_LONGER_THERE -> ofKind.put(place, CoverageState.ABSENT);
        case UNREADABLE -> ofKind.put(place, CoverageState.UNKNOWN);
        case NOT_ON_SERVER, BROKEN_OFF, AWAY -> {
          // It waits, or is told otherwise.
        }
      }
      if (look.vault()) {
        survey
            .computeIfAbsent(VAULT, _ -> new TreeMap<String, CoverageState>())
            .put(place, state(has(look, VAULT, excluded)));
      }
    }
    return survey;
  }

  private static boolean has(Look look, PlaceKind kind, Map<Lying, UUID> excluded) {
    return look.copies().stream()
        .filter(copy -> !excluded.containsKey(Lying.of(copy)))
        .map(FoundCopy::kind)
        .anyMatch(kind::equals);
  }

  /**
   * A copy in another case's hold is out of everybody's reach and not this case's to destroy; when
   * it is given back the guard catches it here.
   */
  @Transactional
  void ofOthers(Lease lease, Search search, boolean found) {
    evidence.lock(search.spillId());
    ledger.table().fence(lease);
    coverage.looked(
        search.spillId(),
        SEALED_HOLD,
        new TreeMap<>(
            Map.of(OTHER_CASES, found ? CoverageState.LOCKED_UNTIL : CoverageState.ABSENT)),
        search.proof());
  }

  /** Nothing waits any more. The case is located when it is the first time. */
  @Transactional
  void finish(Lease lease, Search search) {
    evidence.lock(search.spillId());
    SearchView done =
        ledger.page(search.spillId(), null, 1).stream()
            .filter(it -> it.id().equals(search.id()))
            .findFirst()
            .orElseThrow();
    ledger.table().finish(lease, "DONE", null);
    var details =
        Map.of(
            "search", search.id().toString(),
            "kind", search.kind().name(),
            "places", Long.toString(done.places()),
            "unreadable", Long.toString(done.unreadable()),
            "copies", Long.toString(done.copies()));
    if (views.stateOf(search.spillId()) == SpillState.CONFIRMED) {
      boolean _ = spills.advance(search.spillId(), SpillState.LOCATED, details);
    }
    evidence.add(search.spillId(), "search.done", details);
  }
}
