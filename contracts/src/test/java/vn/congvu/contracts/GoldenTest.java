package vn.congvu.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Golden files are the contract: added, never edited. */
class GoldenTest {

  private static final Path GOLDEN = Path.of("src/test/resources/golden");
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .registerModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);

  static List<Class<? extends Fact>> facts() {
    return Facts.all();
  }

  @ParameterizedTest
  @MethodSource("facts")
  void eachFactIsReadAndWrittenAsItsGoldenFileSays(Class<? extends Fact> record)
      throws IOException {
    JsonNode golden = JSON.readTree(Files.readString(file(record)));

    Fact fact = JSON.treeToValue(golden, record);

    assertThat(JSON.readTree(JSON.writeValueAsString(fact))).isEqualTo(golden);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void eachGoldenFileGivesEveryComponent(Class<? extends Fact> record) throws IOException {
    JsonNode golden = JSON.readTree(Files.readString(file(record)));

    for (RecordComponent component : record.getRecordComponents()) {
      assertThat(golden.hasNonNull(component.getName())).as(component.getName()).isTrue();
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void eachFactKnowsItsTopicTypeAndKey(Class<? extends Fact> record) throws IOException {
    Fact fact = JSON.readValue(Files.readString(file(record)), record);

    assertThat(fact.type()).isEqualTo(Facts.type(record)).matches("[a-z]+\\.[a-z]+\\.v\\d+");
    assertThat(fact.topic())
        .isEqualTo(Facts.topic(Facts.aggregateOf(record)))
        .matches("[a-z]+\\.events");
    assertThat(fact.key()).hasSize(36);
    assertThat(fact.version()).isPositive();
  }

  @Test
  void noGoldenFileIsLeftWithoutARecord() throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Facts.all().stream().map(record -> Facts.type(record) + ".json").toList());
    }
  }

  private static Path file(Class<? extends Fact> record) {
    Path file = GOLDEN.resolve(Facts.type(record) + ".json");
    assertThat(file).as("the golden file of %s", record.getSimpleName()).exists();
    return file;
  }
}
