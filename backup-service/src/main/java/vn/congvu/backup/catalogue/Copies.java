package vn.congvu.backup.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.platform.database.Database;

/** Where all copies of a message or of a part of it lie. Costs what the copies cost. */
@ApplicationScoped
public class Copies {

  /** The copies that bear one print; what only answers such a letter has it further behind. */
  public static final String BEARERS =
      """
      (select ?::uuid as print) wanted
        join letter l on l.hashes @> array[wanted.print]
         and wanted.print = any (l.hashes[:l.prints])
        join placement p on p.letter = l.id\
      """;

  /** The contents in the repository, also those that the catalogue let go. */
  private static final String CONTENTS =
      """
      (select p.message, l.prints, l.hashes, l.prints + l.parts as all_own
         from placement p join letter l on l.id = p.letter
        union all
        select message, prints, hashes, cardinality(hashes) from let_go) l\
      """;

  private static final String OF =
      """
      select p.message, b.mailbox_id, b.address, p.folder, p.uid, p.first_seen, p.last_seen
        from %s
        join folder f on f.id = p.folder
        join backup_mailbox b on b.number = f.mailbox
      """
          .formatted(BEARERS);

  private final Database database;

  Copies(Database database) {
    this.database = database;
  }

  /**
   * A copy and its time.
   *
   * @param message the address of its content in the repository
   * @param from since when it is known to lie there
   * @param until when it was found gone; null while it lies there
   */
  public record Copy(
      UUID message,
      UUID mailboxId,
      String address,
      Selection.Place place,
      Instant from,
      @Nullable Instant until) {}

  /**
   * @param print of a Message-ID or of a decoded part
   */
  @Transactional
  public List<Copy> of(UUID print) {
    return database.query(OF + " order by b.address, p.folder, p.uid", Copies::copy, print);
  }

  private static Copy copy(ResultSet row) throws SQLException {
    return new Copy(
        row.getObject(1, UUID.class),
        row.getObject(2, UUID.class),
        row.getString(3),
        new Selection.Place(row.getInt(4), row.getLong(5)),
        Objects.requireNonNull(Database.instant(row, 6)),
        Database.instant(row, 7));
  }

  /**
   * A page of the copies, by address and place.
   *
   * @param behind the last copy of the page before; null for the first page
   */
  @Transactional
  public List<Copy> page(UUID print, @Nullable Behind behind, int limit) {
    return database.query(
        OF
            + " where (b.address, p.folder, p.uid) > (?, ?, ?)"
            + " order by b.address, p.folder, p.uid limit ?",
        Copies::copy,
        print,
        behind == null ? "" : behind.address(),
        behind == null ? 0 : behind.place().folder(),
        behind == null ? 0L : behind.place().uid(),
        limit);
  }

  /** Where a page ended. */
  public record Behind(String address, Selection.Place place) {}

  /**
   * How much bears a fingerprint.
   *
   * @param letGo messages that lie in no generation any more, but in the repository until a
   *     compaction carries them away
   */
  public record Extent(long messages, long copies, long mailboxes, long letGo) {}

  @Transactional
  public Extent extent(UUID print) {
    return database
        .query(
            """
            select count(distinct p.message), count(*), count(distinct f.mailbox),
                   (select count(*) from let_go g
                     where g.hashes @> array[?::uuid] and ? = any (g.hashes[:g.prints])
                       and not exists (select 1 from placement p where p.message = g.message))
              from %s
              join folder f on f.id = p.folder
            """
                .formatted(BEARERS),
            row -> new Extent(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)),
            print,
            print,
            print)
        .getFirst();
  }

  /** The fingerprints of a message, its Message-ID's first if it has one. */
  @Transactional
  public List<UUID> prints(Selection.Place place) {
    return database.query(
        """
        select print from placement p join letter l on l.id = p.letter,
               unnest(l.hashes[:l.prints]) with ordinality as each (print, position)
         where p.folder = ? and p.uid = ? order by position
        """,
        row -> row.getObject(1, UUID.class),
        place.folder(),
        place.uid());
  }

  /**
   * Of each content that there still is the fingerprint that the fewest contents bear; of several
   * the first, so its Message-ID's if it has one.
   *
   * @param spare where there are any, no other content than those asked for may bear a fingerprint
   *     that is answered; empty for a content of which others bear each
   */
  @Transactional
  public Map<UUID, Optional<Fingerprint>> rarestPrints(
      Collection<UUID> contents, Collection<UUID> spare) {
    var rarest = new TreeMap<UUID, Optional<Fingerprint>>();
    database
        .query(
            """
            with borne as (
              select distinct l.message as address, each.print, each.position
                from %1$s, unnest(l.hashes[:l.prints]) with ordinality as each (print, position)
               where l.message = any (?)),
            counted as (
              select print, (select count(distinct l.message) from %1$s
                              where l.hashes @> array[b.print]
                                and b.print = any (l.hashes[:l.prints])) as messages,
                     ? and exists (select 1 from %1$s
                                    where l.hashes @> array[b.print]
                                      and b.print = any (l.hashes[:l.prints])
                                      and l.message <> all (?)) as shared
                from (select distinct print from borne) b)
            select distinct on (b.address) b.address, case when c.shared then null else b.print end
              from borne b join counted c on c.print = b.print
             order by b.address, c.shared, c.messages, b.position
            """
                .formatted(CONTENTS),
            row ->
                Map.entry(
                    row.getObject(1, UUID.class),
                    Optional.ofNullable(row.getObject(2, UUID.class)).map(Fingerprint::of)),
            Database.uuids(contents),
            !spare.isEmpty(),
            Database.uuids(contents))
        .forEach(it -> rarest.put(it.getKey(), it.getValue()));
    return rarest;
  }

  /**
   * The contents that bear a fingerprint, also those that lie nowhere today; those that were let go
   * last.
   */
  @Transactional
  public Set<UUID> messages(UUID print) {
    return new LinkedHashSet<>(
        database.query(
            """
            select p.message, false as let_go from %s
            union
            select g.message, true from let_go g
             where g.hashes @> array[?::uuid] and ? = any (g.hashes[:g.prints])
             order by let_go
            """
                .formatted(BEARERS),
            row -> row.getObject(1, UUID.class),
            print,
            print,
            print));
  }

  /** How many different parts these messages have that are blobs of their own. */
  @Transactional
  public int parts(Collection<UUID> messages) {
    return database
        .query(
            """
            select count(distinct part)
              from %s, unnest(l.hashes[l.prints + 1:l.all_own]) as part
             where l.message = any (?)
            """
                .formatted(CONTENTS),
            row -> row.getInt(1),
            Database.uuids(messages))
        .getFirst();
  }

  /**
   * The blobs that these messages share with no other message: they may go with them. A message
   * that another order is forgetting at this moment is none to spare a blob for.
   */
  @Transactional
  public Set<UUID> partsOfNoOther(Collection<UUID> messages) {
    return new TreeSet<>(
        database.query(
            """
            select part from (
              select distinct unnest(l.hashes[l.prints + 1:l.all_own]) as part
                from %s
               where l.message = any (?)) doomed
             where not exists (
               select 1 from letter l join placement other on other.letter = l.id
                where l.hashes @> array[part] and other.message <> all (?)
                  and not exists (
                    select 1 from forgotten_blob f where f.message and f.blob = other.message))
            """
                .formatted(CONTENTS),
            row -> row.getObject(1, UUID.class),
            Database.uuids(messages),
            Database.uuids(messages)));
  }
}
