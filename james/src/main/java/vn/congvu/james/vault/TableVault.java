package vn.congvu.james.vault;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.james.core.Username;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessageFingerprints;
import vn.congvu.fingerprint.mime.MimeSplitter;

/**
 * Deleted mail in PostgreSQL, beside James's own tables. A mail gets its fingerprints after it was
 * put here, at the latest before the next search: whoever deletes need not wait for that.
 */
public final class TableVault implements Vault {

  /** What is kept of a user ends with the user. */
  private static final List<String> TABLE =
      List.of(
          """
          create table if not exists congvu_vault (
            id bigint generated always as identity primary key,
            owner text not null
              references james_user (user_name) on delete cascade,
            deleted_at timestamptz not null default now(),
            head bytea not null,
            body bytea not null,
            prints uuid[])
          """,
          "create index if not exists congvu_vault_owner on congvu_vault (owner, id)",
          "create index if not exists congvu_vault_deleted on congvu_vault (deleted_at)",
          "create index if not exists congvu_vault_new on congvu_vault (id) where prints is null",
          "create index if not exists congvu_vault_prints on congvu_vault using gin (prints)");

  private static final int PAGE = 500;

  /** A row that waits in memory may be of a large mail. */
  private static final int FETCHED = 1;

  /** More than any honest message has. */
  private static final int MOST_PRINTS = 10_000;

  /** Stands for all that did not fit: the mail has to be read. */
  private static final UUID MORE = new UUID(0, 0);

  private final DataSource database;
  private final FingerprintKey key;
  private final Duration period;

  /**
   * @param period how long a mail is kept; zero when none is
   */
  public TableVault(DataSource database, FingerprintKey key, Duration period) {
    this.database = database;
    this.key = key;
    this.period = period;
  }

  @Override
  public boolean isOn() {
    return !period.isZero();
  }

  /** Needs the table of users. */
  void create() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String part : TABLE) {
        statement.execute(part);
      }
    }
  }

  /** What was kept for long enough is gone. */
  void expire() throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "delete from congvu_vault where deleted_at <= now() - ? * interval '1 second'")) {
      delete.setLong(1, period.toSeconds());
      delete.executeUpdate();
    }
  }

  /** Each mail that is there when this is called has its fingerprints when it returns. */
  synchronized void index() throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        PreparedStatement update =
            connection.prepareStatement("update congvu_vault set prints = ? where id = ?")) {
      connection.setAutoCommit(false);
      int read;
      do {
        read = index(connection, update);
        connection.commit();
      } while (read == PAGE);
    }
  }

  private int index(Connection connection, PreparedStatement update)
      throws SQLException, IOException {
    int read = 0;
    try (PreparedStatement select =
        connection.prepareStatement(
            """
            select id, head, body from congvu_vault
             where prints is null order by id limit %d for update
            """
                .formatted(PAGE))) {
      select.setFetchSize(FETCHED);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          update.setArray(1, uuids(connection, prints(content(rows)).stream()));
          update.setLong(2, rows.getLong("id"));
          update.addBatch();
          read++;
        }
      }
    }
    update.executeBatch();
    return read;
  }

  private Set<UUID> prints(InputStream message) throws IOException {
    var prints = new HashSet<UUID>();
    MimeSplitter.split(
        message,
        new MessageFingerprints(
            key, (_, print, _) -> prints.add(prints.size() < MOST_PRINTS ? print.uuid() : MORE)));
    return prints;
  }

  private static Array uuids(Connection connection, Stream<UUID> uuids) throws SQLException {
    return connection.createArrayOf("uuid", uuids.toArray());
  }

  @Override
  public Optional<List<String>> owners(Collection<Fingerprint> prints, String after, int limit)
      throws SQLException, IOException {
    index();
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                select distinct owner from congvu_vault
                 where prints && ? and owner > ? order by owner limit ?
                """)) {
      select.setArray(
          1,
          uuids(
              connection, Stream.concat(Stream.of(MORE), prints.stream().map(Fingerprint::uuid))));
      select.setString(2, after);
      select.setInt(3, limit);
      var owners = new ArrayList<String>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          owners.add(rows.getString(1));
        }
      }
      return Optional.of(owners);
    }
  }

  @Override
  public @Nullable String read(Username owner, String after, Reader reader)
      throws SQLException, IOException {
    int read = 0;
    String last = after;
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                """
                select id, deleted_at, head, body from congvu_vault
                 where owner = ? and id > ? order by id limit ?
                """)) {
      connection.setAutoCommit(false);
      select.setFetchSize(FETCHED);
      select.setString(1, owner.asString());
      select.setLong(2, after.isEmpty() ? 0 : Long.parseLong(after));
      select.setInt(3, PAGE);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          last = rows.getString("id");
          read++;
          reader.mail(
              new Kept(
                  last,
                  (long) rows.getBytes("head").length + rows.getBytes("body").length,
                  rows.getObject("deleted_at", OffsetDateTime.class).toInstant()),
              content(rows));
        }
      }
    }
    return read == PAGE ? last : null;
  }

  @Override
  public Optional<InputStream> open(Username owner, String id) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "select head, body from congvu_vault where owner = ? and id = ?")) {
      select.setString(1, owner.asString());
      select.setLong(2, Long.parseLong(id));
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(content(row)) : Optional.empty();
      }
    }
  }

  private static InputStream content(ResultSet row) throws SQLException {
    return new SequenceInputStream(
        new ByteArrayInputStream(row.getBytes("head")),
        new ByteArrayInputStream(row.getBytes("body")));
  }

  @Override
  public void purge(Username owner, String id) throws SQLException {
    change(
        "delete from congvu_vault where owner = ? and id = ?", owner.asString(), Long.valueOf(id));
  }

  /** What is kept of a user is now another one's. */
  void rename(Username from, Username to) throws SQLException {
    change("update congvu_vault set owner = ? where owner = ?", to.asString(), from.asString());
  }

  private void change(String sql, Object... values) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement change = connection.prepareStatement(sql)) {
      for (int place = 0; place < values.length; place++) {
        change.setObject(place + 1, values[place]);
      }
      change.executeUpdate();
    }
  }
}
