package vn.congvu.backup.catalogue;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import vn.congvu.backup.database.Database;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailFolder;

/** The folders of each mailbox and the names they bore. */
@ApplicationScoped
public class FolderCatalogue {

  private final Database database;

  FolderCatalogue(Database database) {
    this.database = database;
  }

  /**
   * One question for the whole mailbox: most mailboxes did not change, and this is all they cost.
   */
  @Transactional
  public List<KnownFolder> foldersOf(int mailbox) {
    return database.query(
        """
        select f.id, n.name, n.wire_name, n.delimiter, f.uid_validity,
               f.uid_next, f.mod_seq, f.messages
          from folder f join folder_name n on n.folder = f.id and n.last_seen is null
         where f.mailbox = ? and f.last_seen is null
        """,
        FolderCatalogue::folder,
        mailbox);
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

  @Transactional(MANDATORY)
  public KnownFolder add(int mailbox, MailFolder folder, long uidValidity, Instant moment) {
    int id =
        database
            .query(
                """
                insert into folder (mailbox, uid_validity, wire_name, first_seen)
                values (?, ?, ?, ?) returning id
                """,
                row -> row.getInt(1),
                mailbox,
                uidValidity,
                folder.wireName(),
                moment)
            .getFirst();
    name(id, folder, moment);
    return new KnownFolder(id, folder, uidValidity, null);
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
    name(folder, renamed, moment);
  }

  private void name(int folder, MailFolder named, Instant moment) {
    int _ =
        database.update(
            """
            insert into folder_name (folder, first_seen, name, wire_name, search, delimiter)
            values (?, ?, ?, ?, ?, ?)
            """,
            folder,
            moment,
            named.name(),
            named.wireName(),
            SearchText.of(named.name()),
            named.delimiter() == '\0' ? "" : String.valueOf(named.delimiter()));
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
