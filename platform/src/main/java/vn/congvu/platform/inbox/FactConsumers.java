package vn.congvu.platform.inbox;

import io.quarkus.arc.All;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.congvu.platform.kafka.KafkaClients;
import vn.congvu.platform.kafka.Loop;

/** Runs every {@link FactConsumer} of the service, each with a Kafka group of its own. */
@ApplicationScoped
public class FactConsumers {

  private static final Duration POLL = Duration.ofMillis(500);

  private final List<FactConsumer> consumers;
  private final Intake intake;
  private final KafkaClients kafka;
  private final String application;
  private final Map<String, Loop> loops = new HashMap<>();

  FactConsumers(
      @All List<FactConsumer> consumers,
      Intake intake,
      KafkaClients kafka,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this.consumers = consumers;
    this.intake = intake;
    this.kafka = kafka;
    this.application = application;
  }

  void start(@Observes StartupEvent started) {
    for (FactConsumer consumer : consumers) {
      Handlers handlers = new Handlers();
      consumer.register(handlers);
      String name = consumer.name();
      loops.put(name, Loop.start("inbox-" + name, loop -> consume(loop, name, consumer, handlers)));
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    loops.values().forEach(Loop::stop);
  }

  public Map<String, Loop> loops() {
    return Map.copyOf(loops);
  }

  private void consume(Loop loop, String name, FactConsumer consumer, Handlers handlers)
      throws Exception {
    try (KafkaConsumer<String, byte[]> topics = kafka.consumer(application + "." + name)) {
      topics.subscribe(consumer.topics());
      while (loop.isRunning()) {
        Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();
        try {
          for (ConsumerRecord<String, byte[]> record : topics.poll(POLL)) {
            intake.take(name, handlers, record, loop);
            taken.put(
                new TopicPartition(record.topic(), record.partition()),
                new OffsetAndMetadata(record.offset() + 1));
          }
        } finally {
          // Also when a record could not be taken: those before it were.
          if (!taken.isEmpty()) {
            topics.commitSync(taken);
          }
        }
        loop.state("working");
      }
    }
  }
}
