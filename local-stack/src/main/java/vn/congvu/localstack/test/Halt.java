package vn.congvu.localstack.test;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * A place at which the service comes to stand: a trigger there waits for a lock that the test
 * holds. So a kill meets the work exactly there, however fast the machine is.
 */
public final class Halt implements AutoCloseable {

  private static final int LOCK = 19_450_902;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK = Duration.ofMillis(50);

  private final Connection holder;
  private final String table;

  private Halt(Connection holder, String table) {
    this.holder = holder;
    this.table = table;
  }

  /**
   * @param when such as {@code before insert}
   * @param only a condition on {@code new} and {@code old}
   */
  public static Halt at(Map<String, String> config, String when, String table, String only)
      throws SQLException {
    Connection holder = connect(config);
    try {
      stand(holder, when, table, only);
      return new Halt(holder, table);
    } catch (SQLException e) {
      // Or whoever halts next would wait for this one.
      holder.close();
      throw e;
    }
  }

  private static void stand(Connection holder, String when, String table, String only)
      throws SQLException {
    execute(
        holder,
        """
        create or replace function halt() returns trigger language plpgsql as $$
        begin
          perform pg_advisory_xact_lock(%d);
          return case when tg_op = 'DELETE' then old else new end;
        end $$
        """
            .formatted(LOCK));
    execute(holder, "select pg_advisory_lock(" + LOCK + ")");
    execute(
        holder,
        "create trigger halt %s on %s for each row when (%s) execute function halt()"
            .formatted(when, table, only));
  }

  public static Connection connect(Map<String, String> config) throws SQLException {
    return DriverManager.getConnection(
        config.get("quarkus.datasource.jdbc.url"),
        config.get("quarkus.datasource.username"),
        config.get("quarkus.datasource.password"));
  }

  /** Until the service stands here. */
  public void awaitSomebody() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isSomebodyThere()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("nobody came to " + table);
      }
      LockSupport.parkNanos(LOOK.toNanos());
    }
  }

  private boolean isSomebodyThere() {
    try (var statement = holder.createStatement();
        var row =
            statement.executeQuery(
                """
                select exists (
                  select 1 from pg_locks where locktype = 'advisory' and objid = %d and not granted)
                """
                    .formatted(LOCK))) {
      return row.next() && row.getBoolean(1);
    } catch (SQLException e) {
      throw new IllegalStateException("the database did not answer", e);
    }
  }

  /** Whoever stands here goes on, unless it is dead. */
  @Override
  public void close() throws SQLException {
    execute(holder, "select pg_advisory_unlock(" + LOCK + ")");
    execute(holder, "drop trigger halt on " + table);
    holder.close();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }
}
