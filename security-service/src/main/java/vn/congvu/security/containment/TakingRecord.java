package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import vn.congvu.platform.database.Database;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.mailbox.KnownMailboxes;
import vn.congvu.security.spill.SpillState;
import vn.congvu.security.spill.SpillSteps;
import vn.congvu.security.spill.SpillViews;

/** Writes down what was taken: a row of the ledger a place, a row of the evidence a batch. */
@ApplicationScoped
class TakingRecord {

  /** So many holds are named in a proof; of more the first and how many. */
  private static final int NAMED = 3;

  /** While a set is approved it is carried out; what is not in it is decided about after it. */
  private static final Set<SpillState> SETTLED_BEFORE =
      Collections.unmodifiableSet(
          EnumSet.of(
              SpillState.DESTROYED, SpillState.ASSESSED, SpillState.REMEDIATED, SpillState.CLOSED));

  private final Orders orders;
  private final KnownMailboxes mailboxes;
  private final Copies copies;
  private final CoverageLedger coverage;
  private final EvidenceChain evidence;
  private final SpillSteps steps;
  private final SpillViews spills;
  private final Database database;

  TakingRecord(
      Orders orders,
      KnownMailboxes mailboxes,
      Copies copies,
      CoverageLedger coverage,
      EvidenceChain evidence,
      SpillSteps steps,
      SpillViews spills,
      Database database) {
    this.orders = orders;
    this.mailboxes = mailboxes;
    this.database = database;
    this.copies = copies;
    this.coverage = coverage;
    this.evidence = evidence;
    this.steps = steps;
    this.spills = spills;
  }

  /**
   * A place from which everything was taken and of which the ledger does not say so yet.
   *
   * @param holds some of them
   */
  record Emptied(PlaceKind kind, String place, long copies, List<String> holds) {}

  @Transactional
  List<Emptied> emptied(Order order, int rows) {
    return database.query(
        """
        select c.kind, c.place, count(*) filter (where c.state = 'CONTAINED'),
               (array_agg(c.hold_id::text order by c.hold_id)
                  filter (where c.state = 'CONTAINED'))[1:%d]
          from spill_copy c
          left join coverage_row r
            on r.spill_id = c.spill_id and r.kind = c.kind and r.place = c.place
         where c.spill_id = ? and c.kind in ('MAILBOX', 'QUEUE')
         group by c.kind, c.place, r.state, r.changed_at
        having bool_or(c.state = 'CONTAINED') and not bool_or(c.state = 'FOUND')
           and (r.state is null or r.state not in ('CONTAINED', 'LOCKED_UNTIL')
                or r.changed_at < max(c.changed_at) filter (where c.state = 'CONTAINED'))
         order by c.kind, c.place limit ?
        """
            .formatted(NAMED),
        row ->
            new Emptied(
                PlaceKind.valueOf(row.getString(1)),
                row.getString(2),
                row.getLong(3),
                Arrays.asList((String[]) row.getArray(4).getArray())),
        order.spillId(),
        rows);
  }

  @Transactional
  void contained(Order order, List<Emptied> emptied) {
    if (emptied.isEmpty()) {
      return;
    }
    evidence.lock(order.spillId());
    for (PlaceKind kind : List.of(PlaceKind.MAILBOX, PlaceKind.QUEUE)) {
      var proofs = new TreeMap<String, String>();
      emptied.stream()
          .filter(it -> it.kind() == kind)
          .forEach(it -> proofs.put(it.place(), proof(it)));
      coverage.setEach(order.spillId(), kind, proofs, CoverageState.CONTAINED);
    }
    evidence.add(
        order.spillId(),
        "containment.taken",
        Map.of(
            "places", Integer.toString(emptied.size()),
            "copies", Long.toString(emptied.stream().mapToLong(Emptied::copies).sum())));
    // What was destroyed was not all: it is decided about anew.
    advance(order.spillId(), SETTLED_BEFORE, Map.of("because", "CAME_LATER"));
  }

  private static String proof(Emptied place) {
    String named = String.join(", ", place.holds());
    return place.copies() <= NAMED
        ? "niêm phong " + named
        : "niêm phong %d bản: %s, …".formatted(place.copies(), named);
  }

  @Transactional
  void inVault(Order order, Collection<String> addresses) {
    evidence.lock(order.spillId());
    coverage.setAll(order.spillId(), PlaceKind.VAULT, addresses, CoverageState.FOUND, null);
  }

  /**
   * A mailbox that was deleted has no copies any more. Of any other one that the mail server does
   * not have it is not known where its copies are: they stay on the list.
   */
  @Transactional
  void notOnServer(Order order, String address) {
    evidence.lock(order.spillId());
    orders.fence(order.lease());
    Optional<Instant> found =
        copies.at(order.spillId(), PlaceKind.MAILBOX, address, CopyState.FOUND).stream()
            .map(Copy::foundAt)
            .max(Comparator.naturalOrder());
    if (found.isEmpty()) {
      return;
    }
    if (mailboxes.isDeleted(address, found.get())) {
      copies.wentWithMailbox(order.spillId(), address);
      coverage.set(
          order.spillId(),
          PlaceKind.MAILBOX,
          address,
          CoverageState.ABSENT,
          "hộp thư đã bị xóa trên máy chủ thư");
    } else {
      coverage.notOnServer(order.spillId(), address);
    }
  }

  /** Where nothing that can be taken still lies where it was found, the case is contained. */
  @Transactional
  boolean settle(Order order) {
    evidence.lock(order.spillId());
    if (order.straight()) {
      return settleStraight(order);
    }
    long contained = 0;
    for (Copies.Count count : copies.counts(order.spillId())) {
      boolean takeable = count.kind() == PlaceKind.MAILBOX || count.kind() == PlaceKind.QUEUE;
      if (takeable && count.state() == CopyState.FOUND) {
        return false;
      }
      contained += count.state() == CopyState.CONTAINED ? count.copies() : 0;
    }
    if (contained > 0) {
      advance(
          order.spillId(),
          EnumSet.of(SpillState.CONFIRMED, SpillState.LOCATED),
          Map.of("copies", Long.toString(contained)));
    }
    return true;
  }

  /** What came after everything was destroyed is decided about anew; it lies where it was found. */
  private boolean settleStraight(Order order) {
    boolean lies =
        copies.counts(order.spillId()).stream()
            .anyMatch(
                count ->
                    count.state() == CopyState.FOUND
                        && (count.kind() == PlaceKind.MAILBOX || count.kind() == PlaceKind.QUEUE));
    if (lies && SETTLED_BEFORE.contains(spills.stateOf(order.spillId()))) {
      boolean _ =
          steps.advance(order.spillId(), SpillState.LOCATED, Map.of("because", "CAME_LATER"));
    }
    return true;
  }

  private void advance(UUID spillId, Set<SpillState> from, Map<String, String> details) {
    if (from.contains(spills.stateOf(spillId))) {
      boolean _ = steps.advance(spillId, SpillState.CONTAINED, details);
    }
  }

  @Transactional
  SpillState stateOf(Order order) {
    return spills.stateOf(order.spillId());
  }
}
