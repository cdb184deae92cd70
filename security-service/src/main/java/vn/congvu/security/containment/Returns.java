package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.copy.RenamedMailboxes;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.spill.SpillSteps;

/** The transactions of giving back. */
@ApplicationScoped
class Returns {

  private final Orders orders;
  private final Copies copies;
  private final CoverageLedger coverage;
  private final RenamedMailboxes renamed;
  private final SpillSteps spills;
  private final EvidenceChain evidence;
  private final Database database;

  Returns(
      Orders orders,
      Copies copies,
      CoverageLedger coverage,
      RenamedMailboxes renamed,
      SpillSteps spills,
      EvidenceChain evidence,
      Database database) {
    this.orders = orders;
    this.copies = copies;
    this.coverage = coverage;
    this.renamed = renamed;
    this.spills = spills;
    this.evidence = evidence;
    this.database = database;
  }

  /**
   * Where a copy that was begun to be given back would lie.
   *
   * @param fromUid it has this UID or a greater one, if it was appended
   */
  record Begun(long uidValidity, long fromUid) {}

  /** What was kept of a copy, and how far it is. */
  record Kept(TakenMail mail, @Nullable Begun begun) {}

  /** What lies sealed, or perhaps still where it was found, is its mailbox's under any address. */
  @Transactional
  void followRenamed(Order order) {
    evidence.lock(order.spillId());
    orders.fence(order.lease());
    var _ = renamed.follow(order.spillId(), EnumSet.of(CopyState.CONTAINED, CopyState.FOUND));
  }

  /** Until somebody has answered for the mailbox what lies sealed of it stays so. */
  @Transactional
  void noMailbox(Order order, String address) {
    evidence.lock(order.spillId());
    orders.fence(order.lease());
    if (coverage.isDeclared(order.spillId(), PlaceKind.MAILBOX, address)) {
      copies.cannotGoBack(order.spillId(), address);
    } else {
      coverage.notOnServer(order.spillId(), address);
    }
  }

  @Transactional
  List<String> places(Order order, PlaceKind kind, @Nullable String after, int rows) {
    return copies.places(order.spillId(), kind, CopyState.CONTAINED, after, rows);
  }

  @Transactional
  List<Copy> contained(Order order, PlaceKind kind, String place) {
    return copies.at(order.spillId(), kind, place, CopyState.CONTAINED);
  }

  Map<UUID, Kept> kept(Collection<UUID> copyIds) {
    var kept = new HashMap<UUID, Kept>();
    database
        .query(
            """
            select copy_id, flags, internal_date, sender, recipients, returning_validity,
                   returning_from_uid
              from taken_mail where copy_id = any(?)
            """,
            row -> {
              long validity = row.getLong(6);
              Begun begun = row.wasNull() ? null : new Begun(validity, row.getLong(7));
              return new Kept(
                  new TakenMail(
                      row.getObject(1, UUID.class),
                      flags(row.getString(2)),
                      Database.instant(row, 3),
                      row.getString(4),
                      texts(row.getArray(5))),
                  begun);
            },
            Database.uuids(copyIds))
        .forEach(it -> kept.put(it.mail().copyId(), it));
    return kept;
  }

  private static SortedSet<String> flags(String text) {
    return text.isEmpty()
        ? Collections.emptySortedSet()
        : new TreeSet<>(List.of(text.split(" ", -1)));
  }

  private static List<String> texts(Array array) throws SQLException {
    return Arrays.asList((String[]) array.getArray());
  }

  /**
   * Whether no copy is taken away any more. A worker that was at it when the order turned may say
   * so of one behind whoever gives back.
   */
  @Transactional
  boolean nothingContained(Order order) {
    return database
        .query(
            """
            select not exists (
              select 1 from spill_copy where spill_id = ? and state = 'CONTAINED')
            """,
            row -> row.getBoolean(1),
            order.spillId())
        .getFirst();
  }

  /**
   * The holds of copies that are not in them alone.
   *
   * @param lying copies that were seen where they were found
   */
  List<UUID> neededNoMore(Order order, Set<UUID> lying) {
    return database.query(
        """
        select h.id from sealed_hold h join spill_copy c on c.id = h.copy_id
         where h.spill_id = ? and h.wrapped_key is not null
           and (c.state in ('RELEASED', 'GONE') or c.state = 'FOUND' and c.id = any(?))
        """,
        row -> row.getObject(1, UUID.class),
        order.spillId(),
        Database.uuids(lying));
  }

  List<Unfinished.Open> unfinished(Order order) {
    return database.query(
        """
        select c.id, h.id, c.place, c.folder, c.uid_validity, c.uid, c.key from spill_copy c
          join sealed_hold h on h.copy_id = c.id and h.wrapped_key is not null
         where c.spill_id = ? and c.state = 'FOUND'
        """,
        row ->
            new Unfinished.Open(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                row.getString(4),
                row.getLong(5),
                row.getLong(6),
                row.getString(7)),
        order.spillId());
  }

  /** From the commit on they may lie there. */
  @Transactional
  void begin(Order order, Collection<UUID> copyIds, Begun begun) {
    orders.fence(order.lease());
    int _ =
        database.update(
            """
            update taken_mail set returning_validity = ?, returning_from_uid = ?
             where copy_id = any(?)
            """,
            begun.uidValidity(),
            begun.fromUid(),
            Database.uuids(copyIds));
  }

  @Transactional
  void returned(Order order, Collection<UUID> copyIds) {
    orders.fence(order.lease());
    if (!copyIds.isEmpty()) {
      int _ = copies.become(copyIds, CopyState.RELEASED);
    }
  }

  /**
   * They were no copies, and are back; a place of which nothing is left sealed is open no more.
   *
   * @param all whether they were all that had to go back
   */
  @Transactional
  void straysAreBack(Order order, Collection<Copy> strays, boolean all) {
    evidence.lock(order.spillId());
    orders.fence(order.lease());
    Map<PlaceKind, Set<String>> places =
        strays.stream()
            .collect(
                Collectors.groupingBy(
                    Copy::kind, Collectors.mapping(Copy::place, Collectors.toSet())));
    places.forEach(
        (kind, named) ->
            coverage.setAll(
                order.spillId(),
                kind,
                copies.placesWithNothingLeft(order.spillId(), kind, named),
                CoverageState.RELEASED,
                "reference.exclude-part"));
    if (all) {
      orders.rechecked(order.lease());
    }
  }

  /** All is back, and the case is over. */
  @Transactional
  void finished(Order order) {
    evidence.lock(order.spillId());
    orders.fence(order.lease());
    coverage.release(order.spillId());
    spills.released(order.spillId(), order.reason());
  }
}
