package vn.congvu.james.guard;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKind;

/**
 * The fingerprints that are held, in PostgreSQL and whole in memory: one server has the database to
 * itself, and each mail asks.
 */
public final class HeldFingerprints {

  private static final String TABLE =
      """
      create table if not exists congvu_held_fingerprint (
        print uuid primary key,
        answers boolean not null,
        since timestamptz not null)
      """;

  private final Database database;
  private final Map<UUID, HeldFingerprint> held = new ConcurrentHashMap<>();

  /** Gives a connection of its own for one change. */
  @FunctionalInterface
  public interface Database {

    Connection connect() throws SQLException;

    static Database of(String url, String username, String password) {
      return () -> DriverManager.getConnection(url, username, password);
    }
  }

  private HeldFingerprints(Database database) {
    this.database = database;
  }

  /** Reads what is held; a server that cannot must not begin to deliver. */
  public static HeldFingerprints in(Database database) throws SQLException {
    var fingerprints = new HeldFingerprints(database);
    fingerprints.load();
    return fingerprints;
  }

  private void load() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLE);
      try (ResultSet rows =
          statement.executeQuery("select print, answers, since from congvu_held_fingerprint")) {
        while (rows.next()) {
          UUID print = rows.getObject(1, UUID.class);
          held.put(
              print,
              new HeldFingerprint(
                  Fingerprint.of(print), rows.getBoolean(2), rows.getTimestamp(3).toInstant()));
        }
      }
    }
  }

  /** Held when this returns, and after any restart. */
  synchronized void hold(Fingerprint print, boolean answers, Instant now) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement(
                """
                insert into congvu_held_fingerprint as old (print, answers, since) values (?, ?, ?)
                on conflict (print) do update set answers = excluded.answers
                returning since
                """)) {
      statement.setObject(1, print.uuid());
      statement.setBoolean(2, answers);
      statement.setTimestamp(3, Timestamp.from(now));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        held.put(
            print.uuid(), new HeldFingerprint(print, answers, row.getTimestamp(1).toInstant()));
      }
    }
  }

  synchronized void release(Fingerprint print) throws SQLException {
    try (Connection connection = database.connect();
        PreparedStatement statement =
            connection.prepareStatement("delete from congvu_held_fingerprint where print = ?")) {
      statement.setObject(1, print.uuid());
      statement.executeUpdate();
      held.remove(print.uuid());
    }
  }

  /** Those behind one of them, in their order. */
  List<HeldFingerprint> page(@Nullable Fingerprint after, int limit) {
    return held.entrySet().stream()
        .filter(entry -> after == null || entry.getKey().compareTo(after.uuid()) > 0)
        .sorted(Map.Entry.comparingByKey())
        .limit(limit)
        .map(Map.Entry::getValue)
        .toList();
  }

  boolean isEmpty() {
    return held.isEmpty();
  }

  /** Whether a message must be held for this that was found in it. */
  boolean hold(FingerprintKind kind, Fingerprint print) {
    HeldFingerprint one = held.get(print.uuid());
    return one != null && (kind != FingerprintKind.REFERENCE || one.answers());
  }
}
