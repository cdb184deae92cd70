package vn.congvu.james.delivered;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.mail.Flags;
import javax.sql.DataSource;
import org.apache.james.mailbox.MessageUid;
import org.apache.james.mailbox.ModSeq;
import org.apache.james.mailbox.jpa.JPAId;
import org.apache.james.mailbox.model.Mailbox;
import org.apache.james.mailbox.model.MessageMetaData;
import org.apache.james.mailbox.model.ThreadId;
import org.apache.james.mailbox.model.UidValidity;
import org.apache.james.mailbox.store.mail.model.DefaultMessageId;

/**
 * James's tables of mail, asked for many mailboxes in one statement. Through its mappers each mail
 * costs a dozen, whose composing takes longer than their answers.
 */
public final class MailTable {

  /** Octets; of smaller mails several rows wait in memory. */
  private static final long LARGE = 1024 * 1024;

  private static final int FETCHED = 4;

  /** Each lies in memory whole, and a scanned document lies in many mailboxes. */
  private static final int LARGE_AT_ONCE = 2;

  private static final String MEANT =
      """
      with meant as (
        select m.mailbox_id, m.mail_uid, s.at
          from unnest(?, ?, ?, ?, ?) with ordinality
                 as s (owner, namespace, name, uid_validity, uid, at)
          join james_mailbox b
            on b.user_name = s.owner and b.mailbox_namespace = s.namespace
           and b.mailbox_name = s.name and b.mailbox_uid_validity = s.uid_validity
          join james_mail m on m.mailbox_id = b.mailbox_id and m.mail_uid = s.uid)
      """;

  private static final String FACTS =
      """
      mail_date, mail_is_answered, mail_is_deleted, mail_is_draft, mail_is_flagged,
      mail_is_recent, mail_is_seen\
      """;

  private static final String READ =
      MEANT
          + """
          select meant.at - 1 as at, %s, header_bytes, mail_bytes,
                 array(select f.userflag_name from james_mail_userflag f
                        where f.mailbox_id = m.mailbox_id and f.mail_uid = m.mail_uid) as keywords
            from meant join james_mail m using (mailbox_id, mail_uid)
           where m.mail_content_octets_count between ? and ?
          """
              .formatted(FACTS);

  private static final String LARGE_ONES =
      MEANT
          + """
          select meant.at - 1 as at from meant join james_mail m using (mailbox_id, mail_uid)
           where m.mail_content_octets_count > ?
          """;

  private static final String REMOVE =
      MEANT
          + """
          , keyword as (
            delete from james_mail_userflag f using meant
             where f.mailbox_id = meant.mailbox_id and f.mail_uid = meant.mail_uid
            returning f.mailbox_id, f.mail_uid, f.userflag_name),
          property as (
            delete from james_mail_property p using meant
             where p.mailbox_id = meant.mailbox_id and p.mail_uid = meant.mail_uid),
          mail as (
            delete from james_mail m using meant
             where m.mailbox_id = meant.mailbox_id and m.mail_uid = meant.mail_uid
            returning meant.at, m.*)
          select at - 1 as at, mailbox_id, mail_uid, mail_modseq, mail_content_octets_count, %s,
                 array(select k.userflag_name from keyword k
                        where k.mailbox_id = mail.mailbox_id and k.mail_uid = mail.mail_uid)
                   as keywords
            from mail order by mailbox_id, mail_uid
          """
              .formatted(FACTS);

  private final DataSource database;
  private final Semaphore large = new Semaphore(LARGE_AT_ONCE, true);

  public MailTable(DataSource database) {
    this.database = database;
  }

  /** A mail as it lies there. */
  interface Reader {
    void mail(int at, Flags flags, Date date, byte[] head, byte[] body) throws IOException;
  }

  /** A mail that lies there no more. */
  record Removed(int at, Mailbox mailbox, MessageMetaData mail) {}

  /** Those that are there, one after the other, the large ones last; none is marked as seen. */
  void read(Spots spots, Reader reader) throws SQLException, IOException, InterruptedException {
    read(spots, 0, LARGE, reader);
    for (int at : largeOf(spots)) {
      large.acquire();
      try {
        read(
            new Spots(List.of(spots.at(at))),
            LARGE + 1,
            Long.MAX_VALUE,
            (_, flags, date, head, body) -> reader.mail(at, flags, date, head, body));
      } finally {
        large.release();
      }
    }
  }

  private void read(Spots spots, long from, long to, Reader reader)
      throws SQLException, IOException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(READ)) {
      connection.setAutoCommit(false);
      select.setFetchSize(FETCHED);
      int next = spots.bind(select);
      select.setLong(next, from);
      select.setLong(next + 1, to);
      try (ResultSet mails = select.executeQuery()) {
        while (mails.next()) {
          reader.mail(
              mails.getInt("at"),
              flags(mails),
              mails.getTimestamp("mail_date"),
              mails.getBytes("header_bytes"),
              mails.getBytes("mail_bytes"));
        }
      }
    }
  }

  private List<Integer> largeOf(Spots spots) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement select = connection.prepareStatement(LARGE_ONES)) {
      select.setLong(spots.bind(select), LARGE);
      var large = new ArrayList<Integer>();
      try (ResultSet mails = select.executeQuery()) {
        while (mails.next()) {
          large.add(mails.getInt("at"));
        }
      }
      return large;
    }
  }

  /** Those that were there, all at once; nobody has been told yet. */
  List<Removed> remove(Spots spots) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement delete = connection.prepareStatement(REMOVE)) {
      int _ = spots.bind(delete);
      var removed = new ArrayList<Removed>();
      try (ResultSet mails = delete.executeQuery()) {
        while (mails.next()) {
          removed.add(removed(spots, mails));
        }
      }
      return removed;
    }
  }

  private static Removed removed(Spots spots, ResultSet row) throws SQLException {
    int at = row.getInt("at");
    Spots.Spot spot = spots.at(at);
    var id = new DefaultMessageId();
    return new Removed(
        at,
        new Mailbox(
            spot.folder(), UidValidity.of(spot.uidValidity()), JPAId.of(row.getLong("mailbox_id"))),
        new MessageMetaData(
            MessageUid.of(row.getLong("mail_uid")),
            ModSeq.of(row.getLong("mail_modseq")),
            flags(row),
            row.getLong("mail_content_octets_count"),
            row.getTimestamp("mail_date"),
            Optional.empty(),
            id,
            ThreadId.fromBaseMessageId(id)));
  }

  private static Flags flags(ResultSet row) throws SQLException {
    var flags = new Flags();
    set(flags, Flags.Flag.ANSWERED, row.getBoolean("mail_is_answered"));
    set(flags, Flags.Flag.DELETED, row.getBoolean("mail_is_deleted"));
    set(flags, Flags.Flag.DRAFT, row.getBoolean("mail_is_draft"));
    set(flags, Flags.Flag.FLAGGED, row.getBoolean("mail_is_flagged"));
    set(flags, Flags.Flag.RECENT, row.getBoolean("mail_is_recent"));
    set(flags, Flags.Flag.SEEN, row.getBoolean("mail_is_seen"));
    Array keywords = row.getArray("keywords");
    for (String keyword : (String[]) keywords.getArray()) {
      flags.add(keyword);
    }
    return flags;
  }

  private static void set(Flags flags, Flags.Flag flag, boolean isSet) {
    if (isSet) {
      flags.add(flag);
    }
  }
}
