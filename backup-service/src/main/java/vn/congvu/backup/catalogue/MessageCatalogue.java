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
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.text.SearchText;

/**
 * The messages and their time in each folder. Every method asks or tells the database once for all
 * its rows; rows go in sorted, so that writers that meet in the same messages never wait for each
 * other in a circle.
 */
@ApplicationScoped
public class MessageCatalogue {

  private final Database database;

  MessageCatalogue(Database database) {
    this.database = database;
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
        select p.uid, m.address, p.internal_date
          from placement p join message m on m.id = p.message
         where p.folder = ? and p.uid = any (?)
        """,
        row ->
            new Placed(
                row.getLong(1),
                row.getObject(2, UUID.class),
                Objects.requireNonNull(Database.instant(row, 3))),
        folder,
        Database.longs(uids));
  }

  /** Messages seen for the first time. One that is known by its UID already stays as it is. */
  @Transactional(MANDATORY)
  public void add(int folder, Collection<NewMessage> messages, Instant moment) {
    if (messages.isEmpty()) {
      return;
    }
    Map<UUID, Long> ids = store(messages);
    var uids = new ArrayList<Long>();
    var contents = new ArrayList<@Nullable Long>();
    var dates = new ArrayList<Object>();
    var flags = new ArrayList<Integer>();
    for (NewMessage message : messages) {
      uids.add(message.uid());
      contents.add(message.content() == null ? null : ids.get(message.content().address()));
      dates.add(message.internalDate().atOffset(ZoneOffset.UTC));
      flags.add(message.flags());
    }
    int _ =
        database.update(
            """
            insert into placement (uid, message, internal_date, flags, first_seen, folder)
            select uid, message, internal_date, flags, ?, ?
              from unnest(?, ?, ?, ?) as new (uid, message, internal_date, flags)
            on conflict (folder, uid) do nothing
            """,
            moment,
            folder,
            Database.longs(uids),
            new Database.Array("bigint", contents.toArray()),
            new Database.Array("timestamptz", dates.toArray()),
            Database.integers(flags));
  }

  /** Contents that are known already are found again by their address. */
  private Map<UUID, Long> store(Collection<NewMessage> messages) {
    var contents = new TreeMap<UUID, NewMessage.Content>();
    for (NewMessage message : messages) {
      if (message.content() != null) {
        contents.put(message.content().address(), message.content());
      }
    }
    if (contents.isEmpty()) {
      return Map.of();
    }
    Map<String, Integer> senders = senders(contents.values());
    var sizes = new ArrayList<Long>();
    var from = new ArrayList<@Nullable Integer>();
    var prints = new ArrayList<String>();
    var references = new ArrayList<@Nullable String>();
    var parts = new ArrayList<@Nullable String>();
    var subjects = new ArrayList<@Nullable String>();
    for (NewMessage.Content content : contents.values()) {
      sizes.add(content.size());
      from.add(senders.get(content.sender()));
      prints.add(literal(content.prints()));
      references.add(literalOrNull(content.references()));
      parts.add(literalOrNull(content.parts()));
      subjects.add(content.subject() == null ? null : SearchText.of(content.subject()));
    }
    int _ =
        database.update(
            """
            insert into message (address, size, sender, prints, refs, parts, subject)
            select address, size, sender, prints::uuid[], refs::uuid[], parts::uuid[], subject
              from unnest(?, ?, ?, ?, ?, ?, ?)
                as new (address, size, sender, prints, refs, parts, subject)
            on conflict (address) do nothing
            """,
            Database.uuids(contents.keySet()),
            Database.longs(sizes),
            new Database.Array("integer", from.toArray()),
            Database.texts(prints),
            new Database.Array("text", references.toArray()),
            new Database.Array("text", parts.toArray()),
            new Database.Array("text", subjects.toArray()));
    var ids = new HashMap<UUID, Long>();
    database.stream(
        "select address, id from message where address = any (?)",
        row -> Map.entry(row.getObject(1, UUID.class), row.getLong(2)),
        entry -> ids.put(entry.getKey(), entry.getValue()),
        Database.uuids(contents.keySet()));
    return ids;
  }

  private static @Nullable String literalOrNull(List<UUID> uuids) {
    return uuids.isEmpty() ? null : literal(uuids);
  }

  /** An array within an array: PostgreSQL has none whose members differ in length. */
  private static String literal(List<UUID> uuids) {
    return uuids.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
  }

  private Map<String, Integer> senders(Collection<NewMessage.Content> contents) {
    var addresses = new TreeSet<String>();
    contents.forEach(content -> addresses.add(content.sender()));
    var searches = addresses.stream().map(address -> SearchText.of(address)).toList();
    int _ =
        database.update(
            """
            insert into sender (address, search) select * from unnest(?, ?)
            on conflict (address) do nothing
            """,
            Database.texts(addresses),
            Database.texts(searches));
    var ids = new HashMap<String, Integer>();
    database.stream(
        "select address, id from sender where address = any (?)",
        row -> Map.entry(row.getString(1), row.getInt(2)),
        entry -> ids.put(entry.getKey(), entry.getValue()),
        Database.texts(addresses));
    return ids;
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
