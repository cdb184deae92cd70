package vn.congvu.james.remains;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.jms.JMSException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL leaves the bytes of a deleted row where they lie, in the table's file and in its log,
 * until something else happens to be written there; the queue's journal keeps what was delivered. A
 * scrub begins a new journal, writes the tables anew and has the log before that removed; meanwhile
 * mail waits, for as long as the copying takes.
 *
 * <p>The database's owner needs {@code pg_checkpoint} and {@code pg_switch_wal}, and a server that
 * removes old log instead of using its files again ({@code wal_recycle = off}).
 */
public final class Remains {

  private static final Logger LOG = LoggerFactory.getLogger(Remains.class);

  private static final String TABLE =
      "create table if not exists congvu_scrub (began_at timestamptz primary key)";

  /**
   * Whether a table that is written anew keeps nothing that was deleted before a transaction: what
   * an older one may still see is copied with the rest.
   */
  private static final String NOBODY_LOOKS_BACK =
      """
      select not exists (
               select from pg_stat_activity
                where pid <> pg_backend_pid()
                  and (datname is null or datname = current_database())
                  and greatest(age(backend_xmin), age(backend_xid)) > age(?::text::xid))
         and not exists (
               select from pg_prepared_xacts where age(transaction) > age(?::text::xid))
         and not exists (
               select from pg_replication_slots where age(xmin) > age(?::text::xid))
      """;

  /** Whatever holds the bytes of a message: mailboxes, the repositories, attachments. */
  private static final String TABLES =
      """
      select distinct quote_ident(c.relname), pg_total_relation_size(c.oid)
        from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind = 'r' and c.relnamespace = current_schema::regnamespace
         and a.atttypid = 'bytea'::regtype and not a.attisdropped
      """;

  /** Without one of these a scrub would hold up the mail and prove nothing. */
  private static final String POSSIBLE =
      """
      select current_setting('wal_recycle') = 'off'
         and pg_has_role(current_user, 'pg_checkpoint', 'usage')
         and has_function_privilege('pg_switch_wal()', 'execute')
      """;

  private final String url;
  private final String username;
  private final String password;
  private final QueueJournal journal;
  private final AtomicBoolean running = new AtomicBoolean();

  public Remains(String url, String username, String password, QueueJournal journal) {
    this.url = url;
    this.username = username;
    this.password = password;
    this.journal = journal;
  }

  /**
   * @param bytes what a scrub writes at most
   * @param goneThrough what was deleted before is in no file any more; null when nothing is known
   */
  record State(boolean running, long bytes, @Nullable Instant goneThrough) {}

  boolean isPossible() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(POSSIBLE)) {
      row.next();
      return row.getBoolean(1);
    }
  }

  State state() throws SQLException {
    try (Connection connection = connect()) {
      long bytes = tables(connection).stream().mapToLong(Stored::bytes).sum();
      return new State(running.get(), bytes, goneThrough(connection));
    }
  }

  /**
   * In the background; nothing new where one is under way.
   *
   * @param deleted by the clock of who orders: what was deleted until then will be gone
   */
  void scrub(Instant deleted) {
    if (running.compareAndSet(false, true)) {
      Thread.ofVirtual().name("scrub").start(() -> run(deleted));
    }
  }

  private void run(Instant deleted) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      String next = nextTransaction(statement);
      if (!journal.renew()) {
        // Before any table is locked: it is asked for again, and would prove nothing now.
        LOG.warn("Scrub put off: a mail that waits lies among what was delivered");
        return;
      }
      if (!nobodyLooksBack(connection, next)) {
        LOG.warn("Scrub put off: an older transaction may still see what was deleted");
        return;
      }
      for (Stored table : tables(connection)) {
        statement.execute("vacuum full " + table.name());
      }
      statement.execute("checkpoint");
      statement.execute("select pg_switch_wal()");
      statement.execute("checkpoint");
      write(connection, deleted);
    } catch (SQLException e) {
      LOG.error("Scrub of the mail tables failed: {}", e.getSQLState());
    } catch (IOException | JMSException e) {
      LOG.error("Scrub of the queue's journal failed: {}", e.getClass().getSimpleName());
    } finally {
      running.set(false);
    }
  }

  private static String nextTransaction(Statement statement) throws SQLException {
    try (ResultSet row =
        statement.executeQuery("select pg_snapshot_xmax(pg_current_snapshot())::xid")) {
      row.next();
      return row.getString(1);
    }
  }

  private static boolean nobodyLooksBack(Connection connection, String transaction)
      throws SQLException {
    try (PreparedStatement question = connection.prepareStatement(NOBODY_LOOKS_BACK)) {
      for (int place = 1; place <= 3; place++) {
        question.setString(place, transaction);
      }
      try (ResultSet row = question.executeQuery()) {
        row.next();
        return row.getBoolean(1);
      }
    }
  }

  private static void write(Connection connection, Instant deleted) throws SQLException {
    try (Statement statement = connection.createStatement();
        PreparedStatement insert =
            connection.prepareStatement(
                "insert into congvu_scrub (began_at) values (?) on conflict do nothing")) {
      statement.execute(TABLE);
      insert.setObject(1, deleted.atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    }
  }

  private static @Nullable Instant goneThrough(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      try (ResultSet row = statement.executeQuery("select max(began_at) from congvu_scrub")) {
        row.next();
        OffsetDateTime latest = row.getObject(1, OffsetDateTime.class);
        return latest == null ? null : latest.toInstant();
      }
    }
  }

  private record Stored(String name, long bytes) {}

  private static List<Stored> tables(Connection connection) throws SQLException {
    var tables = new ArrayList<Stored>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TABLES)) {
      while (rows.next()) {
        tables.add(new Stored(rows.getString(1), rows.getLong(2)));
      }
    }
    return tables;
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(url, username, password);
  }
}
