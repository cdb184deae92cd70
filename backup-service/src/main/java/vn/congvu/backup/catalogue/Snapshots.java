package vn.congvu.backup.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.platform.database.Database;

/** Mailboxes as they were at a moment. */
@ApplicationScoped
public class Snapshots {

  /** What lay in a mailbox at a moment, in the folders as they were named then. */
  private static final String THEN =
      """
        from folder f
        join folder_name n on n.folder = f.id
         and n.first_seen <= ? and (n.last_seen is null or n.last_seen > ?)
        join placement p on p.folder = f.id
         and p.first_seen <= ? and (p.last_seen is null or p.last_seen > ?)
         and p.message is not null
       where f.mailbox = ? and (?::text is null or n.name = ?)
         and (?::integer is null or f.id = ? and p.uid = ?)
      """;

  private static final String THEN_IN_SEVERAL =
      THEN.replace("f.mailbox = ?", "f.mailbox = any (?)");

  private static final String PAGE =
      """
      select f.id, p.uid, n.name, n.wire_name, n.delimiter, p.message, p.size, p.internal_date,
             s.flags
      """
          + THEN.replace(
              " where f.mailbox",
              """
              join flag_set s on s.id = coalesce(
                (select o.flags from former_flags o
                  where o.folder = p.folder and o.uid = p.uid and o.until > ?
                  order by o.until limit 1), p.flags)
               where f.mailbox\
              """)
          + " and (f.id, p.uid) > (?, ?) order by f.id, p.uid limit ?";

  private final Database database;

  Snapshots(Database database) {
    this.database = database;
  }

  /**
   * A page of the selection, by folder and UID.
   *
   * @param behind the place of the last message of the page before; null for the first page
   */
  @Transactional
  public List<KeptMessage> page(Selection selection, Selection.@Nullable Place behind, int limit) {
    Instant moment = selection.moment();
    Selection.Place place = selection.place();
    return database.query(
        PAGE,
        Snapshots::message,
        moment,
        moment,
        moment,
        moment,
        moment,
        selection.mailbox(),
        selection.folderName(),
        selection.folderName(),
        place == null ? null : place.folder(),
        place == null ? null : place.folder(),
        place == null ? null : place.uid(),
        behind == null ? 0 : behind.folder(),
        behind == null ? 0L : behind.uid(),
        limit);
  }

  private static KeptMessage message(ResultSet row) throws SQLException {
    return new KeptMessage(
        new Selection.Place(row.getInt(1), row.getLong(2)),
        folder(row, 3),
        row.getObject(6, UUID.class),
        row.getLong(7),
        Objects.requireNonNull(Database.instant(row, 8)),
        List.of((String[]) row.getArray(9).getArray()));
  }

  /** The folders of a selection as they were named then, empty ones too. */
  @Transactional
  public List<MailFolder> folders(Selection selection) {
    return database.query(
        """
        select n.name, n.wire_name, n.delimiter
          from folder f
          join folder_name n on n.folder = f.id
           and n.first_seen <= ? and (n.last_seen is null or n.last_seen > ?)
         where f.mailbox = ? and (?::text is null or n.name = ?) order by f.id
        """,
        row -> folder(row, 1),
        selection.moment(),
        selection.moment(),
        selection.mailbox(),
        selection.folderName(),
        selection.folderName());
  }

  /** From its name, its wire name and its delimiter, side by side. */
  private static MailFolder folder(ResultSet row, int at) throws SQLException {
    String delimiter = row.getString(at + 2);
    return new MailFolder(
        row.getString(at),
        row.getString(at + 1),
        delimiter.isEmpty() ? '\0' : delimiter.charAt(0),
        true);
  }

  /** How much of one folder. */
  public record FolderSize(int mailbox, String folder, long messages, long bytes) {}

  /**
   * How much selections of the same kind hold in several mailboxes, folder by folder.
   *
   * @param like its mailbox does not matter
   */
  public List<FolderSize> sizes(Collection<Integer> mailboxes, Selection like) {
    return database.query(
        "select f.mailbox, n.name, count(*), sum(p.size)"
            + THEN_IN_SEVERAL
            + " group by f.mailbox, n.name order by f.mailbox, n.name",
        row -> new FolderSize(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4)),
        inSeveral(mailboxes, like));
  }

  /** Whether they hold anything at all: the first message answers for the whole province. */
  @Transactional
  public boolean holdAnything(Collection<Integer> mailboxes, Selection like) {
    return database
        .first(
            "select 1" + THEN_IN_SEVERAL + " limit 1",
            row -> row.getInt(1),
            inSeveral(mailboxes, like))
        .isPresent();
  }

  private static @Nullable Object[] inSeveral(Collection<Integer> mailboxes, Selection like) {
    Instant moment = like.moment();
    Selection.Place place = like.place();
    return new @Nullable Object[] {
      moment,
      moment,
      moment,
      moment,
      Database.integers(mailboxes),
      like.folderName(),
      like.folderName(),
      place == null ? null : place.folder(),
      place == null ? null : place.folder(),
      place == null ? null : place.uid()
    };
  }

  /** How many times each message lies in a folder today; by the folder's wire name. */
  @Transactional
  public Map<UUID, Integer> today(int mailbox, String wireName) {
    var today = new HashMap<UUID, Integer>();
    database.stream(
        """
        select p.message, count(*) from folder f
          join folder_name n on n.folder = f.id and n.last_seen is null
          join placement p on p.folder = f.id and p.last_seen is null
         where f.mailbox = ? and n.wire_name = ? and p.message is not null group by p.message
        """,
        row -> Map.entry(row.getObject(1, UUID.class), row.getInt(2)),
        entry -> today.put(entry.getKey(), entry.getValue()),
        mailbox,
        wireName);
    return today;
  }
}
