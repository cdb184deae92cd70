package vn.congvu.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.congvu.localstack.test.Door;
import vn.congvu.localstack.test.KeycloakTestResource;

/** A Keycloak that the gateway cannot reach when it starts; people's browsers always can. */
public final class KeycloakBehindADoor implements QuarkusTestResourceLifecycleManager {

  static final String NAME = "keycloak";

  private final KeycloakTestResource keycloak = new KeycloakTestResource();
  private Door door;

  /** With the services that the other tests have, and this Keycloak. */
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(
          new TestResourceEntry(FakeServices.class),
          new TestResourceEntry(KeycloakBehindADoor.class));
    }
  }

  @Override
  public Map<String, String> start() {
    keycloak.init(Map.of("client", "gateway"));
    Map<String, String> config = new HashMap<>(keycloak.start());
    String realm = config.get("quarkus.oidc.auth-server-url");
    URI real = URI.create(realm);
    door = Door.before(NAME, real.getPort());
    Door.shut(NAME);
    String behind = "http://localhost:" + door.port() + real.getPath();
    config.put("quarkus.oidc.auth-server-url", behind);
    config.put("quarkus.oidc.token.issuer", realm);
    config.put("quarkus.oidc.discovery-enabled", "false");
    config.put("quarkus.oidc.jwks-path", behind + "/protocol/openid-connect/certs");
    config.put("quarkus.oidc.token-path", behind + "/protocol/openid-connect/token");
    config.put("quarkus.oidc.authorization-path", realm + "/protocol/openid-connect/auth");
    config.put("quarkus.oidc.end-session-path", realm + "/protocol/openid-connect/logout");
    return config;
  }

  @Override
  public void stop() {
    door.close();
    keycloak.stop();
  }
}
