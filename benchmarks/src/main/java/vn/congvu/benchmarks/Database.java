package vn.congvu.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.postgresql.ds.PGSimpleDataSource;
import vn.congvu.localstack.test.PostgresTestResource;

/** A database of its own on a real PostgreSQL, gone when it is closed. */
final class Database implements AutoCloseable {

  private final PostgresTestResource postgres;
  private final String url;

  private Database(PostgresTestResource postgres, String url) {
    this.postgres = postgres;
    this.url = url;
  }

  /** With the tables of backup-service, all of them empty. */
  static Database withTables(Path root) throws IOException, SQLException {
    PostgresTestResource postgres = new PostgresTestResource();
    Map<String, String> started = postgres.start();
    String user = started.getOrDefault("quarkus.datasource.username", "");
    String url = started.getOrDefault("quarkus.datasource.jdbc.url", "");
    Database database = new Database(postgres, "%s?user=%s&password=%s".formatted(url, user, user));
    new Catalogue(database.source()).create(root);
    return database;
  }

  String url() {
    return url;
  }

  PGSimpleDataSource source() {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    return source;
  }

  @Override
  public void close() {
    postgres.stop();
  }
}
