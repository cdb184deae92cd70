package vn.congvu.platform.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.FreePorts;
import vn.congvu.localstack.Kafka;
import vn.congvu.localstack.Layout;
import vn.congvu.localstack.PartStart;
import vn.congvu.localstack.test.PostgresTestResource;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.kafka.CloudEventHeaders;
import vn.congvu.platform.kafka.KafkaClients;
import vn.congvu.platform.sample.Await;
import vn.congvu.platform.sample.Topic;

class OutboxRelayTest {

  @TempDir Path folder;

  private final PostgresTestResource postgres = new PostgresTestResource();
  private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
  private RelayConnection database;
  private Kafka kafka;
  private OutboxRelay relay;

  @BeforeEach
  void databaseAndRelay() throws Exception {
    Map<String, String> config = postgres.start();
    database =
        new RelayConnection(
            config.get("quarkus.datasource.jdbc.url"),
            config.get("quarkus.datasource.username"),
            config.get("quarkus.datasource.password"));
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          Files.readString(
              Path.of("src/main/resources/db/platform/V202611240001__outbox_inbox_create.sql")));
    }
    kafka = new Kafka(Layout.ofEnvironment(), folder, FreePorts.next(), FreePorts.next());
    relay =
        new OutboxRelay(
            database,
            new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers())),
            metrics,
            "sample-service");
  }

  @AfterEach
  void stop() {
    relay.stop(new ShutdownEvent());
    postgres.stop();
  }

  @Test
  void factsWaitForABrokerThatIsAwayAndLeaveInOrderWhenItIsBack() throws Exception {
    relay.start(new StartupEvent());
    announce(0, 100);
    Await.until("a first failure", () -> state().startsWith("waiting"));

    try (Child broker = PartStart.start(kafka, folder)) {
      List<String> keys = keysOf(100);
      broker.kill();
      announce(100, 100);
      assertThat(keys).isEqualTo(numbers(100));
    }
    try (Child _ = PartStart.start(kafka, folder)) {
      assertThat(keysOf(200).stream().distinct().toList()).isEqualTo(numbers(200));
      Await.until("an empty outbox", () -> pending() == 0);
    }

    assertThat(metrics.counter("congvu.outbox.published").count()).isEqualTo(200);
  }

  @Test
  void aRelayWhoseDatabaseConnectionWasCutGoesOn() throws Exception {
    try (Child _ = PartStart.start(kafka, folder)) {
      relay.start(new StartupEvent());
      announce(0, 1);
      keysOf(1);

      cutOtherConnections();
      announce(1, 1);

      assertThat(keysOf(2)).isEqualTo(numbers(2));
    }
  }

  @Test
  void aSecondRelayStandsByAndTakesOver() throws Exception {
    OutboxRelay second =
        new OutboxRelay(
            database,
            new KafkaClients(Map.of("bootstrap.servers", kafka.bootstrapServers())),
            new SimpleMeterRegistry(),
            "sample-service");
    try (Child _ = PartStart.start(kafka, folder)) {
      relay.start(new StartupEvent());
      Await.until("the first at work", () -> state().equals("working"));
      second.start(new StartupEvent());
      Await.until(
          "the second standing by",
          () -> second.loop().orElseThrow().state().equals("standing by"));

      relay.stop(new ShutdownEvent());
      announce(0, 1);

      assertThat(keysOf(1)).isEqualTo(numbers(1));
    } finally {
      second.stop(new ShutdownEvent());
    }
  }

  @Test
  void theHeadersAreACloudEvent() throws Exception {
    try (Child _ = PartStart.start(kafka, folder)) {
      relay.start(new StartupEvent());
      announce(0, 1);

      var record = topic().readUntil(records -> !records.isEmpty()).getFirst();

      assertThat(Topic.header(record, CloudEventHeaders.SPEC_VERSION)).isEqualTo("1.0");
      assertThat(UUID.fromString(Topic.header(record, CloudEventHeaders.ID)).version())
          .isEqualTo(7);
      assertThat(Topic.header(record, CloudEventHeaders.TYPE)).isEqualTo("thing.created.v1");
      assertThat(Topic.header(record, CloudEventHeaders.SOURCE)).isEqualTo("/sample-service");
      assertThat(Topic.header(record, CloudEventHeaders.TIME)).isEqualTo("2026-11-24T00:00:00Z");
      assertThat(Topic.header(record, CloudEventHeaders.REQUEST_ID)).isEqualTo("request-1");
      assertThat(record.value()).isEqualTo("{\"n\":0}");
    }
  }

  private String state() {
    return relay.loop().orElseThrow().state();
  }

  private double pending() {
    return metrics.get("congvu.outbox.pending").gauge().value();
  }

  private Topic topic() {
    return new Topic(kafka.bootstrapServers(), "thing.events");
  }

  private List<String> keysOf(int count) {
    return topic()
        .readUntil(
            records -> records.stream().map(record -> record.value()).distinct().count() >= count)
        .stream()
        .map(record -> record.value())
        .toList();
  }

  private static List<String> numbers(int count) {
    return IntStream.range(0, count).mapToObj(n -> "{\"n\":" + n + "}").toList();
  }

  private void announce(int from, int count) throws Exception {
    try (Connection connection = database.open();
        PreparedStatement insert =
            connection.prepareStatement(
                """
                insert into outbox (id, topic, type, key, body, occurred_at, request_id)
                values (?, 'thing.events', 'thing.created.v1', 'one-key', ?,
                  '2026-11-24T00:00:00Z', 'request-1')""")) {
      for (int n = from; n < from + count; n++) {
        insert.setObject(1, Ids.next());
        insert.setString(2, "{\"n\":" + n + "}");
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private void cutOtherConnections() throws Exception {
    try (Connection connection = database.open();
        Statement statement = connection.createStatement()) {
      statement.execute(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()""");
    }
  }
}
