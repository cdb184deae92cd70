package vn.congvu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/events.md} is made of the records and their Javadoc. Write it anew with {@code ./mvnw
 * -pl contracts test -Dcongvu.docs.write=true}.
 */
class EventsDocTest {

  private static final Path DOC = Path.of("../docs/events.md");

  @Test
  void theDocumentSaysWhatTheRecordsSay() throws IOException {
    String expected = document();
    if (Boolean.getBoolean("congvu.docs.write")) {
      Files.writeString(DOC, expected);
    }

    assertThat(DOC).content().isEqualTo(expected);
  }

  private static String document() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # Events

            Made of the records in `contracts/` by a test; do not edit.

            Facts go out by the outbox in the transaction that made them true, as CloudEvents 1.0 in Kafka's binary mode: headers
            `ce_specversion`, `ce_id`, `ce_type`, `ce_source`, `ce_time`, `ce_requestid`, `traceparent` (and `ce_traceparent`),
            `content-type: application/json`; the body is the record as JSON; the key is the aggregate's id, so facts of one aggregate keep
            their order. Delivery is at least once: drop a `ce_id` that you know, and a `version` that is not newer than what you know.
            What a consumer cannot take ends in `<service>.dead-letter` with headers `reason`, `consumer`, `attempts`, `original-topic`,
            `original-partition`, `original-offset`.

            Beside these each service announces the head of its audit chain as `audit.anchored.v1` on `audit.anchors`, key = service:
            `service`, `seq`, `hash`, `occurredAt`. security-service announces each new head of a case's evidence chain as `evidence.anchored.v1` on
            `evidence.anchors`, key = case: `spillId`, `seq`, `hash`, `occurredAt`.
            """);
    for (Class<? extends Fact> aggregate : Facts.AGGREGATES) {
      String source = Files.readString(sourceOf(aggregate));
      page.append("\n## ").append(Facts.topic(aggregate)).append("\n\n");
      page.append(sentence(source, "sealed interface " + aggregate.getSimpleName())).append("\n\n");
      page.append("| type | fact | body |\n|---|---|---|\n");
      for (Class<? extends Fact> record : Facts.of(aggregate)) {
        page.append(
            "| `%s` | %s | %s |%n"
                .formatted(
                    Facts.type(record),
                    sentence(source, "record " + record.getSimpleName()),
                    body(record)));
      }
    }
    return page.toString();
  }

  private static Path sourceOf(Class<?> type) {
    return Path.of("src/main/java", type.getName().replace('.', '/') + ".java");
  }

  private static String sentence(String source, String declaration) {
    Matcher javadoc =
        Pattern.compile("/\\*\\*((?:[^*]|\\*(?!/))*)\\*/\\s*(?:public )?" + declaration + "\\b")
            .matcher(source);
    assertThat(javadoc.find()).as("Javadoc of " + declaration).isTrue();
    return javadoc
        .group(1)
        .replaceAll("\\s*\\n\\s*\\*\\s*", " ")
        .replaceAll(" @param (\\w+)", " `$1`:")
        .strip();
  }

  private static String body(Class<? extends Fact> record) {
    return Arrays.stream(record.getRecordComponents())
        .map(EventsDocTest::component)
        .collect(Collectors.joining(", "));
  }

  private static String component(RecordComponent component) {
    boolean optional =
        component.getAnnotatedType().getAnnotations().length > 0
            && !component.getType().isPrimitive();
    return "`" + component.getName() + (optional ? "`?" : "`");
  }
}
