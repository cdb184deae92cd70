package vn.congvu.platform.database;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs statements on the transaction's own connection, or on one of their own without any. */
@ApplicationScoped
public class Database {

  private final AgroalDataSource dataSource;

  Database(AgroalDataSource dataSource) {
    this.dataSource = dataSource;
  }

  public <T> List<T> query(String sql, RowReader<T> reader, @Nullable Object... values) {
    return run(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            try (var rows = statement.executeQuery()) {
              var items = new ArrayList<T>();
              while (rows.next()) {
                items.add(reader.read(rows));
              }
              return items;
            }
          }
        });
  }

  /** Rows one by one as they come, for answers too long to be held; inside a transaction. */
  public <T> void stream(
      String sql, RowReader<T> reader, Each<T> each, @Nullable Object... values) {
    long _ =
        run(
            connection -> {
              try (var statement = connection.prepareStatement(sql)) {
                statement.setFetchSize(1000);
                bind(statement, values);
                try (var rows = statement.executeQuery()) {
                  long count = 0;
                  for (; rows.next(); count++) {
                    each.accept(reader.read(rows));
                  }
                  return count;
                }
              }
            });
  }

  public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) {
    return query(sql, reader, values).stream().findFirst();
  }

  public int update(String sql, @Nullable Object... values) {
    return run(
        connection -> {
          try (var statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate();
          }
        });
  }

  /** One statement for many rows in one journey to the server. */
  public void batch(String sql, Collection<@Nullable Object[]> rows) {
    if (rows.isEmpty()) {
      return;
    }
    int[] _ =
        run(
            connection -> {
              try (var statement = connection.prepareStatement(sql)) {
                for (@Nullable Object[] row : rows) {
                  bind(statement, row);
                  statement.addBatch();
                }
                return statement.executeBatch();
              }
            });
  }

  private static void bind(PreparedStatement statement, @Nullable Object[] values)
      throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = values[i];
      switch (value) {
        case null -> statement.setNull(i + 1, Types.NULL);
        case Instant instant -> statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
        case Array(String type, Object[] elements) ->
            statement.setArray(i + 1, statement.getConnection().createArrayOf(type, elements));
        default -> statement.setObject(i + 1, value);
      }
    }
  }

  private <T> T run(Work<T> work) {
    try (var connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new DatabaseAway(e);
    }
  }

  public static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  public static Array longs(Collection<Long> values) {
    return new Array("bigint", values.toArray());
  }

  public static Array integers(Collection<Integer> values) {
    return new Array("integer", values.toArray());
  }

  public static Array texts(Collection<String> values) {
    return new Array("text", values.toArray());
  }

  public static Array uuids(Collection<UUID> values) {
    return new Array("uuid", values.toArray());
  }

  public static Array instants(Collection<Instant> values) {
    return new Array(
        "timestamptz", values.stream().map(value -> value.atOffset(ZoneOffset.UTC)).toArray());
  }

  /** A whole column as one parameter. */
  public record Array(String type, @Nullable Object[] elements) {}

  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  @FunctionalInterface
  public interface Each<T> {
    void accept(T row) throws SQLException;
  }

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }
}
