package vn.congvu.platform.audit;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import vn.congvu.platform.outbox.Outbox;

/**
 * Tells the chain's head to the world outside the database. Someone who cuts off the chain's tail,
 * or writes it anew from a point, cannot also change what Kafka already keeps.
 */
@ApplicationScoped
public class Anchors {

  public static final String TOPIC = "audit.anchors";
  public static final String TYPE = "audit.anchored.v1";

  /**
   * True only for the one of several replicas that inserts the row, and only when the head moved.
   */
  private static final String ADVANCE =
      """
      insert into audit_anchor (seq, hash, anchored_at) values (?, ?, ?) on conflict do nothing""";

  private final AgroalDataSource dataSource;
  private final Outbox outbox;
  private final Clock clock;
  private final String application;

  Anchors(
      AgroalDataSource dataSource,
      Outbox outbox,
      Clock clock,
      @ConfigProperty(name = "quarkus.application.name") String application) {
    this.dataSource = dataSource;
    this.outbox = outbox;
    this.clock = clock;
    this.application = application;
  }

  /** The head of a service's chain at a moment. */
  record AuditAnchored(String service, long seq, String hash, Instant occurredAt) {}

  @Scheduled(every = "${congvu.audit.anchor-every:60s}", identity = "audit-anchor")
  @Transactional
  public void anchor() throws SQLException {
    Instant now = clock.instant();
    try (Connection connection = dataSource.getConnection()) {
      AuditHead head = AuditChain.head(connection);
      if (head.seq() > 0 && advance(connection, head, now)) {
        outbox.announce(
            TOPIC, TYPE, application, new AuditAnchored(application, head.seq(), head.hash(), now));
      }
    }
  }

  private static boolean advance(Connection connection, AuditHead head, Instant now)
      throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(ADVANCE)) {
      insert.setLong(1, head.seq());
      insert.setString(2, head.hash());
      insert.setTimestamp(3, Timestamp.from(now));
      return insert.executeUpdate() == 1;
    }
  }
}
