package vn.congvu.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.web.RequestIds;

/** Where a service puts the facts that it announces; {@link OutboxRelay} carries them on. */
@ApplicationScoped
public class Outbox {

  private static final String INSERT =
      """
      insert into outbox (id, topic, type, key, body, occurred_at, request_id, trace_parent)
      values (?, ?, ?, ?, ?, ?, ?, ?)""";

  private final AgroalDataSource dataSource;
  private final ObjectMapper json;
  private final Clock clock;

  Outbox(AgroalDataSource dataSource, ObjectMapper json, Clock clock) {
    this.dataSource = dataSource;
    this.json = json;
    this.clock = clock;
  }

  /**
   * Announces a fact when the caller's transaction commits, and never when it does not.
   *
   * @param type the CloudEvents type, {@code mailbox.issued.v1}
   * @param key the id of the aggregate, whose facts keep their order
   * @param body a record of ids and facts: no secret, no content of a mail
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void announce(String topic, String type, String key, Object body) {
    insert(Ids.next(), topic, type, key, write(body), TraceParent.current());
  }

  private void insert(
      UUID id, String topic, String type, String key, String body, @Nullable String traceParent) {
    // Inside a transaction Agroal hands out the transaction's own connection.
    try (var connection = dataSource.getConnection();
        var insert = connection.prepareStatement(INSERT)) {
      insert.setObject(1, id);
      insert.setString(2, topic);
      insert.setString(3, type);
      insert.setString(4, key);
      insert.setString(5, body);
      insert.setTimestamp(6, Timestamp.from(clock.instant()));
      insert.setString(7, RequestIds.currentOrNull());
      insert.setString(8, traceParent);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("outbox row not written", e);
    }
  }

  private String write(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a JSON record: " + body.getClass().getName(), e);
    }
  }
}
