package vn.congvu.account.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;

/**
 * What holds in the end: the regulation, the national baseline where it is stricter, and the
 * settings of the deployment.
 */
final class RulesInForce {

  private static final String BY_DEPLOYMENT = "cấu hình triển khai";
  private static final double DAYS_OF_A_MONTH = 365.2425 / 12;

  private RulesInForce() {}

  static ObjectNode of(ObjectNode regulation, RegulationConfig config) {
    ObjectNode document = regulation.deepCopy();
    if (config.nationalBaseline()) {
      tighten(document, Presets.nationalBaseline().document());
    }
    ObjectNode operator = document.withObject("/operator");
    config.operatorName().ifPresent(name -> set(operator, "name").put("value", name));
    config.province().ifPresent(name -> set(operator, "province").put("value", name));
    config.mailDomains().ifPresent(domains -> setAll(set(operator, "mailDomains"), domains));
    return document;
  }

  private static ObjectNode set(ObjectNode parent, String key) {
    return parent.putObject(key).put("basis", BY_DEPLOYMENT);
  }

  private static void setAll(ObjectNode rule, List<String> values) {
    ArrayNode array = rule.putArray("value");
    values.forEach(array::add);
  }

  private static void tighten(ObjectNode regulation, ObjectNode baseline) {
    baseline
        .properties()
        .forEach(
            entry -> {
              JsonNode ours = regulation.path(entry.getKey());
              if (!(ours instanceof ObjectNode rule)
                  || !(entry.getValue() instanceof ObjectNode national)) {
                return;
              }
              if (Presets.isRule(national)) {
                if (!isLiftedBy(national.path("unless"), regulation)) {
                  stricter(rule, national);
                }
              } else {
                tighten(rule, national);
              }
            });
  }

  /** A longer password, for one, is only asked of those without a second factor. */
  private static boolean isLiftedBy(JsonNode sibling, ObjectNode section) {
    return sibling.isTextual() && section.path(sibling.asText()).path("value").asBoolean();
  }

  private static void stricter(ObjectNode ours, ObjectNode national) {
    Strictness strictness = Strictness.valueOf(national.path("stricter").asText());
    Rule<JsonNode> fired =
        rule(ours).stricter(rule(national), strictness.order(), RulesInForce::spoken);
    ours.set("value", fired.value());
    ours.put("basis", fired.legalBasis());
  }

  private static Rule<JsonNode> rule(ObjectNode node) {
    return new Rule<>(node.path("value"), node.path("basis").asText());
  }

  private static String spoken(JsonNode value) {
    return value
        .asText()
        .replaceFirst("^true$", "có")
        .replaceFirst("^false$", "không")
        .replaceFirst("^0 \\w+$", "không giới hạn")
        .replaceFirst(" days?$", " ngày")
        .replaceFirst(" months?$", " tháng")
        .replaceFirst(" hours?$", " giờ");
  }

  /** Which of two values binds more. */
  private enum Strictness {
    /** A shorter time; none at all is the loosest. */
    SHORTER {
      @Override
      Comparator<JsonNode> order() {
        return Comparator.comparingDouble(
            value -> {
              double days = days(value.asText());
              return days == 0 ? Double.MAX_VALUE : days;
            });
      }
    },
    /** A longer time. */
    LONGER {
      @Override
      Comparator<JsonNode> order() {
        return Comparator.comparingDouble((JsonNode value) -> days(value.asText())).reversed();
      }
    },
    FEWER {
      @Override
      Comparator<JsonNode> order() {
        return Comparator.comparingInt(JsonNode::asInt);
      }
    },
    MORE {
      @Override
      Comparator<JsonNode> order() {
        return Comparator.comparingInt((JsonNode value) -> value.asInt()).reversed();
      }
    };

    abstract Comparator<JsonNode> order();

    private static double days(String text) {
      if (text.endsWith("hours") || text.endsWith("hour") || text.contains("minute")) {
        Duration duration = Amounts.duration(text);
        return (double) duration.toMinutes() / ChronoUnit.DAYS.getDuration().toMinutes();
      }
      Period period = Amounts.period(text);
      return period.toTotalMonths() * DAYS_OF_A_MONTH + period.getDays();
    }
  }
}
