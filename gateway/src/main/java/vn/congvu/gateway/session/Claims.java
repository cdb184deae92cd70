package vn.congvu.gateway.session;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** What an access token says. Read only from tokens that Quarkus OIDC has verified already. */
record Claims(
    String subject,
    String username,
    String name,
    String client,
    String sessionId,
    List<String> roles,
    List<String> units) {
  private static final String UNITS = "/units/";

  static Claims of(String accessToken) {
    String payload =
        accessToken.substring(accessToken.indexOf('.') + 1, accessToken.lastIndexOf('.'));
    return of(
        new JsonObject(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8)));
  }

  static Claims of(JsonObject token) {
    String username = token.getString("preferred_username", "");
    return new Claims(
        token.getString("sub", ""),
        username,
        token.getString("name", username),
        token.getString("azp", ""),
        token.getString("sid", ""),
        strings(token.getJsonObject("realm_access", new JsonObject()).getJsonArray("roles")),
        strings(token.getJsonArray("groups")).stream()
            .filter(group -> group.startsWith(UNITS))
            .map(group -> group.substring(group.lastIndexOf('/') + 1))
            .toList());
  }

  private static List<String> strings(@org.jspecify.annotations.Nullable JsonArray array) {
    return array == null
        ? List.of()
        : array.stream().filter(String.class::isInstance).map(String.class::cast).toList();
  }
}
