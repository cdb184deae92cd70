package vn.congvu.localstack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The realm that Kubernetes imports too, with its blanks filled in; in the demo profile the demo's
 * units, clients and people are put beside it, and operators need no one-time code.
 */
public final class Realm {

  public static final String DEMO_PASSWORD = "Congvu@2026-demo";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern BLANK = Pattern.compile("\\$\\{(CONGVU_[A-Z_]+)(?::([^}]*))?}");

  private final JsonNode content;

  private Realm(JsonNode content) {
    this.content = content;
  }

  /**
   * @param secrets gives the secret of the client or user that a blank is named after
   */
  public static Realm of(
      Layout layout, boolean demo, String portalUrl, Function<String, String> secrets) {
    Map<String, String> known = new HashMap<>();
    known.put("CONGVU_PORTAL_URL", portalUrl);
    if (demo) {
      known.put("CONGVU_BROWSER_FLOW", "congvu browser");
    }
    try {
      String realm =
          Files.readString(
              layout.root().resolve("k8s/base/keycloak/congvu-realm.json"), StandardCharsets.UTF_8);
      ObjectNode content = (ObjectNode) JSON.readTree(fill(realm, known, secrets));
      if (demo) {
        merge(content, (ObjectNode) JSON.readTree(fill(demoPeople(), known, secrets)));
      }
      return new Realm(content);
    } catch (IOException failure) {
      throw new StackException("The realm file cannot be read.", failure);
    }
  }

  public String json() {
    return content.toPrettyString();
  }

  public Map<String, String> clientSecrets() {
    Map<String, String> secrets = new HashMap<>();
    for (JsonNode client : content.path("clients")) {
      if (client.hasNonNull("secret")) {
        secrets.put(client.path("clientId").asText(), client.path("secret").asText());
      }
    }
    return secrets;
  }

  record DemoPerson(String username, String name, String role, String unit) {}

  static List<DemoPerson> demoPersons() {
    try {
      List<DemoPerson> persons = new ArrayList<>();
      for (JsonNode user : JSON.readTree(demoPeople()).path("users")) {
        if (!user.has("serviceAccountClientId")) {
          persons.add(
              new DemoPerson(
                  user.path("username").asText(),
                  user.path("firstName").asText() + " " + user.path("lastName").asText(),
                  user.path("realmRoles").path(0).asText(),
                  user.path("groups").path(0).asText().replace("/units/", "")));
        }
      }
      return persons;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static String fill(String text, Map<String, String> known, Function<String, String> secrets) {
    return BLANK
        .matcher(text)
        .replaceAll(
            blank ->
                Matcher.quoteReplacement(value(blank.group(1), blank.group(2), known, secrets)));
  }

  private static String value(
      String name,
      @Nullable String fallback,
      Map<String, String> known,
      Function<String, String> secrets) {
    String value = known.get(name);
    if (value != null) {
      return value;
    }
    if (fallback != null) {
      return fallback;
    }
    if (name.endsWith("_SECRET") || name.endsWith("_PASSWORD")) {
      return secrets.apply(name);
    }
    throw new StackException("The realm file has a blank that nobody fills: " + name + ".");
  }

  private static void merge(ObjectNode realm, ObjectNode demo) {
    for (Map.Entry<String, JsonNode> entry : demo.properties()) {
      if (entry.getKey().equals("groups")) {
        realm.set("groups", entry.getValue());
      } else if (entry.getValue() instanceof ArrayNode more) {
        realm.withArray(entry.getKey()).addAll(more);
      }
    }
  }

  private static String demoPeople() {
    try (InputStream stream = Realm.class.getResourceAsStream("/demo/users.json")) {
      if (stream == null) {
        throw new StackException("demo/users.json is missing in local-stack.");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
