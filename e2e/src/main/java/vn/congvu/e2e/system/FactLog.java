package vn.congvu.e2e.system;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The facts that services announced on Kafka since this log was opened. */
public final class FactLog implements AutoCloseable {

  private static final List<String> TOPICS =
      List.of(
          "mailbox.events",
          "credential.events",
          "unit.events",
          "incident.events",
          "backup.events",
          "forgetting.events",
          "restore.events",
          "leak.events");

  private final KafkaConsumer<String, String> consumer;
  private final List<Seen> seen = new ArrayList<>();

  /**
   * @param type the CloudEvents type
   * @param key the id of the thing it is about
   */
  public record Seen(String topic, String type, String key, String body) {}

  private FactLog(KafkaConsumer<String, String> consumer) {
    this.consumer = consumer;
  }

  public static FactLog open(Place place) {
    var consumer =
        new KafkaConsumer<>(
            Map.<String, Object>of(
                "bootstrap.servers",
                place.kafka(),
                "enable.auto.commit",
                false,
                "auto.offset.reset",
                "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    // Asking for a topic's partitions creates it where it is not there yet.
    List<TopicPartition> partitions =
        TOPICS.stream()
            .flatMap(topic -> partitions(consumer, topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToEnd(partitions);
    partitions.forEach(consumer::position);
    return new FactLog(consumer);
  }

  /** A topic that was just created has no partitions in the first answers. */
  private static List<PartitionInfo> partitions(KafkaConsumer<?, ?> consumer, String topic) {
    Instant end = Instant.now().plusSeconds(20);
    while (Instant.now().isBefore(end)) {
      List<PartitionInfo> found = consumer.partitionsFor(topic, Duration.ofSeconds(20));
      if (!found.isEmpty()) {
        return found;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
    throw new NotSo("Kafka không có chủ đề " + topic);
  }

  /** Waits until a fact that fits was announced. */
  public Seen await(Predicate<Seen> fits, String what, Duration patience) {
    Instant end = Instant.now().plus(patience);
    do {
      read(Duration.ofMillis(300));
      for (Seen fact : seen) {
        if (fits.test(fact)) {
          return fact;
        }
      }
    } while (Instant.now().isBefore(end));
    throw new NotSo("không thấy sự kiện " + what + " trên Kafka");
  }

  /** Waits until as many facts of a type were announced; more than that is not so either. */
  public void await(String type, long count, Duration patience) {
    Instant end = Instant.now().plus(patience);
    while (counts().getOrDefault(type, 0L) < count && Instant.now().isBefore(end)) {
      read(Duration.ofMillis(300));
    }
    long announced = counts().getOrDefault(type, 0L);
    NotSo.unless(
        announced == count, "số sự kiện %s là %d, không phải %d".formatted(type, announced, count));
  }

  /** How many of each type were seen so far. */
  public Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    seen.forEach(fact -> counts.merge(fact.type(), 1L, Long::sum));
    return counts;
  }

  public List<Seen> seen() {
    return List.copyOf(seen);
  }

  private void read(Duration wait) {
    for (ConsumerRecord<String, String> message : consumer.poll(wait)) {
      Header type = message.headers().lastHeader("ce_type");
      seen.add(
          new Seen(
              message.topic(),
              type == null ? "" : new String(type.value(), StandardCharsets.UTF_8),
              message.key(),
              message.value()));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
