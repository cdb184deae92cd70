package vn.congvu.localstack.test;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import vn.congvu.localstack.Realm;

/** Access tokens of the demo's people and clients, from the Keycloak of the tests. */
public final class Tokens {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Duration SPARE = Duration.ofSeconds(60);
  private static final Duration BETWEEN_TRIES = Duration.ofMillis(300);
  private static final int TRIES = 5;
  private static final Map<String, Token> KNOWN = new ConcurrentHashMap<>();

  private Tokens() {}

  private record Token(String value, Instant useUntil) {}

  /** The token of a demo user, by that user's password. */
  public static String of(String username) {
    return token(
        "user " + username,
        Map.of(
            "grant_type",
            "password",
            "client_id",
            "demo-cli",
            "username",
            username,
            "password",
            Realm.DEMO_PASSWORD));
  }

  /**
   * The token of a demo user who has just logged in at Keycloak's own form, and says so: one that
   * was had for a password alone names no time of a login.
   */
  public static String fresh(String username) {
    return FormLogin.as(username);
  }

  /** The token of a client's service account, for example {@code hr-system}. */
  public static String ofClient(String clientId) {
    return token(
        "client " + clientId,
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            clientId,
            "client_secret",
            TestParts.clientSecret(clientId)));
  }

  private static String token(String owner, Map<String, String> grant) {
    return KNOWN
        .compute(
            owner,
            (_, known) ->
                known == null || Instant.now().isAfter(known.useUntil()) ? granted(grant) : known)
        .value();
  }

  /** Keycloak refuses a login while the same user logs in elsewhere, as other modules' tests do. */
  private static Token granted(Map<String, String> grant) {
    for (int tries = 1; tries < TRIES; tries++) {
      try {
        return request(grant);
      } catch (IllegalStateException refused) {
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
    return request(grant);
  }

  private static Token request(Map<String, String> grant) {
    String form =
        new TreeMap<>(grant)
            .entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    TestParts.keycloakUrl() + "/realms/congvu/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      JsonNode body = JSON.readTree(response.body());
      if (response.statusCode() != 200) {
        throw new IllegalStateException(
            "Keycloak gave no token: " + body.path("error_description").asText());
      }
      Duration life = Duration.ofSeconds(body.path("expires_in").asLong());
      return new Token(body.path("access_token").asText(), Instant.now().plus(life).minus(SPARE));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
