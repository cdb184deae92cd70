package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.postgresql.ds.PGSimpleDataSource;
import vn.congvu.localstack.test.PostgresTestResource;

/** A database of its own on a real PostgreSQL, gone when it is closed. */
final class Database implements AutoCloseable {

  static final String UNIT = "snv";

  private final PostgresTestResource postgres;
  private final Map<String, String> settings;

  private Database(PostgresTestResource postgres, Map<String, String> settings) {
    this.postgres = postgres;
    this.settings = settings;
  }

  /** With the tables of backup-service, all of them empty. */
  static Database withTables(Path root) throws IOException, SQLException {
    Database database = empty();
    new Catalogue(database.source()).create(root);
    return database;
  }

  /** Without tables: whoever gets its settings makes them. */
  static Database empty() {
    PostgresTestResource postgres = new PostgresTestResource();
    return new Database(postgres, postgres.start());
  }

  /** By the names of application.properties. */
  Map<String, String> settings() {
    return settings;
  }

  String url() {
    String user = settings.getOrDefault("quarkus.datasource.username", "");
    String url = settings.getOrDefault("quarkus.datasource.jdbc.url", "");
    return "%s?user=%s&password=%s".formatted(url, user, user);
  }

  PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url());
    return source;
  }

  /** Mailboxes of {@link #UNIT}. */
  Map<String, UUID> introduce(List<String> addresses) throws SQLException {
    return introduce(UNIT, addresses);
  }

  /** Tells backup-service's tables of mailboxes, as account-service's facts would. */
  Map<String, UUID> introduce(String unit, List<String> addresses) throws SQLException {
    Map<String, UUID> ids = new HashMap<>();
    try (Connection connection = source().getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into backup_mailbox (mailbox_id, version, address, unit_code, state)
                values (?, 1, ?, ?, 'IN_USE')
                """)) {
      for (String address : addresses) {
        UUID id = UUID.randomUUID();
        ids.put(address, id);
        insert.setObject(1, id);
        insert.setString(2, address);
        insert.setString(3, unit);
        insert.addBatch();
      }
      int[] _ = insert.executeBatch();
    }
    return ids;
  }

  @Override
  public void close() {
    postgres.stop();
  }
}
