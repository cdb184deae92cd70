package vn.congvu.platform.inbox;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.kafka.CloudEventHeaders;
import vn.congvu.platform.kafka.KafkaClients;

/**
 * The topic {@code <service>.dead-letter}: records as they came, with why and whence in headers, so
 * that they can be put back once the cause is gone.
 */
@ApplicationScoped
class DeadLetters {

  private static final Logger LOG = Logger.getLogger(DeadLetters.class);

  private final KafkaClients kafka;
  private final String topic;
  private @Nullable KafkaProducer<String, byte[]> producer;

  DeadLetters(
      KafkaClients kafka, @ConfigProperty(name = "quarkus.application.name") String application) {
    this.kafka = kafka;
    this.topic = application + ".dead-letter";
  }

  /** Returns when the broker has it; throws otherwise, and the record is read again. */
  synchronized void bury(
      String consumer, ConsumerRecord<String, byte[]> record, String reason, int attempts) {
    ProducerRecord<String, byte[]> letter =
        new ProducerRecord<>(topic, null, record.key(), record.value(), record.headers());
    Headers headers = letter.headers();
    CloudEventHeaders.put(headers, "reason", reason);
    CloudEventHeaders.put(headers, "consumer", consumer);
    CloudEventHeaders.put(headers, "attempts", Integer.toString(attempts));
    CloudEventHeaders.put(headers, "original-topic", record.topic());
    CloudEventHeaders.put(headers, "original-partition", Integer.toString(record.partition()));
    CloudEventHeaders.put(headers, "original-offset", Long.toString(record.offset()));
    try {
      producer().send(letter).get();
    } catch (ExecutionException e) {
      throw new KafkaException("dead letter not taken", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("stopped", e);
    }
    LOG.errorf(
        "fact to dead-letter topic: consumer=%s topic=%s partition=%d offset=%d reason=%s",
        consumer, record.topic(), record.partition(), record.offset(), reason);
  }

  void close(@Observes ShutdownEvent stopping) {
    if (producer != null) {
      producer.close();
    }
  }

  private KafkaProducer<String, byte[]> producer() {
    KafkaProducer<String, byte[]> open = producer;
    if (open == null) {
      open = kafka.producer();
      producer = open;
    }
    return open;
  }
}
