package vn.congvu.account;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The facts that left the service, read from the real Kafka. */
public final class Facts {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final ObjectMapper JSON = new ObjectMapper();

  private Facts() {}

  /** Waits for the fact of this type about this aggregate, and gives its body. */
  public static JsonNode await(String topic, String type, String key) {
    Properties settings = new Properties();
    settings.put(
        "bootstrap.servers",
        ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class));
    settings.put("auto.offset.reset", "earliest");
    Instant end = Instant.now().plus(PATIENCE);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions = List.of();
      // The first fact makes the topic.
      while (partitions.isEmpty() && Instant.now().isBefore(end)) {
        partitions =
            consumer.partitionsFor(topic, PATIENCE).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      while (Instant.now().isBefore(end)) {
        for (ConsumerRecord<String, String> fact : consumer.poll(Duration.ofMillis(200))) {
          if (key.equals(fact.key()) && type.equals(header(fact, "ce_type"))) {
            return JSON.readTree(fact.value());
          }
        }
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    throw new AssertionError("no " + type + " about " + key + " on " + topic);
  }

  private static String header(ConsumerRecord<String, String> fact, String name) {
    var header = fact.headers().lastHeader(name);
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
