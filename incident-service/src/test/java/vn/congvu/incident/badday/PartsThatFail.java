package vn.congvu.incident.badday;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import vn.congvu.localstack.FreePorts;
import vn.congvu.localstack.test.Door;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.PostgresTestResource;

/** A database behind a door, and a broker that is not there before a test starts it. */
public final class PartsThatFail implements QuarkusTestResourceLifecycleManager {

  static final String DATABASE = "postgres";

  private final KeycloakTestResource keycloak = new KeycloakTestResource();
  private final PostgresTestResource postgres = new PostgresTestResource();
  private Door database;

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(keycloak.start());
    config.putAll(postgres.start());
    URI server = URI.create(config.get("quarkus.datasource.jdbc.url").substring("jdbc:".length()));
    database = Door.before(DATABASE, server.getPort());
    config.put(
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://127.0.0.1:" + database.port() + server.getPath());
    int broker = FreePorts.next();
    config.put("kafka.bootstrap.servers", "127.0.0.1:" + broker);
    config.put("congvu.test.broker-port", Integer.toString(broker));
    return config;
  }

  @Override
  public void stop() {
    database.close();
    postgres.stop();
    keycloak.stop();
  }
}
