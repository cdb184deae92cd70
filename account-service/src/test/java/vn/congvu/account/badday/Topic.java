package vn.congvu.account.badday;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import vn.congvu.localstack.test.Broker;

/** What lies on a topic. */
final class Topic {

  private Topic() {}

  /** The CloudEvents ids of the facts under a key, in order. */
  static List<String> eventIds(Broker broker, String topic, String key) {
    Properties settings = new Properties();
    settings.put("bootstrap.servers", broker.bootstrapServers());
    var found = new ArrayList<String>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(partition -> new TopicPartition(topic, partition.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(at -> consumer.position(at) < ends.get(at))) {
        for (ConsumerRecord<String, String> fact : consumer.poll(Duration.ofMillis(200))) {
          if (key.equals(fact.key())) {
            found.add(
                new String(fact.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
          }
        }
      }
    }
    return found;
  }
}
