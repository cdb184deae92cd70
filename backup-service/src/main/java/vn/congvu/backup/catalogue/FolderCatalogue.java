package vn.congvu.backup.catalogue;

import static jakarta.transaction.Transactional.TxType.MANDATORY;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.text.SearchText;

/** The folders of each mailbox and the names they bore. */
@ApplicationScoped
public class FolderCatalogue {

  private final Database database;

  FolderCatalogue(Database database) {
    this.database = database;
  }

  public List<KnownFolder> foldersOf(int mailbox) {
    return foldersOf(List.of(mailbox)).getOrDefault(mailbox, List.of());
  }

  /**
   * One question for many mailboxes: most did not change, and this is all they cost; so it has no
   * transaction of its own.
   *
   * @return by mailbox; one without folders is missing
   */
  public Map<Integer, List<KnownFolder>> foldersOf(Collection<Integer> mailboxes) {
    return database
        .query(
            """
            select f.id, n.name, n.wire_name, n.delimiter, f.uid_validity,
                   f.uid_next, f.mod_seq, f.messages, f.mailbox
              from folder f join folder_name n on n.folder = f.id and n.last_seen is null
             where f.mailbox = any (?) and f.last_seen is null
            """,
            row -> Map.entry(row.getInt(9), folder(row)),
            Database.integers(mailboxes))
        .stream()
        .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
  }

  private static KnownFolder folder(ResultSet row) throws SQLException {
    long uidValidity = row.getLong(5);
    long uidNext = row.getLong(6);
    FolderState state =
        row.wasNull()
            ? null
            : new FolderState(uidValidity, uidNext, row.getLong(7), row.getLong(8));
    String delimiter = row.getString(4);
    return new KnownFolder(
        row.getInt(1),
        new MailFolder(
            row.getString(2),
            row.getString(3),
            delimiter.isEmpty() ? '\0' : delimiter.charAt(0),
            true),
        uidValidity,
        state);
  }

  /**
   * Folders seen for the first time. An empty one has nothing to be gone through, and so is
   * complete as it is.
   *
   * @param found with the state of each
   */
  @Transactional(MANDATORY)
  public List<KnownFolder> add(int mailbox, Map<MailFolder, FolderState> found, Instant moment) {
    var validities = new ArrayList<Long>();
    var wireNames = new ArrayList<String>();
    var uidNexts = new ArrayList<@Nullable Long>();
    var modSeqs = new ArrayList<@Nullable Long>();
    found.forEach(
        (folder, state) -> {
          boolean empty = state.messages() == 0;
          validities.add(state.uidValidity());
          wireNames.add(folder.wireName());
          uidNexts.add(empty ? state.uidNext() : null);
          modSeqs.add(empty ? state.highestModSeq() : null);
        });
    Map<String, Integer> ids = new HashMap<>();
    database
        .query(
            """
            insert into folder (mailbox, uid_validity, wire_name, uid_next, mod_seq, messages,
                                first_seen)
            select ?, uid_validity, wire_name, uid_next, mod_seq,
                   case when uid_next is not null then 0 end, ?
              from unnest(?, ?, ?, ?) as new (uid_validity, wire_name, uid_next, mod_seq)
            returning wire_name, id
            """,
            row -> Map.entry(row.getString(1), row.getInt(2)),
            mailbox,
            moment,
            Database.longs(validities),
            Database.texts(wireNames),
            new Database.Array("bigint", uidNexts.toArray()),
            new Database.Array("bigint", modSeqs.toArray()))
        .forEach(added -> ids.put(added.getKey(), added.getValue()));
    var known = new ArrayList<KnownFolder>();
    found.forEach(
        (folder, state) -> {
          int id = Objects.requireNonNull(ids.get(folder.wireName()));
          known.add(
              new KnownFolder(
                  id, folder, state.uidValidity(), state.messages() == 0 ? state : null));
        });
    name(known, moment);
    return known;
  }

  @Transactional(MANDATORY)
  public void rename(int folder, MailFolder renamed, Instant moment) {
    int _ =
        database.update(
            "update folder_name set last_seen = ? where folder = ? and last_seen is null",
            moment,
            folder);
    int _ =
        database.update("update folder set wire_name = ? where id = ?", renamed.wireName(), folder);
    name(List.of(new KnownFolder(folder, renamed, 0, null)), moment);
  }

  private void name(List<KnownFolder> named, Instant moment) {
    database.batch(
        """
        insert into folder_name (folder, first_seen, name, wire_name, search, delimiter)
        values (?, ?, ?, ?, ?, ?)
        """,
        named.stream()
            .<@Nullable Object[]>map(
                each -> {
                  MailFolder folder = each.folder();
                  return new @Nullable Object[] {
                    each.id(),
                    moment,
                    folder.name(),
                    folder.wireName(),
                    SearchText.of(folder.name()),
                    folder.delimiter() == '\0' ? "" : String.valueOf(folder.delimiter())
                  };
                })
            .toList());
  }

  /** The folder is gone, and with it all that lay there. */
  @Transactional(MANDATORY)
  public void gone(int folder, Instant moment) {
    int _ =
        database.update(
            "update placement set last_seen = ? where folder = ? and last_seen is null",
            moment,
            folder);
    int _ =
        database.update(
            "update folder_name set last_seen = ? where folder = ? and last_seen is null",
            moment,
            folder);
    int _ = database.update("update folder set last_seen = ? where id = ?", moment, folder);
  }

  /** The folder was gone through to the end; until the next change nothing in it is asked again. */
  @Transactional(MANDATORY)
  public void complete(int folder, FolderState state) {
    int _ =
        database.update(
            "update folder set uid_next = ?, mod_seq = ?, messages = ? where id = ?",
            state.uidNext(),
            state.highestModSeq(),
            state.messages(),
            folder);
  }
}
