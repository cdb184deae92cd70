package vn.congvu.james.changes;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.congvu.james.guard.HeldFingerprints;

/**
 * The last change of each mailbox, in PostgreSQL. A moment counts as the end of its second, so that
 * it is never told too early and a mailbox that gets much is written once a second. What happened
 * while nobody watched, between a kill and this start, happened at the start to every mailbox.
 */
public final class ChangedMailboxes {

  private static final String TABLE =
      """
      create table if not exists congvu_changed_mailbox (
        address text primary key,
        at timestamptz not null)
      """;

  private static final String INDEX =
      "create index if not exists congvu_changed_mailbox_at on congvu_changed_mailbox (at)";

  private static final String MARK =
      " on conflict (address) do update set at = greatest(excluded.at, congvu_changed_mailbox.at)";

  private final HeldFingerprints.Database database;
  private final Clock clock;
  private final Map<String, Instant> written = new ConcurrentHashMap<>();
  private @Nullable Connection connection;

  private ChangedMailboxes(HeldFingerprints.Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** A server that cannot keep count must not begin to deliver. */
  public static ChangedMailboxes in(HeldFingerprints.Database database, Clock clock)
      throws SQLException {
    var changed = new ChangedMailboxes(database, clock);
    changed.begin();
    return changed;
  }

  private void begin() throws SQLException {
    try (Connection own = database.connect();
        Statement statement = own.createStatement()) {
      statement.execute(TABLE);
      statement.execute(INDEX);
      try (ResultSet mailboxes = statement.executeQuery("select to_regclass('james_mailbox')")) {
        mailboxes.next();
        if (mailboxes.getString(1) == null) {
          return;
        }
      }
      try (PreparedStatement all =
          own.prepareStatement(
              "insert into congvu_changed_mailbox (address, at)"
                  + " select distinct user_name, ?::timestamptz from james_mailbox"
                  + " where user_name is not null"
                  + MARK)) {
        all.setObject(1, endOfSecond().atOffset(ZoneOffset.UTC));
        all.executeUpdate();
      }
    }
  }

  private Instant endOfSecond() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  /** Durable when this returns. */
  void changed(String address) throws SQLException {
    Instant at = endOfSecond();
    if (at.equals(written.get(address))) {
      return;
    }
    write(address, at);
    written.put(address, at);
  }

  private synchronized void write(String address, Instant at) throws SQLException {
    try {
      mark(address, at);
    } catch (SQLException broken) {
      close();
      mark(address, at);
    }
  }

  private void mark(String address, Instant at) throws SQLException {
    if (connection == null) {
      connection = database.connect();
    }
    try (PreparedStatement mark =
        connection.prepareStatement(
            "insert into congvu_changed_mailbox (address, at) values (?, ?)" + MARK)) {
      mark.setString(1, address);
      mark.setObject(2, at.atOffset(ZoneOffset.UTC));
      mark.executeUpdate();
    }
  }

  private void close() throws SQLException {
    Connection broken = connection;
    connection = null;
    if (broken != null) {
      broken.close();
    }
  }

  /** Those that changed at a moment or later, by address; a page of them. */
  Map<String, Instant> since(Instant moment, String after, int limit) throws SQLException {
    try (Connection own = database.connect();
        PreparedStatement select =
            own.prepareStatement(
                "select address, at from congvu_changed_mailbox"
                    + " where at >= ? and address > ? order by address limit ?")) {
      select.setObject(1, moment.atOffset(ZoneOffset.UTC));
      select.setString(2, after);
      select.setInt(3, limit);
      var page = new LinkedHashMap<String, Instant>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          page.put(rows.getString(1), rows.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
      return page;
    }
  }
}
