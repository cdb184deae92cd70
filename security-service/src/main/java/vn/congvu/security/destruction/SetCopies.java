package vn.congvu.security.destruction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.approval.ApprovalService;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.evidence.EvidenceChain;

/** The copies of a set as they are now, and what becomes of them. */
@ApplicationScoped
class SetCopies {

  /** What is still there to be destroyed. */
  static final Set<CopyState> LEFT =
      Collections.unmodifiableSet(EnumSet.of(CopyState.FOUND, CopyState.CONTAINED));

  private static final int MOST_SPARED = 200;

  private final ApprovalService approvals;
  private final Copies copies;
  private final CoverageLedger coverage;
  private final EvidenceChain evidence;
  private final DestructionQueue queue;

  SetCopies(
      ApprovalService approvals,
      Copies copies,
      CoverageLedger coverage,
      EvidenceChain evidence,
      DestructionQueue queue) {
    this.approvals = approvals;
    this.copies = copies;
    this.coverage = coverage;
    this.evidence = evidence;
    this.queue = queue;
  }

  @Transactional
  List<Copy> of(Job job) {
    return copies.these(approvals.copiesOf(job.setId()));
  }

  /** Those in a state. */
  @Transactional
  Stream<Copy> of(Job job, CopyState state) {
    return of(job).stream().filter(copy -> copy.state() == state);
  }

  /** By which key those of a kind are known that somebody has found to be no copies. */
  @Transactional
  List<UUID> spared(Job job, PlaceKind kind) {
    return copies
        .page(job.spillId(), new Copies.Which(kind, CopyState.EXCLUDED), null, MOST_SPARED)
        .stream()
        .map(copy -> UUID.fromString(copy.key()))
        .toList();
  }

  /**
   * They are destroyed, and so are the places that have none left; in the same transaction that
   * proves that the job is still this worker's.
   *
   * @param proof what shows it
   */
  @Transactional
  void destroyed(Job job, Lease lease, Collection<Copy> of, String proof) {
    become(job, lease, of, CopyState.DESTROYED, CoverageState.DESTROYED, proof);
  }

  /** They are not there any more, and nobody here has done it: age, as a rule. */
  @Transactional
  void gone(Job job, Lease lease, Collection<Copy> of) {
    if (!of.isEmpty()) {
      become(job, lease, of, CopyState.GONE, CoverageState.ABSENT, "not-there-any-more");
    }
  }

  /** What is known of a place that holds no copy of its own. */
  @Transactional
  void place(
      Job job, Lease lease, PlaceKind kind, String place, CoverageState state, String proof) {
    queue.table().fence(lease);
    coverage.set(job.spillId(), kind, place, state, proof);
  }

  private void become(
      Job job,
      Lease lease,
      Collection<Copy> of,
      CopyState state,
      CoverageState ofPlace,
      String proof) {
    queue.table().fence(lease);
    int changed = copies.become(of.stream().map(Copy::id).toList(), state);
    evidence.add(
        job.spillId(),
        "destruction.copies",
        Map.of(
            "set", Integer.toString(job.setNumber()),
            "copies", Integer.toString(changed),
            "state", state.name(),
            "proof", proof));
    Map<PlaceKind, Set<String>> places =
        of.stream()
            .collect(
                Collectors.groupingBy(
                    Copy::kind,
                    Collectors.mapping(Copy::place, Collectors.toCollection(TreeSet::new))));
    places.forEach(
        (kind, names) ->
            coverage.setAll(
                job.spillId(),
                kind,
                copies.placesWithNothingLeft(job.spillId(), kind, names),
                ofPlace,
                proof));
  }
}
