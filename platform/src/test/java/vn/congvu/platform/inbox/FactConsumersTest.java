package vn.congvu.platform.inbox;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.PostgresTestResource;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.kafka.CloudEventHeaders;
import vn.congvu.platform.sample.Await;
import vn.congvu.platform.sample.ThingService;
import vn.congvu.platform.sample.Topic;

@QuarkusTest
@QuarkusTestResource(PostgresTestResource.class)
@QuarkusTestResource(KafkaTestResource.class)
@QuarkusTestResource(KeycloakTestResource.class)
class FactConsumersTest {

  @Inject ThingService things;
  @Inject MeterRegistry metrics;

  @ConfigProperty(name = "kafka.bootstrap.servers")
  String brokers;

  @Test
  void aFactGoesFromOneTransactionToAnotherWithItsRequestIdAndTrace() throws Exception {
    given()
        .auth()
        .oauth2(Tokens.of("binh.tran"))
        .header("X-Request-Id", "from-the-caller")
        .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
        .contentType("application/json")
        .body("{\"name\":\"journey\",\"parts\":[{\"label\":\"a\"}],\"count\":1}")
        .post("/things")
        .then()
        .statusCode(201);

    ConsumerRecord<String, String> fact = recordOf("thing.events", "journey");
    Await.until("the effect", () -> things.exists("taken-journey"));

    assertThat(fact.value()).isEqualTo("{\"name\":\"journey\"}");
    assertThat(Topic.header(fact, CloudEventHeaders.REQUEST_ID)).isEqualTo("from-the-caller");
    assertThat(Topic.header(fact, CloudEventHeaders.TRACE_PARENT))
        .startsWith("00-0af7651916cd43dd8448eb211c80319c-");
  }

  @Test
  void nothingIsAnnouncedByATransactionThatWasUndone() throws Exception {
    given()
        .auth()
        .oauth2(Tokens.of("binh.tran"))
        .contentType("application/json")
        .body("{\"name\":\"undone\",\"parts\":[{\"label\":\"a\"}],\"count\":1}")
        .post("/things")
        .then()
        .statusCode(500);
    send(id(), "after-undone", "{\"name\":\"after-undone\"}");

    Await.until("a later fact", () -> things.exists("taken-after-undone"));

    assertThat(things.exists("undone")).isFalse();
    assertThat(things.exists("taken-undone")).isFalse();
  }

  @Test
  void aRepeatedFactHasNoSecondEffect() throws Exception {
    double before = outcomes("repeat");
    String id = id();
    send(id, "once", "{\"name\":\"once\"}");
    send(id, "once", "{\"name\":\"once\"}");

    // A second effect would hit the unique name and end in the dead-letter topic.
    Await.until("the repeat", () -> outcomes("repeat") == before + 1);

    assertThat(things.exists("taken-once")).isTrue();
  }

  @Test
  void aFactThatCannotTakeEffectEndsInTheDeadLetterTopicAfterSomeTries() throws Exception {
    int before = things.refusals();
    send(id(), "poison", "{\"name\":\"poison\"}");
    send(id(), "behind-poison", "{\"name\":\"behind-poison\"}");

    ConsumerRecord<String, String> letter = deadLetter("poison");
    Await.until("the fact behind", () -> things.exists("taken-behind-poison"));

    assertThat(letter.value()).isEqualTo("{\"name\":\"poison\"}");
    assertThat(Topic.header(letter, "reason")).isEqualTo("failed: IllegalStateException");
    assertThat(Topic.header(letter, "original-topic")).isEqualTo("thing.events");
    assertThat(Topic.header(letter, "attempts")).isEqualTo("5");
    assertThat(Topic.header(letter, CloudEventHeaders.TYPE)).isEqualTo("thing.created.v1");
    assertThat(things.refusals() - before).isEqualTo(5);
  }

  @Test
  void anUnreadableFactIsNotTriedTwice() throws Exception {
    send(id(), "unreadable", "{\"name\":");

    ConsumerRecord<String, String> letter = deadLetter("unreadable");

    assertThat(Topic.header(letter, "reason")).startsWith("unreadable: ");
    assertThat(Topic.header(letter, "attempts")).isEqualTo("1");
  }

  @Test
  void aFieldThatIsNewToUsIsNoReasonToRefuse() throws Exception {
    send(id(), "grown", "{\"name\":\"grown\",\"colour\":\"red\"}");

    Await.until("the effect", () -> things.exists("taken-grown"));
  }

  @Test
  void anUnknownTypeIsCountedAndPassedOver() throws Exception {
    double before = outcomes("unknown");
    new Topic(brokers, "thing.events").send(id(), "thing.painted.v1", "x", "{}");

    Await.until("the count", () -> outcomes("unknown") == before + 1);
  }

  private double outcomes(String outcome) {
    var counter =
        metrics.find("congvu.inbox.facts").tags("consumer", "things", "outcome", outcome).counter();
    return counter == null ? 0 : counter.count();
  }

  private void send(String id, String key, String body) throws Exception {
    new Topic(brokers, "thing.events").send(id, ThingService.CREATED, key, body);
  }

  private ConsumerRecord<String, String> deadLetter(String key) {
    return recordOf("sample-service.dead-letter", key);
  }

  private ConsumerRecord<String, String> recordOf(String topic, String key) {
    return new Topic(brokers, topic)
            .readUntil(records -> records.stream().anyMatch(record -> record.key().equals(key)))
            .stream()
            .filter(record -> record.key().equals(key))
            .findFirst()
            .orElseThrow();
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }
}
