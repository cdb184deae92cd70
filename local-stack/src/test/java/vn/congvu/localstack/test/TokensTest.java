package vn.congvu.localstack.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TokensTest {

  private final ObjectMapper json = new ObjectMapper();

  @Test
  void aDemoUsersTokenCarriesRoleAndUnit() throws Exception {
    JsonNode claims = claims(Tokens.of("binh.tran"));

    assertThat(claims.path("preferred_username").asText()).isEqualTo("binh.tran");
    assertThat(claims.path("realm_access").path("roles").toString()).contains("focal-point");
    assertThat(claims.path("groups").toString()).isEqualTo("[\"/units/snv\"]");
    assertThat(claims.path("aud").toString()).contains("congvu-api");
  }

  @Test
  void aTokenSaysWhenItsOwnerLoggedInOnlyWhenTheyDid() throws Exception {
    long before = Instant.now().getEpochSecond();

    JsonNode fresh = claims(Tokens.fresh("em.hoang"));

    assertThat(fresh.path("auth_time").asLong()).isGreaterThanOrEqualTo(before);
    assertThat(fresh.path("aud").toString()).contains("congvu-api");
    assertThat(claims(Tokens.of("em.hoang")).has("auth_time")).isFalse();
  }

  @Test
  void aClientsTokenCarriesItsOwnRole() throws Exception {
    JsonNode claims = claims(Tokens.ofClient("hr-system"));

    assertThat(claims.path("realm_access").path("roles").toString()).contains("integration");
    assertThat(claims.path("groups").toString()).isEqualTo("[\"/units/snv\"]");
  }

  @Test
  void theResourceNamesTheRealmOfTheTokens() throws Exception {
    KeycloakTestResource resource = new KeycloakTestResource();
    resource.init(Map.of("client", "gateway"));

    Map<String, String> settings = resource.start();

    assertThat(settings.get("quarkus.oidc.auth-server-url"))
        .isEqualTo(claims(Tokens.of("an.nguyen")).path("iss").asText());
    assertThat(settings.get("congvu.keycloak.client-id")).isEqualTo("gateway");
  }

  private JsonNode claims(String token) throws Exception {
    return json.readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }
}
