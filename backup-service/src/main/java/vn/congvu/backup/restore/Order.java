package vn.congvu.backup.restore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.Selection;
import vn.congvu.platform.database.Database;

/** An order as the work needs it. */
record Order(
    UUID id,
    RestoreState state,
    String requestedBy,
    @Nullable Integer mailbox,
    @Nullable String unitCode,
    Instant moment,
    @Nullable String folderName,
    Selection.@Nullable Place place,
    Destination destination,
    @Nullable Integer target,
    @Nullable String targetFolder,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    long version) {

  static final String SELECT =
      """
      select id, state, requested_by, mailbox, unit_code, moment, folder_name, folder, uid,
             destination, target, target_folder, decided_by, decided_at, version
        from restore_order where id = ?
      """;

  static Order read(ResultSet row) throws SQLException {
    int folder = row.getInt(8);
    Selection.Place place = row.wasNull() ? null : new Selection.Place(folder, row.getLong(9));
    return new Order(
        row.getObject(1, UUID.class),
        RestoreState.valueOf(row.getString(2)),
        row.getString(3),
        row.getObject(4, Integer.class),
        row.getString(5),
        Objects.requireNonNull(Database.instant(row, 6)),
        row.getString(7),
        place,
        Destination.valueOf(row.getString(10)),
        row.getObject(11, Integer.class),
        row.getString(12),
        row.getString(13),
        Database.instant(row, 14),
        row.getLong(15));
  }

  Selection of(int source) {
    return new Selection(source, moment, folderName, place);
  }
}
