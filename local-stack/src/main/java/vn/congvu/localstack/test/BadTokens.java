package vn.congvu.localstack.test;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.congvu.localstack.Realm;

/** Tokens that no service may accept; but for one thing each they are those of a demo user. */
public final class BadTokens {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private BadTokens() {}

  /** Issued by the realm for somebody else than our API. */
  public static String ofAnotherAudience(String username) {
    ensureClient("test-other-audience", List.of("basic", "profile", "roles"), Map.of());
    return token("test-other-audience", username);
  }

  /** Good when it comes, and expired one second later. */
  public static String ofOneSecond(String username) {
    ensureClient(
        "test-one-second",
        List.of("basic", "profile", "roles", "congvu"),
        Map.of("access.token.lifespan", "1"));
    return token("test-one-second", username);
  }

  /** The user's claims, signed by a key that is not the realm's but says it is. */
  public static String ofAnotherKey(String username) {
    String[] parts = Tokens.of(username).split("\\.");
    return signed(parts[0] + "." + parts[1]);
  }

  /** The user's token without a signature, as the algorithm "none" would have it. */
  public static String unsigned(String username) {
    String header =
        BASE64.encodeToString(
            "{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
    return header + "." + Tokens.of(username).split("\\.")[1] + ".";
  }

  /** The user's token with a role written in afterwards. */
  public static String withRole(String username, String role) {
    String[] parts = Tokens.of(username).split("\\.");
    String claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
    String raised = claims.replaceFirst("\"roles\":\\[", "\"roles\":[\"" + role + "\",");
    if (raised.equals(claims)) {
      throw new IllegalStateException("The token names no roles.");
    }
    return parts[0]
        + "."
        + BASE64.encodeToString(raised.getBytes(StandardCharsets.UTF_8))
        + "."
        + parts[2];
  }

  private static String signed(String content) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(generator.generateKeyPair().getPrivate());
      signature.update(content.getBytes(StandardCharsets.US_ASCII));
      return content + "." + BASE64.encodeToString(signature.sign());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void ensureClient(String id, List<String> scopes, Map<String, String> attributes) {
    String admin =
        post(
            "/realms/master/protocol/openid-connect/token",
            form(
                Map.of(
                    "grant_type", "password",
                    "client_id", "admin-cli",
                    "username", "admin",
                    "password", TestParts.KEYCLOAK_ADMIN)),
            "application/x-www-form-urlencoded",
            "");
    Map<String, Object> client =
        Map.of(
            "clientId", id,
            "publicClient", true,
            "directAccessGrantsEnabled", true,
            "standardFlowEnabled", false,
            "fullScopeAllowed", true,
            "defaultClientScopes", scopes,
            "attributes", attributes);
    try {
      post(
          "/admin/realms/congvu/clients",
          JSON.writeValueAsString(client),
          "application/json",
          "Bearer " + JSON.readTree(admin).path("access_token").asText());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String token(String client, String username) {
    String answer =
        post(
            "/realms/congvu/protocol/openid-connect/token",
            form(
                Map.of(
                    "grant_type",
                    "password",
                    "client_id",
                    client,
                    "username",
                    username,
                    "password",
                    Realm.DEMO_PASSWORD)),
            "application/x-www-form-urlencoded",
            "");
    try {
      return JSON.readTree(answer).path("access_token").asText();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  private static String post(String path, String body, String type, String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(TestParts.keycloakUrl() + path))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    try {
      HttpResponse<String> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
      // 409: the client is there from an earlier test.
      if (response.statusCode() >= 300 && response.statusCode() != 409) {
        throw new IllegalStateException(
            "Keycloak answered " + response.statusCode() + " at " + path);
      }
      return response.body();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}
