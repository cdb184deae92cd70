package vn.congvu.backup.sighting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;

/** Asks the catalogue; costs what the copies and the mailboxes that are named cost. */
@ApplicationScoped
class Sights {

  private final Database database;

  Sights(Database database) {
    this.database = database;
  }

  private record Row(int folder, Sighting sighting) {}

  @Transactional
  Page<Sighting> of(SightingRequest wanted) {
    List<String> keys = Cursor.decode(wanted.after(), 3);
    List<Row> rows =
        database.query(
            """
            select p.folder, b.address, f.wire_name, f.uid_validity, p.uid, p.message, p.size,
                   array(select unnest(l.hashes[:l.prints]) intersect select unnest(w.holds)),
                   p.first_seen, p.last_seen
              from (select ?::uuid[] as holds, ?::uuid[] as answers) w
              join letter l on l.hashes && (w.holds || w.answers)
               and (l.hashes[:l.prints] && w.holds
                    or l.hashes[l.prints + l.parts + 1:] && w.answers)
              join placement p on p.letter = l.id
              join folder f on f.id = p.folder
              join backup_mailbox b on b.number = f.mailbox
             where (b.address, p.folder, p.uid) > (?, ?, ?)
             order by b.address, p.folder, p.uid limit ?
            """,
            Sights::row,
            prints(wanted.holds()),
            prints(wanted.answers()),
            keys.isEmpty() ? "" : keys.get(0),
            keys.isEmpty() ? 0 : Cursor.key(keys.get(1), Integer::parseInt),
            keys.isEmpty() ? 0L : Cursor.key(keys.get(2), Long::parseLong),
            wanted.limit() + 1);
    return Page.of(
            rows,
            wanted.limit(),
            row -> Cursor.encode(row.sighting().address(), row.folder(), row.sighting().uid()))
        .map(Row::sighting);
  }

  private static Database.Array prints(List<String> hex) {
    return Database.uuids(hex.stream().map(print -> Fingerprint.parse(print).uuid()).toList());
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getInt(1),
        new Sighting(
            row.getString(2),
            row.getString(3),
            row.getLong(4),
            row.getLong(5),
            row.getObject(6, UUID.class),
            row.getLong(7),
            hex((UUID[]) row.getArray(8).getArray()),
            Objects.requireNonNull(Database.instant(row, 9)),
            Database.instant(row, 10)));
  }

  private static List<String> hex(UUID[] prints) {
    return Arrays.stream(prints).map(print -> Fingerprint.of(print).toString()).toList();
  }

  /** Of a mailbox that the backups do not know nothing is answered. */
  @Transactional
  List<ReadMark> ofMailboxes(List<String> addresses) {
    var marks = new LinkedHashMap<String, ReadMark>();
    database.stream(
        """
        select b.address, b.last_backup_at, f.wire_name, f.uid_validity, f.uid_next
          from backup_mailbox b
          left join folder f on f.mailbox = b.number and f.last_seen is null
                            and f.uid_next is not null
         where b.address = any (?) and b.state <> 'DELETED'
        """,
        Sights::seen,
        seen -> {
          ReadMark mark =
              marks.computeIfAbsent(
                  seen.address(), address -> new ReadMark(address, seen.at(), new ArrayList<>()));
          if (seen.folder() != null) {
            mark.folders().add(seen.folder());
          }
        },
        Database.texts(addresses));
    return List.copyOf(marks.values());
  }

  private record Seen(String address, @Nullable Instant at, ReadMark.@Nullable Folder folder) {}

  private static Seen seen(ResultSet row) throws SQLException {
    String folder = row.getString(3);
    return new Seen(
        row.getString(1),
        Database.instant(row, 2),
        folder == null ? null : new ReadMark.Folder(folder, row.getLong(4), row.getLong(5)));
  }

  @Transactional
  @Nullable Instant oldest() {
    return database
        .query(
            "select min(last_backup_at) from backup_mailbox where state <> 'DELETED'",
            row -> new Moment(Database.instant(row, 1)))
        .getFirst()
        .at();
  }

  private record Moment(@Nullable Instant at) {}

  /** Mailboxes that were never gone through, by address. */
  @Transactional
  Page<String> unseen(@Nullable String after, int limit) {
    List<String> keys = Cursor.decode(after, 1);
    return Page.of(
        database.query(
            """
            select address from backup_mailbox
             where last_backup_at is null and state <> 'DELETED' and address > ?
             order by address limit ?
            """,
            row -> row.getString(1),
            keys.isEmpty() ? "" : keys.getFirst(),
            limit + 1),
        limit,
        Cursor::encode);
  }
}
