package vn.congvu.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fingerprint;

/**
 * The rows that a service must keep beside a repository: where each message lies, when it was seen,
 * and by which fingerprints it is found. They count as bytes of the repository, for nobody restores
 * without them.
 */
final class Catalogue {

  private static final int MAILBOXES_AT_ONCE = 100;

  private static final String TABLES =
      """
      create table message (address uuid primary key, size integer not null, prints uuid[] not null);
      create index on message using gin (prints);
      create table location (
        mailbox integer not null, folder integer not null, uid bigint not null, message uuid not null,
        internal_date timestamptz not null, first_seen timestamptz not null, last_seen timestamptz, flags smallint not null,
        primary key (mailbox, folder, uid));
      create index on location (message);
      """;

  private final DataSource database;

  Catalogue(DataSource database) {
    this.database = database;
  }

  void create() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
  }

  /** On one connection, some mailboxes a transaction, as a service would. */
  void add(Map<Integer, List<StoredMessage>> mailboxes, Instant now) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement message =
            connection.prepareStatement(
                "insert into message values (?, ?, ?) on conflict do nothing");
        PreparedStatement location =
            connection.prepareStatement(
                "insert into location values (?, 1, ?, ?, ?, ?, null, 0)")) {
      connection.setAutoCommit(false);
      int waiting = 0;
      for (Map.Entry<Integer, List<StoredMessage>> mailbox : mailboxes.entrySet()) {
        add(connection, message, location, mailbox.getKey(), mailbox.getValue(), now);
        if (++waiting % MAILBOXES_AT_ONCE == 0 || waiting == mailboxes.size()) {
          message.executeBatch();
          location.executeBatch();
          connection.commit();
        }
      }
    }
  }

  private static void add(
      Connection connection,
      PreparedStatement message,
      PreparedStatement location,
      int mailbox,
      List<StoredMessage> messages,
      Instant now)
      throws SQLException {
    long uid = 0;
    for (StoredMessage stored : messages) {
      UUID address = uuid(stored.address());
      message.setObject(1, address);
      message.setInt(2, Math.toIntExact(stored.size()));
      message.setArray(3, connection.createArrayOf("uuid", prints(stored)));
      message.addBatch();
      location.setInt(1, mailbox);
      location.setLong(2, ++uid);
      location.setObject(3, address);
      location.setTimestamp(4, Timestamp.from(now));
      location.setTimestamp(5, Timestamp.from(now));
      location.addBatch();
    }
  }

  /** Tables and indexes, the keyring's among them. */
  long bytes() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                """
                select sum(pg_total_relation_size(oid)) from pg_class
                where relkind = 'r' and relname in ('message', 'location', 'pack_key', 'tombstone')
                """)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static UUID[] prints(StoredMessage stored) {
    List<UUID> prints = new ArrayList<>();
    if (stored.messageId() != null) {
      prints.add(uuid(stored.messageId()));
    }
    stored.content().forEach(print -> prints.add(uuid(print)));
    return prints.toArray(UUID[]::new);
  }

  private static UUID uuid(BlobAddress address) {
    return new UUID(address.high(), address.low());
  }

  private static UUID uuid(Fingerprint print) {
    return new UUID(print.high(), print.low());
  }
}
