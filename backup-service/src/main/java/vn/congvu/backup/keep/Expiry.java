package vn.congvu.backup.keep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.Forgotten;
import vn.congvu.backup.hold.LegalHolds;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.Lease;

/**
 * Takes out of the catalogue what was at no kept moment. Each method is one bounded piece of work
 * in a transaction of its own, in which no hold can be placed and which only the owner of the job
 * can commit.
 */
@ApplicationScoped
class Expiry {

  private static final int BATCH = 2000;

  private final Database database;
  private final LegalHolds holds;
  private final MaintenanceQueue queue;
  private final Forgotten forgotten;

  Expiry(Database database, LegalHolds holds, MaintenanceQueue queue, Forgotten forgotten) {
    this.database = database;
    this.holds = holds;
    this.queue = queue;
    this.forgotten = forgotten;
  }

  /** Where a passage stands: everything up to here was looked at. */
  record Behind(Instant moment, int folder, long uid) {
    static final Behind NOTHING = new Behind(Instant.EPOCH, 0, 0);
  }

  /**
   * What one piece of work did.
   *
   * @param behind null when the passage is at its end
   */
  record Piece(long placements, long messages, @Nullable Behind behind) {}

  private record Placed(
      Instant lastSeen, int folder, long uid, @Nullable UUID letter, @Nullable UUID message) {}

  /** Messages that lay somewhere, at no moment that is kept. */
  @Transactional
  Piece placements(Lease lease, KeptMoments kept, Behind behind) {
    begin(lease);
    List<Placed> doomed =
        database.query(
            """
            select p.folder, p.uid, p.letter, p.message, p.last_seen
              from placement p join folder f on f.id = p.folder
             where p.last_seen is not null and p.last_seen <= ?
               and (p.last_seen, p.folder, p.uid) > (?, ?, ?)
               and not exists (
                 select 1 from unnest(?) as e where p.first_seen < e and e <= p.last_seen)
               and f.mailbox not in (%s)
             order by p.last_seen, p.folder, p.uid limit ?
            """
                .formatted(LegalHolds.HELD),
            row ->
                new Placed(
                    Objects.requireNonNull(Database.instant(row, 5)),
                    row.getInt(1),
                    row.getLong(2),
                    row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class)),
            kept.allSince(),
            behind.moment(),
            behind.folder(),
            behind.uid(),
            ends(kept),
            holds.today(),
            BATCH);
    return letGo(doomed);
  }

  /** Flags that a message had, at no moment that is kept. Answers null at the end. */
  @Transactional
  @Nullable Behind formerFlags(Lease lease, KeptMoments kept, Behind behind) {
    begin(lease);
    List<Behind> doomed =
        database.query(
            """
            with doomed as (
              select o.folder, o.uid, o.until
                from former_flags o
                join folder f on f.id = o.folder
                join placement p on p.folder = o.folder and p.uid = o.uid
                cross join lateral (
                  select coalesce(max(b.until), p.first_seen) as moment from former_flags b
                   where b.folder = o.folder and b.uid = o.uid and b.until < o.until) since
               where o.until <= ? and (o.until, o.folder, o.uid) > (?, ?, ?)
                 and not exists (
                   select 1 from unnest(?) as e where since.moment < e and e <= o.until)
                 and f.mailbox not in (%s)
               order by o.until, o.folder, o.uid limit ?),
            gone as (
              delete from former_flags o using doomed d
               where o.folder = d.folder and o.uid = d.uid and o.until = d.until)
            select until, folder, uid from doomed order by until, folder, uid
            """
                .formatted(LegalHolds.HELD),
            row ->
                new Behind(
                    Objects.requireNonNull(Database.instant(row, 1)),
                    row.getInt(2),
                    row.getLong(3)),
            kept.allSince(),
            behind.moment(),
            behind.folder(),
            behind.uid(),
            ends(kept),
            holds.today(),
            BATCH);
    return doomed.size() < BATCH ? null : doomed.getLast();
  }

  /** Folders that are gone and of which nothing is kept. */
  @Transactional
  int folders(Lease lease, KeptMoments kept) {
    begin(lease);
    return letGoFolders(
        database.query(
            """
            select f.id from folder f
             where f.last_seen <= ? and f.mailbox not in (%s)
               and not exists (select 1 from placement p where p.folder = f.id)
             order by f.id limit ?
            """
                .formatted(LegalHolds.HELD),
            row -> row.getInt(1),
            kept.allSince(),
            holds.today(),
            BATCH));
  }

  private int letGoFolders(List<Integer> folders) {
    int _ =
        database.update(
            "delete from folder_name where folder = any (?)", Database.integers(folders));
    return database.update("delete from folder where id = any (?)", Database.integers(folders));
  }

  /** Mailboxes that were closed before a moment and of which something may still be kept. */
  @Transactional
  List<Integer> closed(Instant before) {
    return database.query(
        "select number from backup_mailbox where " + CLOSED + " order by number limit ?",
        row -> row.getInt(1),
        before,
        holds.today(),
        BATCH);
  }

  private static final String CLOSED =
      """
      state in ('CLOSED', 'DELETED') and closed_at <= ?
       and (emptied_at is null or emptied_at < closed_at) and number not in (%s)
      """
          .formatted(LegalHolds.HELD);

  /** All that is kept of such a mailbox, piece by piece; asks each time whether it still is one. */
  @Transactional
  Piece closedMailbox(Lease lease, int mailbox, Instant before, Behind behind) {
    begin(lease);
    return letGo(
        database.query(
            """
            select p.folder, p.uid, p.letter, p.message
              from placement p join folder f on f.id = p.folder
             where f.mailbox = ? and (p.folder, p.uid) > (?, ?)
               and exists (select 1 from backup_mailbox where number = f.mailbox and %s)
             order by p.folder, p.uid limit ?
            """
                .formatted(CLOSED),
            row ->
                new Placed(
                    Instant.EPOCH,
                    row.getInt(1),
                    row.getLong(2),
                    row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class)),
            mailbox,
            behind.folder(),
            behind.uid(),
            before,
            holds.today(),
            BATCH));
  }

  /** Answers whether nothing of the mailbox is left. */
  @Transactional
  boolean emptied(Lease lease, int mailbox, Instant before, Instant now) {
    begin(lease);
    int changed =
        database.update(
            """
            update backup_mailbox set emptied_at = ?, manifest_address = null
             where number = ? and %s
               and not exists (
                 select 1 from placement p join folder f on f.id = p.folder where f.mailbox = number)
            """
                .formatted(CLOSED),
            now,
            mailbox,
            before,
            holds.today());
    if (changed > 0) {
      int _ =
          letGoFolders(
              database.query(
                  "select id from folder where mailbox = ?", row -> row.getInt(1), mailbox));
    }
    return changed > 0;
  }

  /**
   * The jobs of one scheduled run that found nothing new; what they say the run says as well.
   * Answers false when there is no such run.
   */
  @Transactional
  boolean idleJobs(Lease lease, Instant endedBefore) {
    queue.fence(lease);
    List<UUID> run =
        database.query(
            """
            update backup_run set idle_jobs_gone = true
             where id = (select id from backup_run
                          where trigger = 'SCHEDULED' and not idle_jobs_gone and ended_at < ?
                          order by ended_at limit 1)
            returning id
            """,
            row -> row.getObject(1, UUID.class),
            endedBefore);
    int _ =
        database.update(
            """
            delete from backup_job
             where run_id = any (?) and state = 'DONE' and messages = 0 and refused = 0
            """,
            Database.uuids(run));
    return !run.isEmpty();
  }

  /**
   * Senders of whom no message is kept: their addresses are people's. Nobody writes messages down
   * meanwhile, who could have found a sender that goes.
   *
   * @return how many went; the piece was the last when they are fewer than a piece
   */
  @Transactional
  int senders(Lease lease) {
    begin(lease);
    forgotten.keepAllOut();
    return database.update(
        """
        delete from sender where id in (
          select s.id from sender s
           where not exists (select 1 from letter l where l.sender = s.id) limit ?)
        """,
        BATCH);
  }

  private void begin(Lease lease) {
    queue.fence(lease);
    holds.keepAsTheyAre();
  }

  /**
   * A letter that somebody is just placing again is left for the next time, with its placements:
   * waiting for a writer could be waiting in a circle.
   */
  private Piece letGo(List<Placed> doomed) {
    if (doomed.isEmpty()) {
      return new Piece(0, 0, null);
    }
    Set<UUID> letters = new TreeSet<>();
    doomed.stream().map(Placed::letter).filter(Objects::nonNull).forEach(letters::add);
    Set<UUID> ours =
        new HashSet<>(
            database.query(
                """
                select id from letter where id = any (?)
                 order by id for update skip locked
                """,
                row -> row.getObject(1, UUID.class),
                Database.uuids(letters)));
    List<Placed> going =
        doomed.stream()
            .filter(placed -> placed.letter() == null || ours.contains(placed.letter()))
            .toList();
    Database.Array folders = Database.integers(going.stream().map(Placed::folder).toList());
    Database.Array uids = Database.longs(going.stream().map(Placed::uid).toList());
    int _ =
        database.update(
            """
            delete from former_flags o using unnest(?, ?) as d (folder, uid)
             where o.folder = d.folder and o.uid = d.uid
            """,
            folders,
            uids);
    int placements =
        database.update(
            """
            delete from placement p using unnest(?, ?) as d (folder, uid)
             where p.folder = d.folder and p.uid = d.uid
            """,
            folders,
            uids);
    letGoMessages(going.stream().filter(placed -> placed.message() != null).toList());
    int contents =
        database.update(
            """
            delete from letter l
             where l.id = any (?) and not exists (select 1 from placement p where p.letter = l.id)
            """,
            Database.uuids(ours));
    Placed last = doomed.getLast();
    return new Piece(
        placements,
        contents,
        doomed.size() < BATCH ? null : new Behind(last.lastSeen(), last.folder(), last.uid()));
  }

  /**
   * Until a compaction carries them away they can be read, and so must be forgettable (ADR 127).
   */
  private void letGoMessages(List<Placed> going) {
    int _ =
        database.update(
            """
            insert into let_go (message, prints, hashes)
            select distinct on (d.message) d.message, l.prints, l.hashes[:l.prints + l.parts]
              from unnest(?, ?) as d (message, letter) join letter l on l.id = d.letter
             where not exists (select 1 from placement p where p.message = d.message)
            on conflict do nothing
            """,
            Database.uuids(going.stream().map(Placed::message).toList()),
            Database.uuids(going.stream().map(Placed::letter).toList()));
  }

  private static Database.Array ends(KeptMoments kept) {
    return Database.instants(kept.ends());
  }
}
