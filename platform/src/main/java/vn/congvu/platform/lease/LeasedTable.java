package vn.congvu.platform.lease;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;

/**
 * A table of leased jobs. It has at least the columns {@code id, state, lease, leased_until,
 * attempts, next_attempt_at, finished_at, problem}, and WAITING and RUNNING among its states. Each
 * method is one statement, in the caller's transaction when there is one.
 */
public final class LeasedTable {

  private final Database database;
  private final Clock clock;
  private final String table;

  public LeasedTable(Database database, Clock clock, String table) {
    this.database = database;
    this.clock = clock;
    this.table = table;
  }

  /**
   * Claims jobs that wait, and those of workers that gave no sign of life. Rows that another
   * replica is just claiming are passed over.
   *
   * @param unless SQL over the job {@code j}: what must not be so
   */
  public List<Lease> claim(int atMost, Duration leaseTime, String unless) {
    UUID lease = Ids.next();
    Instant now = clock.instant();
    return database.query(
        """
        with chosen as (
          select j.id from %1$s j
           where (j.state = 'WAITING' and j.next_attempt_at <= ?
                  or j.state = 'RUNNING' and j.leased_until < ?)
             and not (%2$s)
           order by j.next_attempt_at, j.id limit ? for update skip locked)
        update %1$s j
           set state = 'RUNNING', lease = ?, leased_until = ?, attempts = j.attempts + 1
          from chosen where j.id = chosen.id
        returning j.id, j.attempts
        """
            .formatted(table, unless),
        row -> new Lease(row.getObject(1, UUID.class), lease, row.getInt(2)),
        now,
        now,
        atMost,
        lease,
        now.plus(leaseTime));
  }

  /** A sign of life for all jobs that this replica works on. */
  public void renew(Collection<Lease> leases, Duration leaseTime) {
    Instant until = clock.instant().plus(leaseTime);
    database.batch(
        "update %s set leased_until = ? where id = ? and lease = ?".formatted(table),
        leases.stream()
            .<@Nullable Object[]>map(
                lease -> new @Nullable Object[] {until, lease.job(), lease.lease()})
            .toList());
  }

  /**
   * Proves inside the caller's transaction that the job is still this worker's.
   *
   * @throws LeaseLost when it is not; the caller's transaction must not commit
   */
  public void fence(Lease lease) {
    own(
        lease,
        database.update(
            "update %s set attempts = attempts where id = ? and lease = ?".formatted(table),
            lease.job(),
            lease.lease()));
  }

  /**
   * @param problem a sentence for people; null when there is none
   */
  public void finish(Lease lease, String state, @Nullable String problem) {
    own(
        lease,
        database.update(
            """
            update %s set state = ?, problem = ?, finished_at = ?, lease = null, leased_until = null
             where id = ? and lease = ?
            """
                .formatted(table),
            state,
            problem,
            clock.instant(),
            lease.job(),
            lease.lease()));
  }

  /** The job rests and is tried again. */
  public void later(Lease lease, Duration rest, String problem) {
    own(
        lease,
        database.update(
            """
            update %s
               set state = 'WAITING', lease = null, leased_until = null, next_attempt_at = ?,
                   problem = ?
             where id = ? and lease = ?
            """
                .formatted(table),
            clock.instant().plus(rest),
            problem,
            lease.job(),
            lease.lease()));
  }

  private static void own(Lease lease, int rows) {
    if (rows == 0) {
      throw new LeaseLost(lease);
    }
  }
}
