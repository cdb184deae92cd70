package vn.congvu.security.destruction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.copy.RenamedMailboxes;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.mailbox.KnownMailboxes;

/** The copies of a set as they are now, and what becomes of them. */
@ApplicationScoped
class SetCopies {

  /** What is still there to be destroyed. */
  static final Set<CopyState> LEFT =
      Collections.unmodifiableSet(EnumSet.of(CopyState.FOUND, CopyState.CONTAINED));

  static final Set<PlaceKind> ANYWHERE =
      Collections.unmodifiableSet(EnumSet.allOf(PlaceKind.class));

  /** No more than the backups can be asked for, or to spare, at once. */
  private static final int PAGE = 200;

  private static final UUID BEGINNING = new UUID(0, 0);

  private final Database database;
  private final Copies copies;
  private final CoverageLedger coverage;
  private final EvidenceChain evidence;
  private final DestructionQueue queue;
  private final RenamedMailboxes renamed;
  private final KnownMailboxes mailboxes;

  SetCopies(
      Database database,
      Copies copies,
      CoverageLedger coverage,
      EvidenceChain evidence,
      DestructionQueue queue,
      RenamedMailboxes renamed,
      KnownMailboxes mailboxes) {
    this.database = database;
    this.copies = copies;
    this.coverage = coverage;
    this.evidence = evidence;
    this.queue = queue;
    this.renamed = renamed;
    this.mailboxes = mailboxes;
  }

  /**
   * Those in a state, each page read in its turn: what was on the last may be in another by then.
   */
  Iterable<List<Copy>> pages(Job job, CopyState state, Set<PlaceKind> kinds) {
    return () ->
        Stream.iterate(
                page(job, state, kinds, BEGINNING),
                page -> !page.isEmpty(),
                page -> page(job, state, kinds, page.getLast().id()))
            .iterator();
  }

  private List<Copy> page(Job job, CopyState state, Set<PlaceKind> kinds, UUID after) {
    List<UUID> ids =
        database.query(
            """
            select c.id from result_set_line l join spill_copy c on c.id = l.copy_id
             where l.set_id = ? and c.state = ? and c.kind = any(?) and c.id > ?
             order by c.id limit ?
            """,
            row -> row.getObject(1, UUID.class),
            job.setId(),
            state.name(),
            names(kinds),
            after,
            PAGE);
    return copies.these(ids);
  }

  private static Database.Array names(Set<PlaceKind> kinds) {
    return Database.texts(kinds.stream().map(Enum::name).toList());
  }

  /** What lies sealed of it: all of it, for a key is shared by a case. */
  List<UUID> holds(Job job) {
    return database.query(
        """
        select c.hold_id from result_set_line l join spill_copy c on c.id = l.copy_id
         where l.set_id = ? and c.state = 'CONTAINED' and c.hold_id is not null
        """,
        row -> row.getObject(1, UUID.class),
        job.setId());
  }

  /** Whether anything of these kinds is still there to be destroyed. */
  boolean isLeft(Job job, Set<PlaceKind> kinds) {
    return database
        .first(
            """
            select exists (
              select 1 from result_set_line l join spill_copy c on c.id = l.copy_id
               where l.set_id = ? and c.state in ('FOUND', 'CONTAINED') and c.kind = any(?))
            """,
            row -> row.getBoolean(1),
            job.setId(),
            names(kinds))
        .orElseThrow();
  }

  /** When the last one of these kinds was destroyed. */
  Optional<Instant> lastDestroyed(Job job, Set<PlaceKind> kinds) {
    return database
        .query(
            """
            select max(c.changed_at) from result_set_line l join spill_copy c on c.id = l.copy_id
             where l.set_id = ? and c.state = 'DESTROYED' and c.kind = any(?)
            """,
            row -> Optional.ofNullable(Database.instant(row, 1)),
            job.setId(),
            names(kinds))
        .getFirst();
  }

  /**
   * By which key those of a kind are known that somebody has found to be no copies.
   *
   * @throws NotYet when there are more than can be spared together
   */
  @Transactional
  List<UUID> spared(Job job, PlaceKind kind) {
    List<Copy> excluded =
        copies.page(job.spillId(), new Copies.Which(kind, CopyState.EXCLUDED), null, PAGE + 1);
    if (excluded.size() > PAGE) {
      throw new NotYet(
          "Quá %d thư trong bản sao lưu đã xác định không phải bản sao; chưa hủy để không mất thư nào."
              .formatted(PAGE));
    }
    return excluded.stream().map(copy -> UUID.fromString(copy.key())).toList();
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

  /** What lies where it was found lies under its mailbox's new address now. */
  @Transactional
  void followRenamed(Job job, Lease lease) {
    evidence.lock(job.spillId());
    queue.table().fence(lease);
    var _ = renamed.follow(job.spillId(), EnumSet.of(CopyState.FOUND));
  }

  /**
   * The mail server does not have a mailbox.
   *
   * @return false when nobody has said that it was deleted: somebody has to
   */
  @Transactional
  boolean goneWithMailbox(Job job, Lease lease, String address, List<Copy> there) {
    evidence.lock(job.spillId());
    queue.table().fence(lease);
    if (mailboxes.isDeleted(address, there.getLast().foundAt())) {
      gone(job, lease, there);
      return true;
    }
    coverage.notOnServer(job.spillId(), address);
    return false;
  }

  /** What is known of a place that holds no copy of its own. */
  @Transactional
  void place(
      Job job, Lease lease, PlaceKind kind, String place, CoverageState state, String proof) {
    evidence.lock(job.spillId());
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
    evidence.lock(job.spillId());
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
