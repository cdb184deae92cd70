package vn.congvu.backup.forget;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.Copies;
import vn.congvu.backup.catalogue.Forgotten;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.contracts.backup.ForgettingEvent;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.outbox.Outbox;

/** What the work on an order reads and writes; each method is one transaction. */
@ApplicationScoped
class ForgetLedger {

  private static final String CLAIM =
      """
      with due as (
        select id from forget_order where next_attempt_at <= ? order by next_attempt_at
         limit 1 for update skip locked)
      update forget_order o set next_attempt_at = ?, attempts = o.attempts + 1
        from due where o.id = due.id
      returning o.id, o.print, o.attempts, o.tombstone
      """;

  /**
   * A piece of work.
   *
   * @param tombstone of the time before; null when nothing was destroyed so far
   */
  record Work(UUID order, UUID print, int attempts, @Nullable UUID tombstone) {

    Fingerprint fingerprint() {
      return Fingerprint.of(print);
    }
  }

  /**
   * What the order dooms.
   *
   * @param blobs all whose keys go
   * @param mayComeAgain those of them that an innocent message may bring again
   * @param more whether blobs came to those that were doomed before
   */
  record Doomed(
      Set<BlobAddress> blobs, Set<BlobAddress> mayComeAgain, int partsKept, boolean more) {

    Set<BlobAddress> refused() {
      return blobs.stream()
          .filter(blob -> !mayComeAgain.contains(blob))
          .collect(Collectors.toSet());
    }
  }

  private final Database database;
  private final Copies copies;
  private final Forgotten forgotten;
  private final HeldCopies held;
  private final AuditTrail audit;
  private final Outbox outbox;
  private final Clock clock;

  ForgetLedger(
      Database database,
      Copies copies,
      Forgotten forgotten,
      HeldCopies held,
      AuditTrail audit,
      Outbox outbox,
      Clock clock) {
    this.database = database;
    this.copies = copies;
    this.forgotten = forgotten;
    this.held = held;
    this.audit = audit;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * @param quiet how long nobody else takes the order; all steps may be done twice, so nothing but
   *     time is lost when it was too short
   */
  @Transactional
  Optional<Work> claim(Duration quiet) {
    Instant now = clock.instant();
    return database.first(
        CLAIM,
        row ->
            new Work(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getInt(3),
                row.getObject(4, UUID.class)),
        now,
        now.plus(quiet));
  }

  /** Writes down where all copies lie; a place that is known already gets its end. */
  @Transactional(MANDATORY)
  void freeze(UUID order, UUID print) {
    int _ =
        database.update(
            """
            insert into forgotten_copy (order_id, mailbox, folder, uid, first_seen, last_seen)
            select ?, f.mailbox, p.folder, p.uid, p.first_seen, p.last_seen
              from %s
              join folder f on f.id = p.folder
            on conflict (order_id, folder, uid) do update set last_seen = excluded.last_seen
            """
                .formatted(Copies.BEARERS),
            order,
            print);
  }

  /**
   * Chooses the blobs that go and closes the catalogue to them, in one step: between the two no run
   * may write down a message that uses one of them.
   */
  @Transactional
  Doomed doom(Work work, boolean namesMessage) {
    if (work.tombstone() == null) {
      held.requireNow(work.print(), holdConsent(work));
    }
    forgotten.keepAllOut();
    int _ =
        database.update(
            "update forget_order set names_message = ? where id = ?", namesMessage, work.order());
    freeze(work.order(), work.print());
    Set<UUID> messages = copies.messages(work.print());
    Set<UUID> parts = copies.partsOfNoOther(messages);
    int _ =
        database.update(
            "insert into forgotten_print (print, order_id) values (?, ?) on conflict do nothing",
            work.print(),
            work.order());
    int more = add(work.order(), messages, true) + add(work.order(), parts, false);
    return new Doomed(
        blobs(work.order(), true),
        namesMessage ? blobs(work.order(), false) : Set.of(),
        copies.parts(messages) - parts.size(),
        more > 0);
  }

  private @Nullable String holdConsent(Work work) {
    return database
        .first(
            "select hold_consent from forget_order where id = ? and hold_consent is not null",
            row -> row.getString(1),
            work.order())
        .orElse(null);
  }

  /** What was found out before anything was destroyed; empty before that. */
  @Transactional
  Optional<Boolean> namesMessage(Work work) {
    return database.first(
        "select names_message from forget_order where id = ? and names_message is not null",
        row -> row.getBoolean(1),
        work.order());
  }

  @Transactional
  Set<BlobAddress> messages(Work work) {
    return copies.messages(work.print()).stream().map(BlobAddress::of).collect(Collectors.toSet());
  }

  @Transactional(MANDATORY)
  int add(UUID order, Set<UUID> blobs, boolean message) {
    return database.update(
        """
        insert into forgotten_blob (blob, order_id, message)
        select blob, ?, ? from unnest(?) as doomed (blob) on conflict do nothing
        """,
        order,
        message,
        Database.uuids(blobs));
  }

  private Set<BlobAddress> blobs(UUID order, boolean messagesToo) {
    List<UUID> blobs =
        database.query(
            "select blob from forgotten_blob where order_id = ? and (? or not message)",
            row -> row.getObject(1, UUID.class),
            order,
            messagesToo);
    return blobs.stream().map(BlobAddress::of).collect(Collectors.toSet());
  }

  @Transactional
  boolean isAnythingLeftBehind() {
    return database
        .query(
            "select exists (select 1 from left_behind where due_at <= now())",
            row -> row.getBoolean(1))
        .getFirst();
  }

  /**
   * Of what refused messages left, that which no message uses. From here on none may be written
   * down that does.
   */
  @Transactional
  Set<BlobAddress> doomLeftBehind() {
    forgotten.keepAllOut();
    int _ =
        database.update(
            """
            delete from left_behind o
             where o.due_at <= now()
               and (exists (select 1 from letter l where l.hashes @> array[o.blob])
                 or exists (select 1 from placement p where p.message = o.blob))
            """);
    int _ =
        database.update(
            """
            insert into forgotten_blob (blob, order_id, message)
            select blob, null, false from left_behind where due_at <= now()
            on conflict do nothing
            """);
    return database
        .query(
            "select blob from left_behind where due_at <= now()",
            row -> row.getObject(1, UUID.class))
        .stream()
        .map(BlobAddress::of)
        .collect(Collectors.toSet());
  }

  @Transactional
  void leftNothing(Set<BlobAddress> destroyed) {
    int _ =
        database.update(
            "delete from left_behind where blob = any (?)",
            Database.uuids(destroyed.stream().map(BlobAddress::uuid).toList()));
  }

  /** What proves that the order was carried out, see {@link ForgetView.Proof}. */
  record Seen(UUID tombstone, int packs, int stores, boolean oldKeysRemoved) {}

  /**
   * The keys are gone. What the catalogue knew of the messages goes as well; their places stay,
   * empty.
   *
   * @param again how long after this the order is looked at once more: a run that had begun before
   *     may have stored a message that its catalogue refused
   */
  @Transactional
  void forgotten(Work work, Doomed doomed, Seen seen, Duration again) {
    Database.Array letters =
        Database.uuids(
            database.query(
                """
                select distinct p.letter from placement p join forgotten_blob b on b.blob = p.message
                 where b.order_id = ?
                """,
                row -> row.getObject(1, UUID.class),
                work.order()));
    int _ =
        database.update(
            """
            update placement set message = null, letter = null, size = null
             where letter = any (?)
            """,
            letters);
    int _ = database.update("delete from letter where id = any (?)", letters);
    int _ =
        database.update(
            """
            delete from let_go g using forgotten_blob b where b.blob = g.message and b.order_id = ?
            """,
            work.order());
    boolean first = work.tombstone() == null;
    Instant now = clock.instant();
    long version =
        database
            .query(
                """
                update forget_order
                   set state = 'DONE', ended_at = coalesce(ended_at, ?), next_attempt_at = ?,
                       problem = null, tombstone = ?, parts_kept = coalesce(parts_kept, ?),
                       packs = ?, stores = ?, old_keys_removed = ?,
                       version = version + 1
                 where id = ? returning version
                """,
                row -> row.getLong(1),
                now,
                first ? now.plus(again) : null,
                seen.tombstone(),
                doomed.partsKept(),
                seen.packs(),
                seen.stores(),
                seen.oldKeysRemoved(),
                work.order())
            .getFirst();
    if (first || doomed.more()) {
      tell(work, doomed, seen, version, now);
    }
  }

  private void tell(Work work, Doomed doomed, Seen seen, long version, Instant now) {
    audit.record(
        AuditEntry.of("forget.done", "forget-order", work.order().toString())
            .detail("tombstone", seen.tombstone())
            .detail("blobs", doomed.blobs().size()));
    var fact =
        new ForgettingEvent.ForgettingCompleted(
            work.order(),
            version,
            now,
            work.fingerprint().toString(),
            seen.tombstone(),
            doomed.blobs().size());
    outbox.announce(fact.topic(), fact.type(), fact.key(), fact);
  }

  @Transactional
  void later(Work work, Duration rest, String problem) {
    int _ =
        database.update(
            "update forget_order set next_attempt_at = ?, problem = ? where id = ?",
            clock.instant().plus(rest),
            problem,
            work.order());
  }
}
