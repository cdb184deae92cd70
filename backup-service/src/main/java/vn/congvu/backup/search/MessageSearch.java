package vn.congvu.backup.search;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.Selection;
import vn.congvu.backup.mailbox.MailboxService;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.text.SearchText;

/**
 * Searches one mailbox's catalogue, with or without accents, in either Unicode form and any case.
 */
@ApplicationScoped
class MessageSearch {

  private static final String SEARCH =
      """
      select f.id, p.uid, n.name, s.address, p.internal_date, p.size, p.first_seen, p.last_seen
        from folder f
        join placement p on p.folder = f.id
        join folder_name n on n.folder = f.id
         and n.first_seen <= coalesce(?::timestamptz, p.last_seen, 'infinity')
         and coalesce(n.last_seen, 'infinity') > coalesce(?::timestamptz, p.first_seen)
         and (?::timestamptz is not null
              or n.first_seen = (select max(o.first_seen) from folder_name o
                                  where o.folder = f.id
                                    and o.first_seen <= coalesce(p.last_seen, 'infinity')))
        join letter l on l.id = p.letter
        join sender s on s.id = l.sender
       where f.mailbox = ?
         and (?::timestamptz is null
              or p.first_seen <= ? and coalesce(p.last_seen, 'infinity') > ?)
         and n.search like all (?) and s.search like all (?)
         and (cardinality(?::text[]) = 0 or l.subject like all (?))
         and p.internal_date >= coalesce(?::timestamptz, '-infinity')
         and p.internal_date < coalesce(?::timestamptz, 'infinity')
         and (f.id, p.uid) > (?, ?)
       order by f.id, p.uid limit ?
      """;

  private final Database database;
  private final MailboxService mailboxes;
  private final boolean subjects;

  MessageSearch(
      Database database,
      MailboxService mailboxes,
      @ConfigProperty(name = "congvu.backup.run.subjects", defaultValue = "false")
          boolean subjects) {
    this.database = database;
    this.mailboxes = mailboxes;
    this.subjects = subjects;
  }

  @Transactional
  Page<FoundMessage> page(UUID mailboxId, MessageFilter filter, @Nullable String after, int limit) {
    if (filter.subject() != null && !subjects) {
      throw ProblemException.of(
          SearchProblem.SUBJECTS_NOT_INDEXED,
          "Chưa bật chỉ mục tiêu đề, nên không tìm được theo tiêu đề.");
    }
    Selection.Place behind = place(after);
    Database.Array subject = Database.texts(SearchText.patterns(filter.subject()));
    List<FoundMessage> found =
        database.query(
            SEARCH,
            MessageSearch::message,
            filter.at(),
            filter.at(),
            filter.at(),
            mailboxes.require(mailboxId).number(),
            filter.at(),
            filter.at(),
            filter.at(),
            Database.texts(SearchText.patterns(filter.folder())),
            Database.texts(SearchText.patterns(filter.sender())),
            subject,
            subject,
            filter.from(),
            filter.to(),
            behind.folder(),
            behind.uid(),
            limit + 1);
    return Page.of(found, limit, message -> Cursor.encode(message.id()));
  }

  private static Selection.Place place(@Nullable String cursor) {
    List<String> keys = Cursor.decode(cursor, 1);
    return keys.isEmpty()
        ? new Selection.Place(0, 0)
        : Selection.Place.parse(keys.getFirst()).orElseThrow(Cursor::unreadable);
  }

  private static FoundMessage message(ResultSet row) throws SQLException {
    return new FoundMessage(
        new Selection.Place(row.getInt(1), row.getLong(2)).id(),
        row.getString(3),
        row.getString(4),
        Objects.requireNonNull(Database.instant(row, 5)),
        row.getLong(6),
        Objects.requireNonNull(Database.instant(row, 7)),
        Database.instant(row, 8));
  }
}
