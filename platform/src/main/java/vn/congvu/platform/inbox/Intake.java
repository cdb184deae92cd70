package vn.congvu.platform.inbox;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.kafka.CloudEventHeaders;
import vn.congvu.platform.kafka.Loop;
import vn.congvu.platform.problem.Failure;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.web.RequestIds;

/** Takes one record: its effect happens once, or the record ends in the dead-letter topic. */
@ApplicationScoped
class Intake {

  private static final int ATTEMPTS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);

  private final InboxRows rows;
  private final DeadLetters deadLetters;
  private final ConsumedTrace traces;
  private final ObjectReader json;
  private final MeterRegistry metrics;

  Intake(
      InboxRows rows,
      DeadLetters deadLetters,
      ConsumedTrace traces,
      ObjectMapper json,
      MeterRegistry metrics) {
    this.rows = rows;
    this.deadLetters = deadLetters;
    this.traces = traces;
    // A producer may add a field to a fact before we know of it.
    this.json = json.reader().without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    this.metrics = metrics;
  }

  void take(String consumer, Handlers handlers, ConsumerRecord<String, byte[]> record, Loop loop)
      throws InterruptedException {
    RequestIds.accept(CloudEventHeaders.get(record.headers(), CloudEventHeaders.REQUEST_ID));
    try {
      count(consumer, outcome(consumer, handlers, record, loop));
    } finally {
      RequestIds.forget();
    }
  }

  private String outcome(
      String consumer, Handlers handlers, ConsumerRecord<String, byte[]> record, Loop loop)
      throws InterruptedException {
    String id = CloudEventHeaders.get(record.headers(), CloudEventHeaders.ID);
    String type = CloudEventHeaders.get(record.headers(), CloudEventHeaders.TYPE);
    if (id == null || type == null) {
      return bury(consumer, record, "no CloudEvents id or type", 1);
    }
    Optional<Handlers.Handler<?>> handler = handlers.of(type);
    if (handler.isEmpty()) {
      return "unknown";
    }
    Object fact;
    try {
      fact = read(record.value(), handler.get().body());
    } catch (IOException e) {
      return bury(consumer, record, "unreadable: " + e.getClass().getSimpleName(), 1);
    }
    return apply(consumer, handler.get(), fact, id, record, loop);
  }

  private Object read(byte @Nullable [] body, Class<?> type) throws IOException {
    if (body == null) {
      throw new IOException("no body");
    }
    Object fact = json.forType(type).readValue(body);
    if (fact == null) {
      throw new IOException("JSON null");
    }
    return fact;
  }

  private String apply(
      String consumer,
      Handlers.Handler<?> handler,
      Object fact,
      String id,
      ConsumerRecord<String, byte[]> record,
      Loop loop)
      throws InterruptedException {
    Duration pause = FIRST_PAUSE;
    for (int attempt = 1; ; attempt++) {
      try {
        return applyOnce(consumer, handler, fact, id, record) ? "taken" : "repeat";
      } catch (RuntimeException e) {
        if (Failure.of(e) == Failure.DATABASE_AWAY) {
          // Not the fact's fault: the loop begins anew and reads the record again.
          throw e;
        }
        if (attempt == ATTEMPTS) {
          return bury(consumer, record, reason(e), attempt);
        }
        loop.pause(pause);
        if (!loop.isRunning()) {
          throw e;
        }
        pause = pause.multipliedBy(3);
      }
    }
  }

  private boolean applyOnce(
      String consumer,
      Handlers.Handler<?> handler,
      Object fact,
      String id,
      ConsumerRecord<String, byte[]> record) {
    ManagedContext request = Arc.container().requestContext();
    request.activate();
    try (AutoCloseable ignored = traces.begin(record)) {
      return QuarkusTransaction.requiringNew()
          .call(
              () -> {
                boolean first = rows.add(consumer, id);
                if (first) {
                  handler.accept(fact);
                }
                return first;
              });
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException("trace scope not closed", e);
    } finally {
      request.terminate();
    }
  }

  private String bury(
      String consumer, ConsumerRecord<String, byte[]> record, String reason, int attempts) {
    deadLetters.bury(consumer, record, reason, attempts);
    return "dead";
  }

  /** The exception's kind; its message may hold what no log or topic may hold. */
  private static String reason(RuntimeException e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String kind = cause.getClass().getSimpleName();
    return cause instanceof ProblemException problem
        ? "failed: " + kind + " " + problem.type().slug()
        : "failed: " + kind;
  }

  private void count(String consumer, String outcome) {
    metrics.counter("congvu.inbox.facts", "consumer", consumer, "outcome", outcome).increment();
  }
}
