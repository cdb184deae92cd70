package vn.congvu.localstack.test;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/**
 * A real Keycloak with the realm and the demo's people. The argument {@code client} says whose
 * secret {@code congvu.keycloak.*} and {@code quarkus.oidc.credentials.secret} carry; it is
 * account-service unless said.
 */
public final class KeycloakTestResource implements QuarkusTestResourceLifecycleManager {

  private String client = "account-service";

  @Override
  public void init(Map<String, String> arguments) {
    client = arguments.getOrDefault("client", client);
  }

  @Override
  public Map<String, String> start() {
    String url = TestParts.keycloakUrl();
    String secret = TestParts.clientSecret(client);
    return Map.of(
        "quarkus.oidc.auth-server-url", url + "/realms/congvu",
        "quarkus.oidc.client-id", client,
        "quarkus.oidc.credentials.secret", secret,
        "congvu.keycloak.url", url,
        "congvu.keycloak.realm", "congvu",
        "congvu.keycloak.client-id", client,
        "congvu.keycloak.client-secret", secret);
  }

  @Override
  public void stop() {
    // Keycloak serves the next test class too, and ends with the JVM.
  }
}
