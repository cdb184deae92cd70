package vn.congvu.e2e.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The REST interface through the gateway, in the name of one caller. */
public final class Api {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Place place;
  private final @Nullable String username;
  private final @Nullable String password;
  private @Nullable String token;
  private long tokenUntil;

  private Api(Place place, @Nullable String username, @Nullable String password) {
    this.place = place;
    this.username = username;
    this.password = password;
  }

  /** In the name of a person, who logs in at Keycloak with the password. */
  public static Api as(Place place, String username, String password) {
    return new Api(place, username, password);
  }

  /** In the name of a person who has shown just now, at Keycloak's form, who they are. */
  public static Api justLoggedIn(Place place, String username, String password) {
    Api api = new Api(place, username, password);
    try {
      JsonNode login = read(new FormLogin(HTTP, place).token(username, password));
      api.token = login.path("access_token").asText();
      api.tokenUntil = System.currentTimeMillis() + login.path("expires_in").asLong() * 1000L;
      return api;
    } catch (IOException failure) {
      throw new NotSo("không kết nối được Keycloak " + place.keycloak());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotSo("bị ngắt");
    }
  }

  /** In nobody's name. */
  public static Api anonymous(Place place) {
    return new Api(place, null, null);
  }

  public Answer get(String path) {
    return send("GET", path, BodyPublishers.noBody(), Map.of());
  }

  public Answer get(String path, String accept) {
    return send("GET", path, BodyPublishers.noBody(), Map.of("Accept", accept));
  }

  public Answer post(String path, Object body) {
    return send("POST", path, json(body), Map.of());
  }

  public Answer post(String path, Object body, Map<String, String> headers) {
    return send("POST", path, json(body), headers);
  }

  public Answer post(String path, byte[] body, String mediaType, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>(headers);
    all.put("Content-Type", mediaType);
    return send("POST", path, BodyPublishers.ofByteArray(body), all);
  }

  public Answer put(String path, Object body, String etag) {
    return send("PUT", path, json(body), Map.of("If-Match", etag));
  }

  public Answer patch(String path, Object body, String etag) {
    return send("PATCH", path, json(body), Map.of("If-Match", etag));
  }

  /** Takes a step on a thing as it stands now. */
  public Answer step(String thing, String step, Object body) {
    return post(thing + "/" + step, body, Map.of("If-Match", get(thing).expect(200).etag()));
  }

  /** All pages of a list, for lists that a test knows to be short. */
  public List<JsonNode> all(String path) {
    List<JsonNode> all = new ArrayList<>();
    String next = "";
    String joint = path.contains("?") ? "&" : "?";
    do {
      Answer page =
          get(path + joint + "limit=200" + (next.isEmpty() ? "" : "&after=" + encoded(next)))
              .expect(200);
      all.addAll(page.items());
      next = page.text("next", "");
    } while (!next.isEmpty() && !next.equals("null"));
    return all;
  }

  private Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(place.gateway() + path))
            .timeout(Duration.ofSeconds(60))
            .method(method, body);
    Map<String, String> all = new HashMap<>(Map.of("Content-Type", "application/json"));
    all.putAll(headers);
    if (username != null) {
      all.put("Authorization", "Bearer " + token());
    }
    all.forEach(request::header);
    try {
      var response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(
          method + " " + path,
          response.statusCode(),
          read(response.body()),
          response.body(),
          response.headers());
    } catch (IOException failure) {
      throw new NotSo(method + " " + path + ": không kết nối được cổng " + place.gateway());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotSo("bị ngắt");
    }
  }

  private String token() {
    if (token == null || System.currentTimeMillis() > tokenUntil) {
      Answer login = login(place, String.valueOf(username), String.valueOf(password)).expect(200);
      token = login.text("access_token");
      tokenUntil = System.currentTimeMillis() + (login.number("expires_in") - 30) * 1000L;
    }
    return token;
  }

  /** What Keycloak answers to a password. */
  public static Answer login(Place place, String username, String password) {
    String form =
        Map.of(
                "grant_type",
                "password",
                "client_id",
                "demo-cli",
                "username",
                username,
                "password",
                password)
            .entrySet()
            .stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(place.keycloak() + "/realms/congvu/protocol/openid-connect/token"))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      var response = HTTP.send(request, BodyHandlers.ofByteArray());
      return new Answer(
          "login " + username,
          response.statusCode(),
          read(response.body()),
          response.body(),
          response.headers());
    } catch (IOException failure) {
      throw new NotSo("không kết nối được Keycloak " + place.keycloak());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new NotSo("bị ngắt");
    }
  }

  private static JsonNode read(byte[] body) {
    try {
      JsonNode json = body.length == 0 ? null : JSON.readTree(body);
      return json == null ? MissingNode.getInstance() : json;
    } catch (IOException notJson) {
      return MissingNode.getInstance();
    }
  }

  private static BodyPublisher json(Object body) {
    try {
      return BodyPublishers.ofString(JSON.writeValueAsString(body));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(impossible);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
