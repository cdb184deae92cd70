package vn.congvu.platform.inbox;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;

/** Remembers which facts took effect. */
@ApplicationScoped
class InboxRows {

  /** Longer than any topic keeps its records, so a repeat is always known. */
  private static final Duration KEPT = Duration.ofDays(60);

  private final AgroalDataSource dataSource;
  private final Clock clock;

  InboxRows(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * @return whether the fact is new to the consumer; a second transaction with the same fact waits
   *     for the first
   */
  boolean add(String consumer, String eventId) {
    try (var connection = dataSource.getConnection();
        var insert =
            connection.prepareStatement(
                """
                insert into inbox (consumer, event_id, taken_at) values (?, ?, ?)
                on conflict do nothing""")) {
      insert.setString(1, consumer);
      insert.setString(2, eventId);
      insert.setTimestamp(3, Timestamp.from(clock.instant()));
      return insert.executeUpdate() == 1;
    } catch (SQLException e) {
      throw new IllegalStateException("inbox row not written", e);
    }
  }

  @Scheduled(every = "24h", delayed = "10m", identity = "inbox-forget")
  void forgetOld() throws SQLException {
    try (var connection = dataSource.getConnection();
        var delete = connection.prepareStatement("delete from inbox where taken_at < ?")) {
      delete.setTimestamp(1, Timestamp.from(clock.instant().minus(KEPT)));
      delete.executeUpdate();
    }
  }
}
