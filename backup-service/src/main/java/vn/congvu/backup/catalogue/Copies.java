package vn.congvu.backup.catalogue;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.database.Database;

/** Where all copies of a message or of a part of it lie. Costs what the copies cost. */
@ApplicationScoped
public class Copies {

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
    return database.query(
        """
        select m.address, b.mailbox_id, b.address, p.folder, p.uid, p.first_seen, p.last_seen
          from message m
          join placement p on p.message = m.id
          join folder f on f.id = p.folder
          join backup_mailbox b on b.number = f.mailbox
         where m.prints @> array[?::uuid]
         order by b.address, p.folder, p.uid
        """,
        row ->
            new Copy(
                row.getObject(1, UUID.class),
                row.getObject(2, UUID.class),
                row.getString(3),
                new Selection.Place(row.getInt(4), row.getLong(5)),
                Objects.requireNonNull(Database.instant(row, 6)),
                Database.instant(row, 7)),
        print);
  }

  /** The contents that bear a fingerprint, also where nobody has them any more. */
  @Transactional
  public Set<UUID> messages(UUID print) {
    return new TreeSet<>(
        database.query(
            "select address from message where prints @> array[?::uuid]",
            row -> row.getObject(1, UUID.class),
            print));
  }

  /** The blobs that these messages share with no other message: they may go with them. */
  @Transactional
  public Set<UUID> partsOfNoOther(Collection<UUID> messages) {
    return new TreeSet<>(
        database.query(
            """
            select part from (select distinct unnest(parts) as part from message
                               where address = any (?)) doomed
             where not exists (
               select 1 from message other
                where other.parts @> array[part] and other.address <> all (?))
            """,
            row -> row.getObject(1, UUID.class),
            Database.uuids(messages),
            Database.uuids(messages)));
  }
}
