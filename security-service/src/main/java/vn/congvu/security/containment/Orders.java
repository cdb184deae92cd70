package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeasedTable;

/** The table of orders, one a case: whoever works on one has its lease. */
@ApplicationScoped
class Orders {

  private static final String NONE = "false";

  private final Database database;
  private final LeasedTable table;
  private final Clock clock;

  Orders(Database database, Clock clock) {
    this.database = database;
    this.table = new LeasedTable(database, clock, "containment");
    this.clock = clock;
  }

  LeasedTable table() {
    return table;
  }

  List<Lease> claim(int atMost, Duration leaseTime) {
    return table.claim(atMost, leaseTime, NONE);
  }

  /** Orders to take; where that is ordered already, what was found since is taken now. */
  void take(UUID spillId, String byName, boolean straight) {
    Instant now = clock.instant();
    int _ =
        database.update(
            """
            insert into containment (id, spill_id, aim, ordered_at, ordered_by_name, reason,
                state, attempts, next_attempt_at, guarded, straight)
            values (?, ?, 'TAKE', ?, ?, '', 'WAITING', 0, ?, 0, ?)
            on conflict (spill_id) do update
              set next_attempt_at = least(containment.next_attempt_at, excluded.next_attempt_at),
                  settled_at = null
            """,
            Ids.next(),
            spillId,
            now,
            byName,
            now,
            straight);
  }

  /**
   * Whoever is just taking loses the lease.
   *
   * @return false when nothing was ever ordered to be taken
   */
  boolean giveBack(UUID spillId, String reason, String byName) {
    Instant now = clock.instant();
    return database.update(
            """
            update containment
               set aim = 'GIVE_BACK', reason = ?, ordered_at = ?, ordered_by_name = ?,
                   state = 'WAITING', lease = null, leased_until = null, next_attempt_at = ?,
                   settled_at = null, problem = null
             where spill_id = ? and aim = 'TAKE'
            """,
            reason,
            now,
            byName,
            now,
            spillId)
        > 0;
  }

  /** What lies sealed is looked at again, and the mail server told anew what to hold back. */
  void recheck(UUID spillId) {
    int _ =
        database.update(
            """
            update containment
               set recheck = true, guarded = 0, settled_at = null, next_attempt_at = ?
             where spill_id = ? and aim = 'TAKE'
            """,
            clock.instant(),
            spillId);
  }

  void rechecked(Lease lease) {
    int _ =
        database.update(
            "update containment set recheck = false where id = ? and lease = ?",
            lease.job(),
            lease.lease());
  }

  Optional<Aim> aim(UUID spillId) {
    return database.first(
        "select aim from containment where spill_id = ?",
        row -> Aim.valueOf(row.getString(1)),
        spillId);
  }

  Optional<Order> of(Lease lease) {
    return database.first(
        "select spill_id, aim, ordered_at, guarded, settled_at is not null, recheck, straight,"
            + " reason from containment where id = ? and lease = ?",
        row ->
            new Order(
                lease,
                row.getObject(1, UUID.class),
                Aim.valueOf(row.getString(2)),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getInt(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getBoolean(7),
                row.getString(8)),
        lease.job(),
        lease.lease());
  }

  /** What is shown of an order, without its copies. */
  record Shown(
      Aim aim,
      String state,
      Instant orderedAt,
      String orderedByName,
      int guarded,
      boolean straight,
      @Nullable Instant settledAt,
      @Nullable String problem) {}

  Optional<Shown> show(UUID spillId) {
    return database.first(
        """
        select aim, state, ordered_at, ordered_by_name, guarded, straight, settled_at, problem
          from containment where spill_id = ?
        """,
        row ->
            new Shown(
                Aim.valueOf(row.getString(1)),
                row.getString(2),
                row.getObject(3, OffsetDateTime.class).toInstant(),
                row.getString(4),
                row.getInt(5),
                row.getBoolean(6),
                Database.instant(row, 7),
                row.getString(8)),
        spillId);
  }

  /**
   * Proves that the order is still this worker's, and keeps it so until the transaction ends.
   * Shared, for the workers of one order write side by side.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void fence(Lease lease) {
    if (database
        .first(
            "select 1 from containment where id = ? and lease = ? for share",
            row -> 1,
            lease.job(),
            lease.lease())
        .isEmpty()) {
      throw new OrderLost();
    }
  }

  /**
   * Keeps an order to take as it is until the transaction ends.
   *
   * @throws OrderLost when the case takes nothing any more
   */
  @Transactional(Transactional.TxType.MANDATORY)
  void requireTaking(UUID spillId) {
    if (database
        .first(
            "select 1 from containment where spill_id = ? and aim = 'TAKE' for share",
            row -> 1,
            spillId)
        .isEmpty()) {
      throw new OrderLost();
    }
  }

  void guarded(Lease lease, int prints) {
    int _ =
        database.update(
            "update containment set guarded = ? where id = ? and lease = ?",
            prints,
            lease.job(),
            lease.lease());
  }

  /** Looks again later for what has come. */
  void rest(Lease lease, Duration rest, boolean settled, @Nullable String problem) {
    Instant now = clock.instant();
    int _ =
        database.update(
            """
            update containment
               set state = 'WAITING', lease = null, leased_until = null, next_attempt_at = ?,
                   problem = ?, attempts = case when ? then 0 else attempts end,
                   settled_at = case when ? then ?::timestamptz else settled_at end
             where id = ? and lease = ?
            """,
            now.plus(rest),
            problem,
            settled,
            settled,
            now,
            lease.job(),
            lease.lease());
  }

  void finish(Lease lease) {
    int _ =
        database.update(
            """
            update containment
               set state = 'DONE', lease = null, leased_until = null, problem = null,
                   settled_at = ?, finished_at = ?
             where id = ? and lease = ?
            """,
            clock.instant(),
            clock.instant(),
            lease.job(),
            lease.lease());
  }
}
