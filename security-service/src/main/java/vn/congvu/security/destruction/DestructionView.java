package vn.congvu.security.destruction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * How far the carrying out of a set has come.
 *
 * @param problem what it waits for; it goes on by itself
 * @param copies of the set
 * @param destroyed of which it is proved
 * @param forgetting orders that the backups got
 * @param forgotten those of them that are proved
 * @param advice what to do next, for people; null while there is nothing
 */
public record DestructionView(
    int set,
    DestructionState state,
    String orderedBy,
    Instant orderedAt,
    @Nullable Instant finishedAt,
    @Nullable String problem,
    long copies,
    long destroyed,
    long forgetting,
    long forgotten,
    @Nullable String advice) {

  private static final String SEARCH =
      "Đã hủy xong danh sách này. Hãy tìm kiếm lại toàn bộ hộp thư trước khi kết thúc vụ việc.";

  static DestructionView read(ResultSet row) throws SQLException {
    DestructionState state = DestructionState.valueOf(row.getString(2));
    return new DestructionView(
        row.getInt(1),
        state,
        row.getString(3),
        Objects.requireNonNull(Database.instant(row, 4)),
        Database.instant(row, 5),
        row.getString(6),
        row.getLong(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        state == DestructionState.DONE ? SEARCH : null);
  }
}
