package vn.congvu.security.locate;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.lease.LeasedTable;
import vn.congvu.security.coverage.PlaceKind;

/** The tables of searches. */
@ApplicationScoped
class SearchLedger {

  private static final String VIEW =
      """
      select s.id, s.kind, s.state, s.ordered_by_name, s.ordered_at, s.finished_at, s.problem,
             count(p.place), count(*) filter (where p.state = 'LOOKED_AT'),
             count(*) filter (where p.state = 'NO_LONGER_THERE'),
             count(*) filter (where p.state = 'UNREADABLE'), coalesce(sum(p.copies), 0)
        from spill_search s left join spill_search_place p on p.search_id = s.id
       where s.spill_id = ? and (?::uuid is null or s.id < ?)
       group by s.id order by s.id desc limit ?
      """;

  private final Database database;
  private final Clock clock;
  private final LeasedTable table;

  SearchLedger(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
    this.table = new LeasedTable(database, clock, "spill_search");
  }

  LeasedTable table() {
    return table;
  }

  /** Empty when one is under way. */
  @Transactional(MANDATORY)
  Optional<UUID> order(UUID spillId, SearchKind kind, String by) {
    return database.first(
        """
        insert into spill_search (id, spill_id, kind, state, ordered_by_name, ordered_at,
                                  next_attempt_at)
        values (?, ?, ?, 'WAITING', ?, ?, ?)
        on conflict (spill_id) where state <> 'DONE' do nothing
        returning id
        """,
        row -> row.getObject(1, UUID.class),
        Ids.next(),
        spillId,
        kind.name(),
        by,
        clock.instant(),
        clock.instant());
  }

  @Transactional
  Search get(UUID id) {
    return database
        .query(
            "select id, spill_id, kind, listed from spill_search where id = ?",
            row ->
                new Search(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    SearchKind.valueOf(row.getString(3)),
                    row.getBoolean(4)),
            id)
        .getFirst();
  }

  @Transactional
  void list(UUID search, PlaceKind kind, Collection<String> places) {
    list(search, kind, places, false);
  }

  /** Mailboxes of which the backups know all, unless they are listed for another reason too. */
  @Transactional
  void listQuiet(UUID search, Collection<String> mailboxes) {
    list(search, PlaceKind.MAILBOX, mailboxes, true);
  }

  private void list(UUID search, PlaceKind kind, Collection<String> places, boolean quiet) {
    if (!places.isEmpty()) {
      int _ =
          database.update(
              """
              insert into spill_search_place (search_id, kind, place, state, quiet)
              select ?, ?, place, 'WAITING', ? from unnest(?) as new (place)
              on conflict (search_id, kind, place) do update
                set quiet = spill_search_place.quiet and excluded.quiet
              """,
              search,
              kind.name(),
              quiet,
              Database.texts(places));
    }
  }

  @Transactional(MANDATORY)
  void listed(UUID search, boolean all) {
    int _ = database.update("update spill_search set listed = ? where id = ?", all, search);
  }

  /** All that is known of the places is old: each is looked at again. */
  @Transactional(MANDATORY)
  void beginAnew(UUID search) {
    listed(search, false);
    int _ = database.update("delete from spill_search_place where search_id = ?", search);
  }

  @Transactional
  List<SearchPlace> waiting(UUID search, int most) {
    return database.query(
        """
        select kind, place, tries, quiet from spill_search_place
         where search_id = ? and state = 'WAITING' order by tries, kind, place limit ?
        """,
        row ->
            new SearchPlace(
                PlaceKind.valueOf(row.getString(1)),
                row.getString(2),
                row.getInt(3),
                row.getBoolean(4)),
        search,
        most);
  }

  @Transactional(MANDATORY)
  void keep(UUID search, Collection<Look> looks) {
    var rows = new ArrayList<@Nullable Object[]>();
    for (Look look : looks) {
      boolean again = look.outcome() == Look.Outcome.BROKEN_OFF;
      rows.add(
          new @Nullable Object[] {
            again ? "WAITING" : state(look.outcome()),
            look.reason(),
            again ? 1 : 0,
            look.copies().size(),
            again ? null : clock.instant(),
            search,
            look.at().kind().name(),
            look.at().place()
          });
    }
    database.batch(
        """
        update spill_search_place
           set state = ?, reason = ?, tries = tries + ?, copies = ?, looked_at = ?::timestamptz
         where search_id = ? and kind = ? and place = ?
        """,
        rows);
  }

  private static String state(Look.Outcome outcome) {
    return (outcome == Look.Outcome.NOT_ON_SERVER ? Look.Outcome.UNREADABLE : outcome).name();
  }

  @Transactional(MANDATORY)
  List<SearchView> page(UUID spillId, @Nullable UUID before, int rows) {
    return database.query(
        VIEW,
        row ->
            new SearchView(
                row.getObject(1, UUID.class),
                SearchKind.valueOf(row.getString(2)),
                row.getString(3),
                row.getString(4),
                Objects.requireNonNull(Database.instant(row, 5)),
                Database.instant(row, 6),
                row.getString(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                row.getLong(11),
                row.getLong(12)),
        spillId,
        before,
        before,
        rows);
  }

  /** Those of a case's search that have a state, or all. */
  @Transactional(MANDATORY)
  List<SearchPlaceView> places(
      UUID spillId, UUID search, @Nullable String state, List<String> after, int rows) {
    return database.query(
        """
        select p.kind, p.place, p.state, p.reason, p.copies, p.looked_at
          from spill_search_place p join spill_search s on s.id = p.search_id
         where s.spill_id = ? and s.id = ? and (?::text is null or p.state = ?)
           and (p.kind, p.place) > (?, ?)
         order by p.kind, p.place limit ?
        """,
        row ->
            new SearchPlaceView(
                PlaceKind.valueOf(row.getString(1)),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5),
                Database.instant(row, 6)),
        spillId,
        search,
        state,
        state,
        after.isEmpty() ? "" : after.get(0),
        after.isEmpty() ? "" : after.get(1),
        rows);
  }
}
