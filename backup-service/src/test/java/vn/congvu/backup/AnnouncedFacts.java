package vn.congvu.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.congvu.contracts.backup.BackupEvent;

/** What this service has announced on the real broker. */
@ApplicationScoped
public class AnnouncedFacts {

  private final String brokers;

  AnnouncedFacts(@ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
    this.brokers = brokers;
  }

  /** Types of the facts under a key; waits for the first one. */
  public List<String> typesOf(String key) {
    return typesOf(BackupEvent.TOPIC, key);
  }

  public List<String> typesOf(String topic, String key) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> read(topic, key), types -> !types.isEmpty());
  }

  private List<String> read(String topic, String key) {
    var types = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of("bootstrap.servers", brokers),
            new StringDeserializer(),
            new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
        for (ConsumerRecord<String, String> fact : consumer.poll(Duration.ofMillis(200))) {
          if (key.equals(fact.key())) {
            types.add(new String(fact.headers().lastHeader("ce_type").value(), UTF_8));
          }
        }
      }
    }
    return types;
  }
}
