package vn.congvu.backup.store;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import vn.congvu.platform.database.Database;

/**
 * Keeps compaction and writers apart, over all replicas. Writers hold nothing while they read mail:
 * they remember how often the repository had been compacted when they began, and record what they
 * stored only if it is still as often. Compaction holds an advisory lock of its session, which ends
 * with the process whatever becomes of it, and waits for nobody but for records that are being
 * written at this moment.
 */
@ApplicationScoped
public class CompactionGuard {

  /** Any numbers, as long as only this takes them. */
  private static final long RECORDS = 0x434f4e4756550010L;

  private static final long KEYS = 0x434f4e4756550011L;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Database database;
  private final AgroalDataSource dataSource;
  private final RepositoryAccess repository;
  private final AtomicLong known = new AtomicLong(-1);

  CompactionGuard(Database database, AgroalDataSource dataSource, RepositoryAccess repository) {
    this.database = database;
    this.dataSource = dataSource;
    this.repository = repository;
  }

  private record State(boolean free, long compactions) {}

  /**
   * Before a writer is opened; waits while a compaction goes on.
   *
   * @return for {@link #requireNone}
   */
  public long enter() {
    State state = state();
    while (!state.free()) {
      pause();
      state = state();
    }
    freshen(state.compactions());
    return state.compactions();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Compacted();
    }
  }

  /**
   * In the transaction that records what was stored; keeps compaction out until it ends.
   *
   * @throws Compacted when what was stored, or found already there, may be gone
   */
  @Transactional(MANDATORY)
  public void requireNone(long since) {
    // Two statements: the second must see what was committed when the lock was granted.
    boolean free = state().free();
    if (!free || compactions() != since) {
      throw new Compacted();
    }
  }

  /** Learns where a compaction has moved things. */
  private void freshen(long compactions) {
    if (known.get() != compactions) {
      repository.get().refresh();
      known.set(compactions);
    }
  }

  private State state() {
    return database
        .query(
            "select pg_try_advisory_xact_lock_shared(?), compactions from repository_state",
            row -> new State(row.getBoolean(1), row.getLong(2)),
            RECORDS)
        .getFirst();
  }

  private long compactions() {
    return database
        .query("select compactions from repository_state", row -> row.getLong(1))
        .getFirst();
  }

  /** Work that must not meet with a compaction. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Held held);
  }

  /** A lock that is held by a session of the database. */
  public static final class Held {
    private static final Duration TRUSTED = Duration.ofSeconds(1);

    private final Connection connection;
    private long asked = System.nanoTime();

    private Held(Connection connection) {
      this.connection = connection;
    }

    /**
     * Cheap enough to be asked all the time.
     *
     * @throws RepositoryBusy when the session is gone, and others may work
     */
    public void require() {
      if (System.nanoTime() - asked < TRUSTED.toNanos()) {
        return;
      }
      try {
        if (!connection.isValid(5)) {
          throw new RepositoryBusy(null);
        }
      } catch (SQLException e) {
        throw new RepositoryBusy(e);
      }
      asked = System.nanoTime();
    }
  }

  /**
   * Alone among all replicas. Outside of transactions.
   *
   * @throws RepositoryBusy when others do not let it begin within half a minute
   */
  public <T> T compacting(Work<T> work) {
    return holding(
        List.of(KEYS, RECORDS),
        held -> {
          int _ = database.update("update repository_state set compactions = compactions + 1");
          return work.run(held);
        });
  }

  /**
   * Work on keys, such as shredding: not while a compaction carries keys from pack to pack. Outside
   * of transactions.
   *
   * @throws RepositoryBusy when others do not let it begin within half a minute
   */
  public <T> T shredding(Work<T> work) {
    return holding(List.of(KEYS), work);
  }

  /** {@link #shredding} for what answers nothing. */
  public void alone(Runnable keys) {
    boolean _ =
        shredding(
            held -> {
              keys.run();
              return true;
            });
  }

  private <T> T holding(List<Long> locks, Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      try {
        take(connection, locks);
        return work.run(new Held(connection));
      } finally {
        release(connection);
      }
    } catch (SQLException e) {
      throw new RepositoryBusy(e);
    }
  }

  private static void take(Connection connection, List<Long> locks) throws SQLException {
    try (var statement = connection.createStatement()) {
      boolean _ = statement.execute("set lock_timeout = '30s'");
    }
    try (var statement = connection.prepareStatement("select pg_advisory_lock(?)")) {
      for (long lock : locks) {
        statement.setLong(1, lock);
        boolean _ = statement.execute();
      }
    }
  }

  private static void release(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      boolean _ = statement.execute("select pg_advisory_unlock_all()");
      boolean _ = statement.execute("reset lock_timeout");
    }
  }
}
