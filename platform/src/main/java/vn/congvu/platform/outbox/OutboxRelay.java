package vn.congvu.platform.outbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.postgresql.PGConnection;
import vn.congvu.platform.kafka.CloudEventHeaders;
import vn.congvu.platform.kafka.KafkaClients;
import vn.congvu.platform.kafka.Loop;

/**
 * Carries outbox rows to Kafka: one relay per database (an advisory lock says which), in order, a
 * row deleted only after the broker's acknowledgement. A crash between the two repeats a fact;
 * consumers drop repeats by its id.
 */
@ApplicationScoped
public class OutboxRelay {

  private static final int BATCH = 500;
  private static final int IDLE_MILLIS = 1_000;
  private static final Duration STANDBY = Duration.ofSeconds(2);
  private static final String SELECT =
      """
      select seq, id, topic, type, key, body, occurred_at, request_id, trace_parent
      from outbox order by seq limit\s"""
          + BATCH;

  private final RelayConnection connections;
  private final KafkaClients kafka;
  private final String source;
  private final Counter published;
  private final AtomicLong pending = new AtomicLong();
  private Optional<Loop> loop = Optional.empty();

  OutboxRelay(
      RelayConnection connections,
      KafkaClients kafka,
      MeterRegistry metrics,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this.connections = connections;
    this.kafka = kafka;
    this.source = "/" + application;
    this.published =
        Counter.builder("congvu.outbox.published")
            .description("Facts that Kafka acknowledged")
            .register(metrics);
    Gauge.builder("congvu.outbox.pending", pending, AtomicLong::get)
        .description("Facts that wait for Kafka, as last counted")
        .register(metrics);
  }

  void start(@Observes StartupEvent started) {
    loop = Optional.of(Loop.start("outbox-relay", this::relay));
  }

  void stop(@Observes ShutdownEvent stopping) {
    loop.ifPresent(Loop::stop);
  }

  public Optional<Loop> loop() {
    return loop;
  }

  private void relay(Loop loop) throws Exception {
    try (Connection connection = connections.open()) {
      while (loop.isRunning() && !becomeTheOne(connection)) {
        loop.state("standing by");
        loop.pause(STANDBY);
      }
      listen(connection);
      count(connection);
      try (KafkaProducer<String, byte[]> producer = kafka.producer()) {
        while (loop.isRunning()) {
          int sent = sendBatch(connection, producer);
          loop.state("working");
          if (sent < BATCH) {
            count(connection);
            waitForMore(connection);
          }
        }
      }
    }
  }

  /** A session lock: it falls with the connection, so a dead relay never blocks the next. */
  private static boolean becomeTheOne(Connection connection) throws SQLException {
    try (PreparedStatement lock =
            connection.prepareStatement("select pg_try_advisory_lock(hashtext('outbox'))");
        ResultSet got = lock.executeQuery()) {
      return got.next() && got.getBoolean(1);
    }
  }

  private static void listen(Connection connection) throws SQLException {
    try (PreparedStatement listen = connection.prepareStatement("listen outbox")) {
      listen.execute();
    }
  }

  private static void waitForMore(Connection connection) throws SQLException {
    connection.unwrap(PGConnection.class).getNotifications(IDLE_MILLIS);
  }

  private void count(Connection connection) throws SQLException {
    try (PreparedStatement count = connection.prepareStatement("select count(*) from outbox");
        ResultSet rows = count.executeQuery()) {
      pending.set(rows.next() ? rows.getLong(1) : 0);
    }
  }

  /** Sends up to a batch at once and deletes what was acknowledged before the first failure. */
  private int sendBatch(Connection connection, KafkaProducer<String, byte[]> producer)
      throws SQLException, InterruptedException, ExecutionException {
    List<Long> rows = new ArrayList<>();
    List<Future<RecordMetadata>> sends = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(SELECT);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        Future<RecordMetadata> send = producer.send(record(row));
        rows.add(row.getLong("seq"));
        sends.add(send);
        // While no broker answers each send blocks for its full time: one of them says enough.
        if (send.state() == Future.State.FAILED) {
          break;
        }
      }
    }
    if (rows.isEmpty()) {
      return 0;
    }
    producer.flush();
    int acknowledged = 0;
    try {
      for (Future<RecordMetadata> send : sends) {
        send.get();
        acknowledged++;
      }
    } finally {
      delete(connection, rows.subList(0, acknowledged));
    }
    return acknowledged;
  }

  private void delete(Connection connection, List<Long> rows) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from outbox where seq = any (?)")) {
      delete.setArray(1, connection.createArrayOf("bigint", rows.toArray()));
      published.increment(delete.executeUpdate());
    }
  }

  private ProducerRecord<String, byte[]> record(ResultSet row) throws SQLException {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(
            row.getString("topic"), row.getString("key"), row.getString("body").getBytes(UTF_8));
    Headers headers = record.headers();
    CloudEventHeaders.put(headers, CloudEventHeaders.SPEC_VERSION, "1.0");
    CloudEventHeaders.put(headers, CloudEventHeaders.ID, row.getString("id"));
    CloudEventHeaders.put(headers, CloudEventHeaders.TYPE, row.getString("type"));
    CloudEventHeaders.put(headers, CloudEventHeaders.SOURCE, source);
    CloudEventHeaders.put(
        headers, CloudEventHeaders.TIME, row.getTimestamp("occurred_at").toInstant().toString());
    CloudEventHeaders.put(headers, CloudEventHeaders.REQUEST_ID, row.getString("request_id"));
    CloudEventHeaders.put(headers, CloudEventHeaders.TRACE_PARENT, row.getString("trace_parent"));
    CloudEventHeaders.put(
        headers, CloudEventHeaders.CE_TRACE_PARENT, row.getString("trace_parent"));
    CloudEventHeaders.put(headers, CloudEventHeaders.CONTENT_TYPE, "application/json");
    return record;
  }
}
