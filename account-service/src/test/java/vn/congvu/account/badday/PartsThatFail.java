package vn.congvu.account.badday;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import vn.congvu.account.provisioning.MailParts;
import vn.congvu.localstack.FreePorts;
import vn.congvu.localstack.test.Door;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.PostgresTestResource;

/** Real parts, each behind a door; the broker is not there before a test starts it. */
public final class PartsThatFail implements QuarkusTestResourceLifecycleManager {

  public static final String DATABASE = "postgres";
  public static final String IDENTITY = "keycloak";

  private final MailParts mail = new MailParts();
  private final KeycloakTestResource keycloak = new KeycloakTestResource();
  private final PostgresTestResource postgres = new PostgresTestResource();
  private Door database;
  private Door identity;

  @Override
  public Map<String, String> start() {
    Map<String, String> config = new HashMap<>(mail.start());
    config.putAll(keycloak.start());
    config.putAll(postgres.start());
    putDoorBeforeKeycloak(config);
    putDoorBeforePostgres(config);
    int broker = FreePorts.next();
    config.put("kafka.bootstrap.servers", "127.0.0.1:" + broker);
    config.put("congvu.test.broker-port", Integer.toString(broker));
    return config;
  }

  /** Keys come through the door too: what Keycloak says of its own address would pass it by. */
  private void putDoorBeforeKeycloak(Map<String, String> config) {
    identity = Door.before(IDENTITY, URI.create(config.get("congvu.keycloak.url")).getPort());
    String url = "http://127.0.0.1:" + identity.port();
    config.put("congvu.keycloak.url", url);
    config.put("quarkus.oidc.token.issuer", config.get("quarkus.oidc.auth-server-url"));
    config.put("quarkus.oidc.auth-server-url", url + "/realms/congvu");
    config.put("quarkus.oidc.discovery-enabled", "false");
    config.put("quarkus.oidc.jwks-path", "/protocol/openid-connect/certs");
  }

  private void putDoorBeforePostgres(Map<String, String> config) {
    String direct = config.get("quarkus.datasource.jdbc.url");
    URI server = URI.create(direct.substring("jdbc:".length()));
    database = Door.before(DATABASE, server.getPort());
    config.put("congvu.test.database-url", direct);
    config.put(
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://127.0.0.1:" + database.port() + server.getPath());
  }

  @Override
  public void stop() {
    identity.close();
    database.close();
    postgres.stop();
    mail.stop();
  }
}
