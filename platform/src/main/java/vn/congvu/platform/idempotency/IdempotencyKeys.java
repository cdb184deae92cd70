package vn.congvu.platform.idempotency;

import io.agroal.api.AgroalDataSource;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.ProblemException;

/** The keys that were seen, each with its answer; a row exists only together with the work done. */
@ApplicationScoped
class IdempotencyKeys {

  private static final Duration KEPT = Duration.ofHours(24);
  private static final Duration AGAIN = Duration.ofSeconds(2);

  /** Of several calls at once one goes on; the others are told at once instead of waiting. */
  private static final String TAKE_TURN =
      "select pg_try_advisory_xact_lock(hashtextextended(? || ' ' || ?, 0))";

  private static final String FIND =
      """
      select request_hash, status, media_type, location, etag, body from idempotency_key
      where caller = ? and key = ? and expires_at >= ?\
      """;

  private static final String KEEP =
      """
      insert into idempotency_key
        (caller, key, request_hash, expires_at, status, media_type, location, etag, body)
      values (?, ?, ?, ?, ?, ?, ?, ?, ?)
      on conflict (caller, key) do update
      set request_hash = excluded.request_hash, expires_at = excluded.expires_at,
        status = excluded.status, media_type = excluded.media_type, location = excluded.location,
        etag = excluded.etag, body = excluded.body\
      """;

  private final AgroalDataSource dataSource;
  private final Clock clock;

  IdempotencyKeys(AgroalDataSource dataSource, Clock clock) {
    this.dataSource = dataSource;
    this.clock = clock;
  }

  /**
   * @param requestHash of method, path and body: a key may only mean one request
   */
  record Call(String caller, String key, String requestHash) {}

  record Answer(
      int status,
      @Nullable String mediaType,
      @Nullable String location,
      @Nullable String etag,
      byte @Nullable [] body) {}

  /** What the same call was answered before; another call with its key is refused. */
  Optional<Answer> answered(Call call) {
    try (Connection connection = dataSource.getConnection()) {
      return find(connection, call);
    } catch (SQLException e) {
      throw new IllegalStateException("idempotency key not read", e);
    }
  }

  /** Does the work and keeps its answer, both in this transaction. */
  @Transactional(rollbackOn = Exception.class)
  @Nullable Object once(Call call, Callable<Object> work, Function<Object, Answer> answer)
      throws Exception {
    // Inside a transaction Agroal hands out the transaction's own connection.
    try (Connection connection = dataSource.getConnection()) {
      if (!takesTurn(connection, call) || find(connection, call).isPresent()) {
        throw ProblemException.of(
                IdempotencyProblem.KEY_IN_USE,
                "Yêu cầu đầu tiên với Idempotency-Key này chưa có kết quả.")
            .retryAfter(AGAIN);
      }
    }
    Object result = work.call();
    try (Connection connection = dataSource.getConnection()) {
      keep(connection, call, answer.apply(result));
    }
    return result;
  }

  private static boolean takesTurn(Connection connection, Call call) throws SQLException {
    try (PreparedStatement turn = connection.prepareStatement(TAKE_TURN)) {
      turn.setString(1, call.caller());
      turn.setString(2, call.key());
      try (ResultSet row = turn.executeQuery()) {
        return row.next() && row.getBoolean(1);
      }
    }
  }

  private Optional<Answer> find(Connection connection, Call call) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(FIND)) {
      select.setString(1, call.caller());
      select.setString(2, call.key());
      select.setTimestamp(3, Timestamp.from(clock.instant()));
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        if (!row.getString("request_hash").equals(call.requestHash())) {
          throw ProblemException.of(
              IdempotencyProblem.KEY_REUSED,
              "Idempotency-Key này đã dùng cho một yêu cầu có nội dung khác.");
        }
        return Optional.of(
            new Answer(
                row.getInt("status"),
                row.getString("media_type"),
                row.getString("location"),
                row.getString("etag"),
                row.getBytes("body")));
      }
    }
  }

  private void keep(Connection connection, Call call, Answer answer) throws SQLException {
    try (PreparedStatement keep = connection.prepareStatement(KEEP)) {
      keep.setString(1, call.caller());
      keep.setString(2, call.key());
      keep.setString(3, call.requestHash());
      keep.setTimestamp(4, Timestamp.from(clock.instant().plus(KEPT)));
      keep.setInt(5, answer.status());
      keep.setString(6, answer.mediaType());
      keep.setString(7, answer.location());
      keep.setString(8, answer.etag());
      keep.setBytes(9, answer.body());
      keep.executeUpdate();
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
}
