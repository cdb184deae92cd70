package vn.congvu.platform.idempotency;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The keys that were seen, each with its answer. */
@ApplicationScoped
class IdempotencyKeys {

  private static final Duration KEPT = Duration.ofHours(24);

  /** Takes a free key, or one whose day is over; changes nothing otherwise. */
  private static final String CLAIM =
      """
      insert into idempotency_key as k (caller, key, request_hash, expires_at) values (?, ?, ?, ?)
      on conflict (caller, key) do update
      set request_hash = excluded.request_hash, expires_at = excluded.expires_at,
        status = null, media_type = null, location = null, etag = null, body = null
      where k.expires_at < ?""";

  private static final String FIND =
      """
      select request_hash, status, media_type, location, etag, body from idempotency_key
      where caller = ? and key = ?""";

  private static final String ANSWER =
      """
      update idempotency_key set status = ?, media_type = ?, location = ?, etag = ?, body = ?
      where caller = ? and key = ?""";

  private final AgroalDataSource dataSource;
  private final Clock clock;

  IdempotencyKeys(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /** A key of one caller. */
  record Key(String caller, String key) {}

  record Answer(
      int status,
      @Nullable String mediaType,
      @Nullable String location,
      @Nullable String etag,
      byte @Nullable [] body) {}

  /**
   * @param answer absent while the first call runs
   */
  record Seen(String requestHash, Optional<Answer> answer) {}

  /**
   * @return empty when the key is now ours; otherwise what is known of the first call
   */
  Optional<Seen> claim(Key key, String requestHash) throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
        claim.setString(1, key.caller());
        claim.setString(2, key.key());
        claim.setString(3, requestHash);
        claim.setTimestamp(4, Timestamp.from(clock.instant().plus(KEPT)));
        claim.setTimestamp(5, Timestamp.from(clock.instant()));
        if (claim.executeUpdate() == 1) {
          return Optional.empty();
        }
      }
      return Optional.of(find(connection, key, requestHash));
    }
  }

  void answer(Key key, Answer answer) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(ANSWER)) {
      update.setInt(1, answer.status());
      update.setString(2, answer.mediaType());
      update.setString(3, answer.location());
      update.setString(4, answer.etag());
      update.setBytes(5, answer.body());
      update.setString(6, key.caller());
      update.setString(7, key.key());
      update.executeUpdate();
    }
  }

  /** Nothing was done: the same key may be tried again. */
  void release(Key key) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement(
                "delete from idempotency_key where caller = ? and key = ? and status is null")) {
      delete.setString(1, key.caller());
      delete.setString(2, key.key());
      delete.executeUpdate();
    }
  }

  @Scheduled(every = "1h", delayed = "5m", identity = "idempotency-forget")
  void forgetExpired() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("delete from idempotency_key where expires_at < ?")) {
      delete.setTimestamp(1, Timestamp.from(clock.instant()));
      delete.executeUpdate();
    }
  }

  private static Seen find(Connection connection, Key key, String requestHash) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setString(1, key.caller());
      select.setString(2, key.key());
      try (ResultSet row = select.executeQuery()) {
        // Released between the two statements: as good as still running, the caller comes again.
        return row.next()
            ? new Seen(row.getString("request_hash"), answer(row))
            : new Seen(requestHash, Optional.empty());
      }
    }
  }

  private static Optional<Answer> answer(ResultSet row) throws SQLException {
    int status = row.getInt("status");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new Answer(
                status,
                row.getString("media_type"),
                row.getString("location"),
                row.getString("etag"),
                row.getBytes("body")));
  }
}
