package vn.congvu.account.profile;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import vn.congvu.account.profile.InvalidRegulationException.Fault;

/**
 * One mapping of a regulation file. Collects every fault instead of stopping at the first; a faulty
 * rule gets the given stand-in, which never leaves the reader because a profile with faults is not
 * returned.
 */
final class RuleSection {

  private final String path;
  private final JsonNode node;
  private final List<Fault> faults;
  private final Set<String> known = new HashSet<>();
  private final List<RuleSection> children = new ArrayList<>();

  RuleSection(String path, JsonNode node, List<Fault> faults) {
    this.path = path;
    this.node = node;
    this.faults = faults;
    if (!node.isObject() && !node.isMissingNode()) {
      faults.add(new Fault(path.isEmpty() ? "(tệp)" : path, "phải là một bảng khóa và giá trị"));
    }
  }

  RuleSection section(String key) {
    known.add(key);
    JsonNode child = node.path(key);
    if (child.isMissingNode() && node.isObject()) {
      faults.add(new Fault(at(key), "thiếu"));
    }
    RuleSection section = new RuleSection(at(key), child, faults);
    children.add(section);
    return section;
  }

  /** A plain text that is no rule, such as the title of the regulation. */
  <T> T plain(String key, Function<String, T> parse, T standIn) {
    known.add(key);
    JsonNode value = node.path(key);
    if (!value.isTextual() || value.asText().isBlank()) {
      faults.add(new Fault(at(key), value.isMissingNode() ? "thiếu" : "phải là chữ"));
      return standIn;
    }
    return parsed(at(key), value, node -> parse.apply(node.asText()), standIn);
  }

  /** A rule: {@code {value: ..., basis: ...}}. */
  <T> Rule<T> rule(String key, Function<JsonNode, T> parse, T standIn) {
    known.add(key);
    JsonNode rule = node.path(key);
    if (rule.isMissingNode()) {
      if (node.isObject()) {
        faults.add(new Fault(at(key), "thiếu"));
      }
      return new Rule<>(standIn, "");
    }
    if (!rule.isObject() || rule.path("value").isMissingNode()) {
      faults.add(new Fault(at(key), "phải có dạng {value: ..., basis: ...}"));
      return new Rule<>(standIn, "");
    }
    rule.fieldNames()
        .forEachRemaining(
            name -> {
              if (!name.equals("value") && !name.equals("basis")) {
                faults.add(
                    new Fault(at(key) + "." + name, "khóa lạ; một quy định chỉ có value và basis"));
              }
            });
    String basis = rule.path("basis").asText("").strip();
    if (basis.isEmpty()) {
      faults.add(new Fault(at(key) + ".basis", "để trống; mỗi giá trị phải nêu căn cứ pháp lý"));
    }
    return new Rule<>(parsed(at(key) + ".value", rule.path("value"), parse, standIn), basis);
  }

  /** To be called last: what was never asked for is not known. */
  void refuseUnknownKeys() {
    node.fieldNames()
        .forEachRemaining(
            name -> {
              if (!known.contains(name)) {
                faults.add(new Fault(at(name), "khóa lạ"));
              }
            });
    children.forEach(RuleSection::refuseUnknownKeys);
  }

  private <T> T parsed(String at, JsonNode value, Function<JsonNode, T> parse, T standIn) {
    try {
      return parse.apply(value);
    } catch (DateTimeException e) {
      faults.add(new Fault(at, "'%s' không phải ngày có trong lịch".formatted(value.asText())));
    } catch (IllegalArgumentException e) {
      faults.add(new Fault(at, String.valueOf(e.getMessage())));
    }
    return standIn;
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
