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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.congvu.localstack.Realm;

/**
 * People beside the demo's, for whom {@link Tokens#of} works too: officers whose login is their
 * mailbox's address, as account-service makes them.
 */
public final class TestUsers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private TestUsers() {}

  /**
   * @param username an address
   * @param unit one of the demo's units
   */
  public static void make(String username, String lastName, String role, String unit) {
    HttpResponse<String> made =
        call(
            "POST",
            "/admin/realms/congvu/users",
            Map.of(
                "username",
                username,
                "firstName",
                "Cán bộ",
                "lastName",
                lastName,
                "email",
                username,
                "emailVerified",
                true,
                "enabled",
                true,
                "groups",
                List.of("/units/" + unit),
                "credentials",
                List.of(
                    Map.of("type", "password", "value", Realm.DEMO_PASSWORD, "temporary", false))));
    String id = URI.create(made.headers().firstValue("Location").orElseThrow()).getPath();
    JsonNode wanted = read(call("GET", "/admin/realms/congvu/roles/" + role, null));
    var _ = call("POST", id + "/role-mappings/realm", List.of(wanted));
  }

  /** Gives a login another name, as renaming its mailbox does. */
  public static void rename(String from, String to) {
    JsonNode user =
        read(call("GET", "/admin/realms/congvu/users?exact=true&username=" + encoded(from), null))
            .path(0);
    var _ =
        call(
            "PUT",
            "/admin/realms/congvu/users/" + user.path("id").asText(),
            Map.of("username", to, "email", to));
  }

  private static HttpResponse<String> call(String method, String path, @Nullable Object body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(TestParts.keycloakUrl() + path))
            .header("Authorization", "Bearer " + administrator())
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(written(body)));
    return send(request.build());
  }

  private static String administrator() {
    String form =
        "grant_type=password&client_id=admin-cli&username=admin&password="
            + encoded(TestParts.KEYCLOAK_ADMIN);
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    TestParts.keycloakUrl() + "/realms/master/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return read(send(request)).path("access_token").asText();
  }

  private static HttpResponse<String> send(HttpRequest request) {
    try {
      HttpResponse<String> response = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
      if (response.statusCode() >= 300) {
        throw new IllegalStateException(
            "Keycloak answered " + response.statusCode() + " at " + request.uri().getPath());
      }
      return response;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private static JsonNode read(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String written(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
