package vn.congvu.gateway.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Makes one document of several. Two services may use one schema name for two things. */
final class OpenApiMerge {
  private static final List<String> KINDS =
      List.of("schemas", "responses", "parameters", "examples", "requestBodies", "headers");
  private static final String REF = "$ref";

  private OpenApiMerge() {}

  static ObjectNode merge(
      SortedMap<String, ObjectNode> documents, Set<String> expected, ObjectMapper json) {
    ObjectNode merged = head(json);
    documents.forEach((service, document) -> add(merged, service, document.deepCopy()));
    ArrayNode missing = json.createArrayNode();
    expected.stream().filter(name -> !documents.containsKey(name)).sorted().forEach(missing::add);
    if (!missing.isEmpty()) {
      merged.set("x-missing-services", missing);
    }
    return merged;
  }

  private static void add(ObjectNode merged, String service, ObjectNode document) {
    Map<String, String> renamed = new HashMap<>();
    JsonNode components = document.path("components");
    ObjectNode mergedComponents = merged.withObject("/components");
    for (String kind : KINDS) {
      ObjectNode target = mergedComponents.withObject("/" + kind);
      components
          .path(kind)
          .properties()
          .forEach(
              entry -> {
                JsonNode taken = target.get(entry.getKey());
                if (taken != null && !taken.equals(entry.getValue())) {
                  renamed.put(
                      "#/components/" + kind + "/" + entry.getKey(),
                      "#/components/" + kind + "/" + service + "." + entry.getKey());
                }
              });
    }
    repoint(document, renamed);
    for (String kind : KINDS) {
      ObjectNode target = mergedComponents.withObject("/" + kind);
      components
          .path(kind)
          .properties()
          .forEach(
              entry -> {
                String ref = "#/components/" + kind + "/" + entry.getKey();
                String name = renamed.getOrDefault(ref, ref);
                target.set(name.substring(name.lastIndexOf('/') + 1), entry.getValue());
              });
    }
    document
        .path("paths")
        .properties()
        .forEach(path -> addPath(merged.withObject("/paths"), service, path));
    document.path("tags").forEach(tag -> addTag(merged.withArray("/tags"), tag));
  }

  /** Several classes may share a tag of which one says what it is: the first description stands. */
  private static void addTag(ArrayNode tags, JsonNode tag) {
    for (JsonNode known : tags) {
      if (known.path("name").equals(tag.path("name"))) {
        if (known instanceof ObjectNode told
            && !told.has("description")
            && tag.has("description")) {
          told.set("description", tag.get("description"));
        }
        return;
      }
    }
    tags.add(tag);
  }

  /** A path of two services would be a fault of the route table; the first one stands. */
  private static void addPath(ObjectNode paths, String service, Map.Entry<String, JsonNode> path) {
    if (!path.getKey().startsWith("/api/") || paths.has(path.getKey())) {
      return;
    }
    for (JsonNode operation : path.getValue()) {
      if (operation instanceof ObjectNode described) {
        described.put("x-service", service);
        described.remove("security");
      }
    }
    paths.set(path.getKey(), path.getValue());
  }

  private static void repoint(JsonNode node, Map<String, String> renamed) {
    if (renamed.isEmpty()) {
      return;
    }
    if (node instanceof ObjectNode object) {
      String ref = object.path(REF).asText("");
      if (renamed.containsKey(ref)) {
        object.set(REF, TextNode.valueOf(renamed.get(ref)));
      }
    }
    node.forEach(child -> repoint(child, renamed));
  }

  private static ObjectNode head(ObjectMapper json) {
    ObjectNode document = json.createObjectNode();
    document.put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Congvu")
        .put("version", "v1")
        .put(
            "description",
            "Giao diện lập trình của nền tảng thư điện tử công vụ. Mọi lỗi là"
                + " application/problem+json (RFC 9457). Hệ thống khác gọi bằng mã truy cập OAuth 2.0"
                + " (client credentials); trang web gọi bằng phiên đăng nhập và tiêu đề"
                + " X-Congvu-Csrf: 1.");
    document.putArray("servers").addObject().put("url", "/");
    ObjectNode schemes = document.putObject("components").putObject("securitySchemes");
    schemes
        .putObject("bearer")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("bearerFormat", "JWT");
    document.putArray("security").addObject().putArray("bearer");
    ObjectNode me = document.putObject("paths").putObject("/api/v1/me").putObject("get");
    me.put("summary", "Who the caller is").put("operationId", "me").putArray("tags").add("Session");
    me.putObject("responses").putObject("200").put("description", "Name, roles and unit codes");
    return document;
  }
}
