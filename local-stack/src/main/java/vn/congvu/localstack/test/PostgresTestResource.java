package vn.congvu.localstack.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.localstack.Postgres;

/** A fresh, empty database on a real PostgreSQL, owned by a user of the same name. */
public final class PostgresTestResource implements QuarkusTestResourceLifecycleManager {

  private @Nullable Postgres postgres;
  private @Nullable String database;

  @Override
  public Map<String, String> start() {
    Postgres running = TestParts.postgres().client();
    String name = "test_" + UUID.randomUUID().toString().substring(0, 12).replace('-', '_');
    running.createDatabase(name, name);
    postgres = running;
    database = name;
    return Map.of(
        "quarkus.datasource.jdbc.url", running.jdbcUrl(name),
        "quarkus.datasource.username", name,
        "quarkus.datasource.password", name);
  }

  @Override
  public void stop() {
    if (postgres != null && database != null) {
      postgres.dropDatabase(database);
    }
  }
}
