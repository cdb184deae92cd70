package vn.congvu.platform.sample;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import vn.congvu.platform.kafka.CloudEventHeaders;

/** A topic as someone outside sees it. */
public final class Topic {

  private final String bootstrapServers;
  private final String name;

  public Topic(String bootstrapServers, String name) {
    this.bootstrapServers = bootstrapServers;
    this.name = name;
  }

  public void send(String eventId, String type, String key, String body) throws Exception {
    Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers, "acks", "all");
    try (var producer =
        new KafkaProducer<>(config, new StringSerializer(), new StringSerializer())) {
      var record = new ProducerRecord<>(name, key, body);
      CloudEventHeaders.put(record.headers(), CloudEventHeaders.ID, eventId);
      CloudEventHeaders.put(record.headers(), CloudEventHeaders.TYPE, type);
      producer.send(record).get();
    }
  }

  /** Reads from the beginning until the records satisfy the condition; fails after 30 s. */
  public List<ConsumerRecord<String, String>> readUntil(
      Predicate<List<ConsumerRecord<String, String>>> enough) {
    Map<String, Object> config =
        Map.of(
            "bootstrap.servers",
            bootstrapServers,
            "group.id",
            "test-" + UUID.randomUUID(),
            "metadata.max.age.ms",
            500,
            "auto.offset.reset",
            "earliest");
    List<ConsumerRecord<String, String>> records = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(name));
      long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
      while (!enough.test(records)) {
        if (System.nanoTime() > end) {
          throw new AssertionError("not within 30 s on " + name + ": " + records.size() + " read");
        }
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  public static String header(ConsumerRecord<?, ?> record, String name) {
    return CloudEventHeaders.get(record.headers(), name);
  }
}
