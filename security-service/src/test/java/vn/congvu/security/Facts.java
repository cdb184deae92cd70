package vn.congvu.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.Dependent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.congvu.contracts.Fact;

/** Announces facts on the real broker as another service does. */
@Dependent
public class Facts {

  private final String brokers;
  private final ObjectMapper json;

  Facts(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers, ObjectMapper json) {
    this.brokers = brokers;
    this.json = json;
  }

  public void announce(UUID id, Fact fact) throws Exception {
    announce(id, fact, json.writeValueAsString(fact));
  }

  public void announce(UUID id, Fact fact, String body) throws Exception {
    var message = new ProducerRecord<>(fact.topic(), fact.key(), body);
    header(message, "ce_specversion", "1.0");
    header(message, "ce_id", id.toString());
    header(message, "ce_type", fact.type());
    header(message, "ce_source", "/account-service");
    header(message, "ce_time", Instant.now().toString());
    try (var producer =
        new KafkaProducer<>(
            Map.<String, Object>of("bootstrap.servers", brokers),
            new StringSerializer(),
            new StringSerializer())) {
      producer.send(message).get();
    }
  }

  private static void header(ProducerRecord<String, String> message, String name, String value) {
    message.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}
