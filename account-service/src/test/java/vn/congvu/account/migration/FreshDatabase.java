package vn.congvu.account.migration;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import vn.congvu.localstack.test.PostgresTestResource;

/** An empty database on the real PostgreSQL, for tests that need no application. */
public final class FreshDatabase implements AutoCloseable {
  private final PostgresTestResource resource = new PostgresTestResource();
  private final Map<String, String> settings = resource.start();

  public int migrate() {
    return migrateTo("latest");
  }

  public int migrateTo(String version) {
    return Flyway.configure()
        .dataSource(
            settings.get("quarkus.datasource.jdbc.url"),
            settings.get("quarkus.datasource.username"),
            settings.get("quarkus.datasource.password"))
        .target(version)
        .locations("db/migration", "db/platform")
        .load()
        .migrate()
        .migrationsExecuted;
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        settings.get("quarkus.datasource.jdbc.url"),
        settings.get("quarkus.datasource.username"),
        settings.get("quarkus.datasource.password"));
  }

  @Override
  public void close() {
    resource.stop();
  }
}
