package vn.congvu.security.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.keys.KeyWrap;
import vn.congvu.platform.database.Database;

/**
 * The rows of sealed mail and of the keys above them. Of each case one key is current and wraps the
 * keys of all its mail that can still be opened.
 */
@ApplicationScoped
class HoldLedger {

  private final Database database;
  private final CaseKeys keys;
  private final CurrentKeys current;
  private final Clock clock;

  HoldLedger(Database database, CaseKeys keys, CurrentKeys current, Clock clock) {
    this.database = database;
    this.keys = keys;
    this.current = current;
    this.clock = clock;
  }

  /** Whether anything was ever sealed here. */
  boolean isNew() {
    return database
        .first("select exists (select 1 from hold_key)", row -> !row.getBoolean(1))
        .orElseThrow();
  }

  @Transactional(Transactional.TxType.MANDATORY)
  void keep(UUID spillId, Collection<Sealed> sealed) {
    UUID keyId = current.of(spillId);
    KeyWrap wrap = keys.open(keyId);
    Instant now = clock.instant();
    database.batch(
        """
        insert into sealed_hold
          (id, spill_id, copy_id, key_id, wrapped_key, bytes, pieces, digest, sealed_at)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        sealed.stream()
            .<@Nullable Object[]>map(
                it ->
                    new @Nullable Object[] {
                      it.id(),
                      spillId,
                      it.copyId(),
                      keyId,
                      wrap.wrap(it.key()),
                      it.bytes(),
                      it.pieces(),
                      it.digest(),
                      now
                    })
            .toList());
  }

  /** What opens one mail. */
  record Held(UUID spillId, UUID keyId, byte[] wrappedKey, int pieces) {}

  Optional<Held> find(UUID id) {
    return database.first(
        """
        select spill_id, key_id, wrapped_key, pieces from sealed_hold
         where id = ? and wrapped_key is not null
        """,
        row ->
            new Held(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getBytes(3),
                row.getInt(4)),
        id);
  }

  List<UUID> open(UUID spillId) {
    return database.query(
        "select id from sealed_hold where spill_id = ? and wrapped_key is not null",
        row -> row.getObject(1, UUID.class),
        spillId);
  }

  List<HoldView> ofCopies(Collection<UUID> copyIds) {
    return database.query(
        """
        select id, copy_id, bytes, digest, sealed_at from sealed_hold
         where copy_id = any(?) and wrapped_key is not null
        """,
        row ->
            new HoldView(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getLong(3),
                row.getString(4),
                row.getObject(5, OffsetDateTime.class).toInstant()),
        Database.uuids(copyIds));
  }

  /**
   * From here on no row has a key of the doomed. The case's key is retired: it still opens what is
   * to live on, until {@link #save}.
   */
  @Transactional
  void doom(UUID spillId, Collection<UUID> doomed) {
    Database.Array ids = Database.uuids(doomed);
    int _ =
        database.update(
            """
            update hold_key k set retired_at = ?
             where k.spill_id = ? and k.retired_at is null
               and exists (select 1 from sealed_hold h
                            where h.key_id = k.id and h.wrapped_key is not null and h.id = any(?))
            """,
            clock.instant(),
            spillId,
            ids);
    int _ =
        database.update(
            "update sealed_hold set wrapped_key = null where spill_id = ? and id = any(?)",
            spillId,
            ids);
  }

  /** Retired keys that still stand. */
  List<UUID> retiredKeys(UUID spillId) {
    return database.query(
        """
        select id from hold_key
         where spill_id = ? and retired_at is not null and destroyed_at is null
        """,
        row -> row.getObject(1, UUID.class),
        spillId);
  }

  private record Survivor(UUID id, byte[] wrappedKey) {}

  /** Whatever a retired key opens and is to live on gets under the case's current one. */
  @Transactional
  void save(UUID spillId, UUID retired) {
    List<Survivor> survivors =
        database.query(
            """
            select id, wrapped_key from sealed_hold
             where key_id = ? and wrapped_key is not null for update
            """,
            row -> new Survivor(row.getObject(1, UUID.class), row.getBytes(2)),
            retired);
    if (survivors.isEmpty()) {
      return;
    }
    UUID nextId = current.of(spillId);
    KeyWrap former = keys.open(retired);
    KeyWrap next = keys.open(nextId);
    var rows = new ArrayList<@Nullable Object[]>();
    for (Survivor survivor : survivors) {
      byte[] key = former.unwrap(survivor.wrappedKey(), "a sealed mail");
      rows.add(new @Nullable Object[] {nextId, next.wrap(key), survivor.id()});
    }
    database.batch("update sealed_hold set key_id = ?, wrapped_key = ? where id = ?", rows);
  }

  @Transactional
  void destroyed(UUID keyId) {
    Instant now = clock.instant();
    int _ = database.update("update hold_key set destroyed_at = ? where id = ?", now, keyId);
    int _ = database.update("update sealed_hold set shredded_at = ? where key_id = ?", now, keyId);
  }

  /** Of those asked for: by which destroyed key each was shredded. */
  List<Shredded> shredded(Collection<UUID> ids) {
    return database.query(
        "select id, key_id, shredded_at from sealed_hold"
            + " where id = any(?) and shredded_at is not null",
        row ->
            new Shredded(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getObject(3, OffsetDateTime.class).toInstant()),
        Database.uuids(ids));
  }

  /** Shredded mail whose sealed bytes still lie there. */
  record Remains(UUID id, int pieces) {}

  List<Remains> remains(UUID spillId, int atMost) {
    return database.query(
        """
        select id, pieces from sealed_hold
         where spill_id = ? and shredded_at is not null and removed_at is null
         order by id limit ?
        """,
        row -> new Remains(row.getObject(1, UUID.class), row.getInt(2)),
        spillId,
        atMost);
  }

  void removed(Collection<UUID> ids) {
    int _ =
        database.update(
            "update sealed_hold set removed_at = ? where id = any(?)",
            clock.instant(),
            Database.uuids(ids));
  }

  /** Those of these ids that no row knows. */
  Set<UUID> unknown(Collection<UUID> ids) {
    return new HashSet<>(
        database.query(
            """
            select asked.id from unnest(?) as asked(id)
             where not exists (select 1 from sealed_hold h where h.id = asked.id)
            """,
            row -> row.getObject(1, UUID.class),
            Database.uuids(ids)));
  }
}
