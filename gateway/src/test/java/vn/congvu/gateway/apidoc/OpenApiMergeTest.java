package vn.congvu.gateway.apidoc;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpenApiMergeTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void twoSchemasOfOneNameStayApartAndTheirReferencesFollow() throws Exception {
    var documents = new TreeMap<String, ObjectNode>();
    documents.put("account", document("/api/v1/units", "string"));
    documents.put("incident", document("/api/v1/tickets", "integer"));

    var merged = OpenApiMerge.merge(documents, Set.of("account", "incident"), JSON);

    assertThat(merged.at("/components/schemas/Page/type").asText()).isEqualTo("string");
    assertThat(merged.at("/components/schemas/incident.Page/type").asText()).isEqualTo("integer");
    assertThat(merged.at("/paths/~1api~1v1~1tickets/get/schema/$ref").asText())
        .isEqualTo("#/components/schemas/incident.Page");
    assertThat(merged.at("/paths/~1api~1v1~1units/get/schema/$ref").asText())
        .isEqualTo("#/components/schemas/Page");
    assertThat(merged.at("/paths/~1api~1v1~1me/get").isMissingNode()).isFalse();
    assertThat(merged.has("x-missing-services")).isFalse();
  }

  @Test
  void equalSchemasAreKeptOnceAndPathsOutsideTheApiAreLeftOut() throws Exception {
    var documents = new TreeMap<String, ObjectNode>();
    documents.put("account", document("/api/v1/units", "string"));
    documents.put("incident", document("/q/health", "string"));

    var merged = OpenApiMerge.merge(documents, Set.of("account", "incident", "backup"), JSON);

    assertThat(merged.at("/components/schemas").size()).isEqualTo(1);
    assertThat(merged.at("/paths").has("/q/health")).isFalse();
    assertThat(merged.at("/x-missing-services/0").asText()).isEqualTo("backup");
  }

  @Test
  void aTagOfTwoServicesIsListedOnceWithTheDescriptionOfTheOneThatHasIt() throws Exception {
    var documents = new TreeMap<String, ObjectNode>();
    documents.put("account", tagged("{'name': 'spills'}"));
    documents.put("security", tagged("{'name': 'spills', 'description': 'Tài liệu mật'}"));

    var merged = OpenApiMerge.merge(documents, documents.keySet(), JSON);

    assertThat(merged.at("/tags").size()).isEqualTo(1);
    assertThat(merged.at("/tags/0/name").asText()).isEqualTo("spills");
    assertThat(merged.at("/tags/0/description").asText()).isEqualTo("Tài liệu mật");
  }

  private static ObjectNode tagged(String tag) throws Exception {
    return (ObjectNode) JSON.readTree("{\"tags\": [%s]}".formatted(tag.replace('\'', '"')));
  }

  private static ObjectNode document(String path, String type) throws Exception {
    return (ObjectNode)
        JSON.readTree(
            """
            {"paths": {"%s": {"get": {"schema": {"$ref": "#/components/schemas/Page"}}}},
             "components": {"schemas": {"Page": {"type": "%s"}}}}
            """
                .formatted(path, type));
  }
}
