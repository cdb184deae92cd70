package vn.congvu.security.copy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import vn.congvu.platform.database.Database;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.CoverageState;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.mailbox.KnownMailboxes;
import vn.congvu.security.mailbox.KnownMailboxes.Borne;

/**
 * Moves copies to the address that their mailbox has now: the mail went with it, and whoever looks
 * for it under the old one finds nothing there.
 */
@ApplicationScoped
public class RenamedMailboxes {

  private final KnownMailboxes mailboxes;
  private final Copies copies;
  private final CoverageLedger coverage;
  private final Database database;
  private final Clock clock;

  RenamedMailboxes(
      KnownMailboxes mailboxes,
      Copies copies,
      CoverageLedger coverage,
      Database database,
      Clock clock) {
    this.mailboxes = mailboxes;
    this.copies = copies;
    this.coverage = coverage;
    this.database = database;
    this.clock = clock;
  }

  /**
   * @param states of the copies that are moved
   * @return the new addresses
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Set<String> follow(UUID spillId, Set<CopyState> states) {
    Database.Array which = Database.texts(states.stream().map(Enum::name).toList());
    List<Borne> places =
        database.query(
            """
            select distinct place, found_at from spill_copy
             where spill_id = ? and kind = 'MAILBOX' and state = any(?)
            """,
            row -> new Borne(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()),
            spillId,
            which);
    var now = new TreeSet<String>();
    mailboxes
        .bearers(places)
        .forEach(
            (place, bearer) -> {
              if (!bearer.deleted() && !bearer.address().equals(place.address())) {
                move(spillId, place, bearer.address(), which);
                now.add(bearer.address());
              }
            });
    return now;
  }

  /** One of which is known already that it lies there is known twice. */
  private record Moving(UUID id, CopyState state, boolean known) {}

  private void move(UUID spillId, Borne from, String to, Database.Array states) {
    List<Moving> moving =
        database.query(
            """
            select c.id, c.state, exists (
                     select 1 from spill_copy o
                      where o.spill_id = c.spill_id and o.kind = c.kind and o.place = ?
                        and o.folder = c.folder and o.uid_validity = c.uid_validity
                        and o.uid = c.uid and o.key = c.key)
              from spill_copy c
             where c.spill_id = ? and c.kind = 'MAILBOX' and c.place = ? and c.found_at = ?
               and c.state = any(?)
            """,
            row ->
                new Moving(
                    row.getObject(1, UUID.class),
                    CopyState.valueOf(row.getString(2)),
                    row.getBoolean(3)),
            to,
            spillId,
            from.address(),
            from.at(),
            states);
    int _ =
        copies.become(
            moving.stream().filter(Moving::known).map(Moving::id).toList(), CopyState.GONE);
    List<Moving> moved = moving.stream().filter(it -> !it.known()).toList();
    int _ =
        database.update(
            "update spill_copy set place = ?, changed_at = ? where id = any(?)",
            to,
            clock.instant(),
            Database.uuids(moved.stream().map(Moving::id).toList()));
    say(spillId, from.address(), to, moved);
  }

  private void say(UUID spillId, String from, String to, Collection<Moving> moved) {
    if (moved.stream().anyMatch(it -> it.state().isOpen())) {
      boolean lies = moved.stream().anyMatch(it -> it.state() != CopyState.CONTAINED);
      coverage.moved(
          spillId,
          PlaceKind.MAILBOX,
          from,
          to,
          lies ? CoverageState.FOUND : CoverageState.CONTAINED);
    }
    if (!copies.placesWithNothingLeft(spillId, PlaceKind.MAILBOX, List.of(from)).isEmpty()) {
      coverage.set(spillId, PlaceKind.MAILBOX, from, CoverageState.ABSENT, "mailbox-renamed:" + to);
    }
  }
}
