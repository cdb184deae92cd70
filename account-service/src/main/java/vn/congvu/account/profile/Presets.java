package vn.congvu.account.profile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import vn.congvu.account.profile.InvalidRegulationException.Fault;

/** Regulation files: those that ship under {@code regulation/}, and one from outside. */
final class Presets {

  /** The shipped regulations, by id. */
  static final List<String> IDS =
      List.of(
          "quang-binh-41-2015",
          "ninh-binh-162-2025",
          "bac-ninh-79-2025",
          "nghe-an-99-2025",
          "dong-thap-143-2025");

  private static final ObjectMapper YAML =
      new ObjectMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private Presets() {}

  /** A document with the name under which its faults are told. */
  record Source(String name, ObjectNode document) {}

  static Source shipped(String id) {
    if (!IDS.contains(id)) {
      throw new InvalidRegulationException(
          "congvu.regulation.preset",
          List.of(new Fault(id, "không có sẵn; có: " + String.join(", ", IDS))));
    }
    return resource(id + ".yaml");
  }

  static Source nationalBaseline() {
    return resource("national-baseline.yaml");
  }

  static Source file(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return parse(file.toString(), in);
    } catch (IOException e) {
      throw new InvalidRegulationException(
          file.toString(), List.of(new Fault("(tệp)", "không mở được")));
    }
  }

  static Source parse(String name, InputStream in) throws IOException {
    try {
      if (YAML.readTree(in) instanceof ObjectNode document) {
        return new Source(name, document);
      }
      throw new InvalidRegulationException(
          name, List.of(new Fault("(tệp)", "phải là một bảng khóa và giá trị")));
    } catch (JsonProcessingException e) {
      throw new InvalidRegulationException(
          name, List.of(new Fault("(tệp)", "không phải YAML đúng: " + e.getOriginalMessage())));
    }
  }

  private static Source resource(String name) {
    try (InputStream in = Presets.class.getResourceAsStream("/regulation/" + name)) {
      if (in == null) {
        throw new IllegalStateException("not in the jar: " + name);
      }
      return parse(name, in);
    } catch (IOException e) {
      throw new IllegalStateException("unreadable in the jar: " + name, e);
    }
  }

  /** The keys of the rules of a document, as paths with dots. */
  static boolean isRule(JsonNode node) {
    return node.isObject() && node.has("value") && node.has("basis");
  }
}
