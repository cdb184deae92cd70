package vn.congvu.security.radius;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeasedTable;

/**
 * What was read of envelopes. It outlives the copies, which cannot be read once they are sealed.
 */
@ApplicationScoped
class EnvelopeLedger {

  private final Database database;
  private final LeasedTable jobs;
  private final Clock clock;

  EnvelopeLedger(Database database, RadiusQueue queue, Clock clock) {
    this.database = database;
    this.jobs = queue.table();
    this.clock = clock;
  }

  /**
   * A copy that can be read where it lies.
   *
   * @param folder named in IMAP's own way
   */
  record Readable(UUID copy, String folder, long uidValidity, long uid) {}

  /** A copy that lies sealed. */
  record SealedCopy(UUID copy, String mailbox, UUID hold) {}

  /**
   * What was read of a copy.
   *
   * @param message null where its envelope could not be read
   */
  record ReadCopy(UUID copy, @Nullable UUID message, HadCopy.Marks marks) {

    static ReadCopy failed(UUID copy) {
      return new ReadCopy(copy, null, HadCopy.Marks.UNKNOWN);
    }
  }

  /** Mailboxes of which a copy was not read since. */
  List<String> unread(UUID spillId, Instant since, int rows) {
    return database.query(
        """
        select distinct c.place from spill_copy c left join leak_copy r on r.copy_id = c.id
         where c.spill_id = ? and c.kind = 'MAILBOX' and c.state = 'FOUND'
           and (r.copy_id is null or r.read_at < ?)
         order by 1 limit ?
        """,
        row -> row.getString(1),
        spillId,
        since,
        rows);
  }

  /** Copies that were sealed before their envelope was read, and not tried since. */
  List<SealedCopy> sealed(UUID spillId, Instant since, int rows) {
    return database.query(
        """
        select c.id, c.place, c.hold_id from spill_copy c
          left join leak_copy r on r.copy_id = c.id
         where c.spill_id = ? and c.kind = 'MAILBOX' and c.state = 'CONTAINED'
           and c.hold_id is not null
           and (r.copy_id is null or r.message is null and r.read_at < ?)
         order by c.id limit ?
        """,
        row ->
            new SealedCopy(
                row.getObject(1, UUID.class), row.getString(2), row.getObject(3, UUID.class)),
        spillId,
        since,
        rows);
  }

  List<Readable> of(UUID spillId, String mailbox) {
    return database.query(
        """
        select id, folder, uid_validity, uid from spill_copy
         where spill_id = ? and kind = 'MAILBOX' and state = 'FOUND' and place = ?
         order by folder, uid
        """,
        row ->
            new Readable(
                row.getObject(1, UUID.class), row.getString(2), row.getLong(3), row.getLong(4)),
        spillId,
        mailbox);
  }

  /**
   * Keeps what was read in one mailbox. A message's envelope is merged with what is known of it:
   * the sender's own copy knows more, and a copy that was read once stays read.
   */
  @Transactional
  void keep(
      Lease lease, UUID spillId, Collection<ReadCopy> copies, Collection<ReadMessage> messages) {
    jobs.fence(lease);
    Instant now = clock.instant();
    database.batch(
        """
        insert into leak_message as known
          (spill_id, message, sender, named, hidden, hidden_known, whole)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (spill_id, message) do update
           set named = case when excluded.hidden_known then excluded.named else known.named end,
               hidden = case when excluded.hidden_known then excluded.hidden else known.hidden end,
               whole = case when excluded.hidden_known then excluded.whole else known.whole end,
               hidden_known = known.hidden_known or excluded.hidden_known
        """,
        messages.stream()
            .<@Nullable Object[]>map(
                it ->
                    new @Nullable Object[] {
                      spillId,
                      it.message(),
                      it.sender(),
                      Database.texts(it.named()),
                      Database.texts(it.hidden()),
                      it.hiddenKnown(),
                      it.whole()
                    })
            .toList());
    database.batch(
        """
        insert into leak_copy as known
          (copy_id, spill_id, message, seen, answered, forwarded, read_at)
        values (?, ?, ?, ?, ?, ?, ?)
        on conflict (copy_id) do update
           set message = coalesce(excluded.message, known.message),
               seen = known.seen or excluded.seen,
               answered = known.answered or excluded.answered,
               forwarded = known.forwarded or excluded.forwarded,
               read_at = excluded.read_at
        """,
        copies.stream()
            .<@Nullable Object[]>map(
                it ->
                    new @Nullable Object[] {
                      it.copy(),
                      spillId,
                      it.message(),
                      it.marks().seen(),
                      it.marks().answered(),
                      it.marks().forwarded(),
                      now
                    })
            .toList());
  }

  /** Every copy that lies or lay in somebody's mailbox, whether or not it could be read. */
  List<HadCopy> had(UUID spillId) {
    return database.query(
        """
        select c.place, r.message, c.answers, c.found_by = 'MESSAGE_ID', c.kind = 'MAILBOX',
               c.flags, coalesce(r.seen, false), coalesce(r.answered, false),
               coalesce(r.forwarded, false), c.internal_date, c.left_at
          from spill_copy c left join leak_copy r on r.copy_id = c.id
         where c.spill_id = ? and c.kind in ('MAILBOX', 'VAULT')
        """,
        EnvelopeLedger::copy,
        spillId);
  }

  private static HadCopy copy(ResultSet row) throws SQLException {
    // A vault keeps no flags.
    HadCopy.Marks found =
        row.getBoolean(5)
            ? HadCopy.Marks.of(List.of(row.getString(6).split(" ")))
            : HadCopy.Marks.UNKNOWN;
    return new HadCopy(
        row.getString(1),
        row.getObject(2, UUID.class),
        row.getBoolean(3),
        row.getBoolean(4),
        new HadCopy.Marks(
            found.known(),
            found.seen() || row.getBoolean(7),
            found.answered() || row.getBoolean(8),
            found.forwarded() || row.getBoolean(9)),
        Database.instant(row, 10),
        Database.instant(row, 11));
  }

  List<ReadMessage> messages(UUID spillId) {
    return database.query(
        "select message, sender, named, hidden, hidden_known, whole from leak_message where"
            + " spill_id = ?",
        row ->
            new ReadMessage(
                row.getObject(1, UUID.class),
                row.getString(2),
                Set.copyOf(List.of((String[]) row.getArray(3).getArray())),
                Set.copyOf(List.of((String[]) row.getArray(4).getArray())),
                row.getBoolean(5),
                row.getBoolean(6)),
        spillId);
  }
}
