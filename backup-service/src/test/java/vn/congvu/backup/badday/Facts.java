package vn.congvu.backup.badday;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Says on the real broker what account-service would say. */
final class Facts implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaProducer<String, byte[]> producer;

  Facts(String brokers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", brokers),
            new StringSerializer(),
            new ByteArraySerializer());
  }

  UUID mailboxIssued(String address) {
    UUID id = UUID.randomUUID();
    announce(
        "mailbox.events",
        "mailbox.issued.v1",
        id,
        Map.of(
            "mailboxId",
            id,
            "version",
            1,
            "occurredAt",
            Instant.now().toString(),
            "address",
            address,
            "unitCode",
            "snv",
            "kind",
            "PERSONAL",
            "quotaBytes",
            1_000_000_000L));
    return id;
  }

  void announce(String topic, String type, UUID key, Map<String, ?> fact) {
    try {
      var said = new ProducerRecord<>(topic, key.toString(), JSON.writeValueAsBytes(fact));
      Map.of(
              "ce_specversion",
              "1.0",
              "ce_id",
              UUID.randomUUID().toString(),
              "ce_type",
              type,
              "ce_source",
              "/account-service",
              "ce_time",
              Instant.now().toString(),
              "content-type",
              "application/json")
          .forEach((name, value) -> said.headers().add(name, value.getBytes(UTF_8)));
      var _ = producer.send(said);
      producer.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    producer.close();
  }
}
