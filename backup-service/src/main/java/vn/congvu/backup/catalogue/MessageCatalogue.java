package vn.congvu.backup.catalogue;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;

/**
 * The messages and their time in each folder. Every method asks or tells the database once for all
 * its rows; rows go in sorted, so that writers that meet in the same messages never wait for each
 * other in a circle.
 */
@ApplicationScoped
public class MessageCatalogue {

  private final Database database;
  private final Letters letters;

  MessageCatalogue(Database database, Letters letters) {
    this.database = database;
    this.letters = letters;
  }

  /** UID and flags of the messages that lie in a folder today. */
  @Transactional
  public Map<Long, Integer> messagesOf(int folder) {
    var messages = new HashMap<Long, Integer>();
    database.stream(
        "select uid, flags from placement where folder = ? and last_seen is null",
        row -> Map.entry(row.getLong(1), row.getInt(2)),
        known -> messages.put(known.getKey(), known.getValue()),
        folder);
    return messages;
  }

  /** The flags that the catalogue has of these messages. */
  @Transactional
  public Map<Long, Integer> flagsOf(int folder, Collection<Long> uids) {
    var flags = new HashMap<Long, Integer>();
    if (!uids.isEmpty()) {
      database.stream(
          "select uid, flags from placement where folder = ? and uid = any (?)",
          row -> Map.entry(row.getLong(1), row.getInt(2)),
          known -> flags.put(known.getKey(), known.getValue()),
          folder,
          Database.longs(uids));
    }
    return flags;
  }

  /** Of all that ever lay in a folder, the UIDs from one on. */
  @Transactional
  public Set<Long> uidsFrom(int folder, long fromUid) {
    return new HashSet<>(
        database.query(
            "select uid from placement where folder = ? and uid >= ?",
            row -> row.getLong(1),
            folder,
            fromUid));
  }

  /** Of the messages that lie in a folder today, those within ranges of UIDs, ends included. */
  @Transactional
  public Set<Long> within(int folder, List<Long> firsts, List<Long> lasts) {
    if (firsts.isEmpty()) {
      return Set.of();
    }
    return new HashSet<>(
        database.query(
            """
            select p.uid from unnest(?, ?) as r (first, last)
              join placement p on p.folder = ? and p.uid between r.first and r.last
             where p.last_seen is null
            """,
            row -> row.getLong(1),
            Database.longs(firsts),
            Database.longs(lasts),
            folder));
  }

  /** How many messages with a UID below one lie in a folder today. */
  @Transactional
  public long count(int folder, long belowUid) {
    return database
        .query(
            "select count(*) from placement where folder = ? and uid < ? and last_seen is null",
            row -> row.getLong(1),
            folder,
            belowUid)
        .getFirst();
  }

  /** What a message is that lies in a folder today. */
  public record Placed(long uid, UUID address, Instant internalDate) {}

  /** Of these UIDs the messages that the repository has. */
  @Transactional
  public List<Placed> places(int folder, Collection<Long> uids) {
    if (uids.isEmpty()) {
      return List.of();
    }
    return database.query(
        """
        select p.uid, p.message, p.internal_date
          from placement p
         where p.folder = ? and p.uid = any (?) and p.message is not null
        """,
        row ->
            new Placed(
                row.getLong(1),
                row.getObject(2, UUID.class),
                Objects.requireNonNull(Database.instant(row, 3))),
        folder,
        Database.longs(uids));
  }

  /**
   * Before they are added: what all copies of each have in common. For all messages of the
   * transaction at once, since it is rows of these that other writers meet.
   */
  @Transactional(MANDATORY)
  public void meet(Collection<NewMessage> messages) {
    letters.store(messages.stream().map(NewMessage::content).filter(Objects::nonNull).toList());
  }

  /** Messages seen for the first time. One that is known by its UID already stays as it is. */
  @Transactional(MANDATORY)
  public void add(int folder, Collection<NewMessage> messages, Instant moment) {
    if (messages.isEmpty()) {
      return;
    }
    var uids = new ArrayList<Long>();
    var addresses = new ArrayList<@Nullable UUID>();
    var letterIds = new ArrayList<@Nullable UUID>();
    var sizes = new ArrayList<@Nullable Long>();
    var dates = new ArrayList<Object>();
    var flags = new ArrayList<Integer>();
    for (NewMessage message : messages) {
      uids.add(message.uid());
      NewMessage.Content content = message.content();
      addresses.add(content == null ? null : content.address());
      letterIds.add(content == null ? null : Letters.id(content));
      sizes.add(content == null ? null : content.size());
      dates.add(message.internalDate().atOffset(ZoneOffset.UTC));
      flags.add(message.flags());
    }
    int _ =
        database.update(
            """
            insert into placement (uid, message, letter, size, internal_date, flags, first_seen,
                                   folder)
            select uid, message, letter, size, internal_date, flags, ?, ?
              from unnest(?, ?, ?, ?, ?, ?)
                as new (uid, message, letter, size, internal_date, flags)
            on conflict (folder, uid) do nothing
            """,
            moment,
            folder,
            Database.longs(uids),
            new Database.Array("uuid", addresses.toArray()),
            new Database.Array("uuid", letterIds.toArray()),
            new Database.Array("bigint", sizes.toArray()),
            new Database.Array("timestamptz", dates.toArray()),
            Database.integers(flags));
  }

  /** Messages whose flags are others now; what they were until the moment is kept. */
  @Transactional(MANDATORY)
  public void flagged(int folder, Map<Long, Integer> changed, Instant moment) {
    if (changed.isEmpty()) {
      return;
    }
    int _ =
        database.update(
            """
            with now as (select * from unnest(?, ?) as n (uid, flags)),
            kept as (
              insert into former_flags (uid, until, folder, flags)
              select p.uid, ?, p.folder, p.flags from placement p join now on now.uid = p.uid
               where p.folder = ? and p.last_seen is null and p.flags <> now.flags)
            update placement p set flags = now.flags from now
             where p.folder = ? and p.uid = now.uid and p.last_seen is null
               and p.flags <> now.flags
            """,
            Database.longs(changed.keySet()),
            Database.integers(changed.values()),
            moment,
            folder,
            folder);
  }

  /** Messages that do not lie there any more. */
  @Transactional(MANDATORY)
  public void gone(int folder, Collection<Long> uids, Instant moment) {
    if (uids.isEmpty()) {
      return;
    }
    int _ =
        database.update(
            """
            update placement set last_seen = ?
             where folder = ? and uid = any (?) and last_seen is null
            """,
            moment,
            folder,
            Database.longs(uids));
  }
}
