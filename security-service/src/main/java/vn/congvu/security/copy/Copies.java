package vn.congvu.security.copy;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.security.coverage.PlaceKind;

/**
 * The table {@code spill_copy}. Each change is one statement that names the states it may leave, so
 * that of two who act on a copy one does. Within a transaction only; callers take pages of some
 * hundreds.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Copies {

  private static final UUID BEGINNING = new UUID(0, 0);

  private static final String ADD =
      """
      insert into spill_copy as known (id, spill_id, kind, place, folder, uid_validity, uid, key,
          found_by, found_in, answers, bytes, internal_date, flags, state, found_at, changed_at)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (spill_id, kind, place, folder, uid_validity, uid, key)
      do update set state = excluded.state, changed_at = excluded.changed_at
      where known.state = 'GONE'
      """;

  private final AgroalDataSource dataSource;
  private final Session database;
  private final Clock clock;

  Copies(AgroalDataSource dataSource, Session database, Clock clock) {
    this.dataSource = dataSource;
    this.database = database;
    this.clock = clock;
  }

  /**
   * Adds those that are not known; what was gone and lies there again is found again.
   *
   * @return how many that were
   */
  public int add(UUID spillId, Collection<FoundCopy> found) {
    if (found.isEmpty()) {
      return 0;
    }
    Timestamp now = Timestamp.from(clock.instant());
    try (var connection = dataSource.getConnection();
        var insert = connection.prepareStatement(ADD)) {
      for (FoundCopy copy : found) {
        fill(insert, spillId, copy, now);
        insert.addBatch();
      }
      int added = 0;
      for (int rows : insert.executeBatch()) {
        added += rows;
      }
      return added;
    } catch (SQLException e) {
      throw new IllegalStateException("copies not written: " + e.getSQLState());
    }
  }

  private static void fill(PreparedStatement insert, UUID spillId, FoundCopy copy, Timestamp now)
      throws SQLException {
    FoundCopy.Spot spot = copy.spot();
    Instant date = copy.internalDate();
    insert.setObject(1, Ids.next());
    insert.setObject(2, spillId);
    insert.setString(3, copy.kind().name());
    insert.setString(4, copy.place());
    insert.setString(5, spot == null ? null : spot.folder());
    insert.setObject(6, spot == null ? null : spot.uidValidity(), Types.BIGINT);
    insert.setObject(7, spot == null ? null : spot.uid(), Types.BIGINT);
    insert.setString(8, copy.key());
    insert.setString(9, copy.foundBy().name());
    insert.setString(10, copy.foundIn().name());
    insert.setBoolean(11, copy.answers());
    insert.setLong(12, copy.bytes());
    insert.setTimestamp(13, date == null ? null : Timestamp.from(date));
    insert.setString(14, String.join(" ", copy.flags()));
    insert.setString(15, (copy.doubtful() ? CopyState.DOUBTFUL : CopyState.FOUND).name());
    insert.setTimestamp(16, now);
    insert.setTimestamp(17, now);
  }

  /** Which copies are meant; null means any. */
  public record Which(@Nullable PlaceKind kind, @Nullable CopyState state) {

    public static final Which ALL = new Which(null, null);
  }

  /** A page in the order in which they were found. */
  public List<Copy> page(UUID spillId, Which which, @Nullable UUID after, int rows) {
    return read(
        database
            .createSelectionQuery(
                "from CopyRow where spillId = :spill and id > :after"
                    + " and (:kind is null or kind = :kind) and (:state is null or state = :state)"
                    + " order by id",
                CopyRow.class)
            .setParameter("spill", spillId)
            .setParameter("after", after == null ? BEGINNING : after)
            .setParameter("kind", which.kind(), PlaceKind.class)
            .setParameter("state", which.state(), CopyState.class)
            .setMaxResults(rows));
  }

  /** A page of the places of a kind that have a copy in a state, by name. */
  public List<String> places(
      UUID spillId, PlaceKind kind, CopyState state, @Nullable String after, int rows) {
    return database
        .createSelectionQuery(
            "select distinct place from CopyRow where spillId = :spill and state = :state"
                + " and kind = :kind and place > :after order by place",
            String.class)
        .setParameter("spill", spillId)
        .setParameter("state", state)
        .setParameter("kind", kind)
        .setParameter("after", after == null ? "" : after)
        .setMaxResults(rows)
        .getResultList();
  }

  /** All copies of one place in a state, by folder and UID. */
  public List<Copy> at(UUID spillId, PlaceKind kind, String place, CopyState state) {
    return read(
        database
            .createSelectionQuery(
                "from CopyRow where spillId = :spill and state = :state and kind = :kind"
                    + " and place = :place order by folder, uidValidity, uid, key",
                CopyRow.class)
            .setParameter("spill", spillId)
            .setParameter("state", state)
            .setParameter("kind", kind)
            .setParameter("place", place));
  }

  /** Copies by their ids. */
  @Transactional
  public List<Copy> these(Collection<UUID> ids) {
    return read(
        database
            .createNativeQuery(
                "select * from spill_copy where id = any(:ids) order by id", CopyRow.class)
            .setParameter("ids", ids.toArray(UUID[]::new)));
  }

  /** Of these places those where no copy lies, nor lies sealed, any more. */
  public List<String> placesWithNothingLeft(
      UUID spillId, PlaceKind kind, Collection<String> places) {
    return database
        .createNativeQuery(
            """
            select p.place from unnest(:places) as p (place)
             where not exists (
               select 1 from spill_copy c
                where c.spill_id = :spill and c.kind = :kind and c.place = p.place
                  and c.state in ('FOUND', 'DOUBTFUL', 'CONTAINED'))
             order by p.place
            """,
            String.class)
        .setParameter("places", places.toArray(String[]::new))
        .setParameter("spill", spillId)
        .setParameter("kind", kind.name())
        .getResultList();
  }

  /** The same of many places at once. */
  public List<Copy> at(UUID spillId, PlaceKind kind, Collection<String> places, CopyState state) {
    return places.isEmpty()
        ? List.of()
        : read(
            database
                .createSelectionQuery(
                    "from CopyRow where spillId = :spill and state = :state and kind = :kind"
                        + " and place in :places",
                    CopyRow.class)
                .setParameter("spill", spillId)
                .setParameter("state", state)
                .setParameter("kind", kind)
                .setParameterList("places", places));
  }

  /** What is read stays as it was then: changes go past the session. */
  private List<Copy> read(SelectionQuery<CopyRow> query) {
    return query.getResultList().stream().map(this::copy).toList();
  }

  private Copy copy(CopyRow row) {
    database.detach(row);
    return row.copy();
  }

  /** How many copies of a kind are in a state. */
  public record Count(PlaceKind kind, CopyState state, long copies) {}

  public List<Count> counts(UUID spillId) {
    return database
        .createSelectionQuery(
            "select kind, state, count(*) from CopyRow where spillId = :spill"
                + " group by kind, state order by kind, state",
            Count.class)
        .setParameter("spill", spillId)
        .getResultList();
  }

  /**
   * None is gone that lies sealed: whoever took it away has yet to say so.
   *
   * @return how many were in a state from which that one is reached; the others stay as they are
   */
  public int become(Collection<UUID> copies, CopyState state) {
    return database
        .createNativeMutationQuery(
            """
            update spill_copy set state = :state, changed_at = :now
             where id = any(:ids) and state = any(:before)
               and (:state <> 'GONE' or not exists (
                      select 1 from sealed_hold h
                       where h.copy_id = spill_copy.id and h.wrapped_key is not null))
            """)
        .setParameter("state", state.name())
        .setParameter("now", clock.instant())
        .setParameter("ids", copies.toArray(UUID[]::new))
        .setParameter("before", state.before().stream().map(Enum::name).toArray(String[]::new))
        .executeUpdate();
  }

  /** A mailbox is no more: what was sealed of it before is contained, and the rest went with it. */
  public void wentWithMailbox(UUID spillId, String address) {
    int _ =
        database
            .createNativeMutationQuery(
                """
                update spill_copy c set state = 'CONTAINED', hold_id = h.id, changed_at = :now
                  from sealed_hold h
                 where c.spill_id = :spill and c.kind = 'MAILBOX' and c.place = :place
                   and c.state = 'FOUND' and h.copy_id = c.id and h.wrapped_key is not null
                """)
            .setParameter("now", clock.instant())
            .setParameter("spill", spillId)
            .setParameter("place", address)
            .executeUpdate();
    gone(spillId, address, List.of(CopyState.FOUND, CopyState.DOUBTFUL));
  }

  /** Nobody is left to whom what lies sealed of a mailbox could be given back. */
  public void cannotGoBack(UUID spillId, String address) {
    gone(spillId, address, List.of(CopyState.CONTAINED));
  }

  private void gone(UUID spillId, String address, List<CopyState> before) {
    int _ =
        database
            .createNativeMutationQuery(
                """
                update spill_copy set state = 'GONE', changed_at = :now
                 where spill_id = :spill and kind = 'MAILBOX' and place = :place
                   and state = any(:before)
                """)
            .setParameter("now", clock.instant())
            .setParameter("spill", spillId)
            .setParameter("place", address)
            .setParameter("before", before.stream().map(Enum::name).toArray(String[]::new))
            .executeUpdate();
  }

  /**
   * Somebody has looked at doubtful ones.
   *
   * @param areCopies whether they are to be taken like any other
   * @return those of them that were doubtful
   */
  public List<UUID> decide(UUID spillId, Collection<UUID> copies, boolean areCopies) {
    return database
        .createNativeQuery(
            """
            update spill_copy set state = :state, included = :included, changed_at = :now
             where spill_id = :spill and id = any(:ids) and state = 'DOUBTFUL' returning id
            """,
            UUID.class)
        .setParameter("state", (areCopies ? CopyState.FOUND : CopyState.EXCLUDED).name())
        .setParameter("included", areCopies)
        .setParameter("now", clock.instant())
        .setParameter("spill", spillId)
        .setParameter("ids", copies.toArray(UUID[]::new))
        .getResultList();
  }

  /**
   * Says of copies which hold has them, and that they are contained.
   *
   * @param holdByCopy ids
   * @return how many were still as they were found
   */
  public int contained(Map<UUID, UUID> holdByCopy) {
    UUID[] copies = holdByCopy.keySet().toArray(UUID[]::new);
    UUID[] holds = new UUID[copies.length];
    for (int i = 0; i < copies.length; i++) {
      holds[i] = holdByCopy.get(copies[i]);
    }
    return database
        .createNativeMutationQuery(
            """
            update spill_copy c set state = 'CONTAINED', hold_id = s.hold, changed_at = :now
              from unnest(:copies, :holds) as s (copy, hold)
             where c.id = s.copy and c.state = 'FOUND'
            """)
        .setParameter("now", clock.instant())
        .setParameter("copies", copies)
        .setParameter("holds", holds)
        .executeUpdate();
  }
}
