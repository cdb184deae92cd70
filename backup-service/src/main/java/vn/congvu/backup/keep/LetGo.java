package vn.congvu.backup.keep;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.pack.Whereabouts;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.database.Database;

/** Messages that the catalogue let go, as long as the repository or a copy has them (ADR 127). */
@ApplicationScoped
class LetGo {

  private static final int BATCH = 10_000;

  private final Database database;
  private final RepositoryAccess repository;

  LetGo(Database database, RepositoryAccess repository) {
    this.database = database;
    this.repository = repository;
  }

  private record Row(UUID message, UUID blob) {}

  /** Of blobs that a letter uses nothing needs to be remembered here: they are found by it. */
  void forgetWhatIsGone() {
    Whereabouts whereabouts = repository.get().whereabouts();
    List<UUID> batch = after(new UUID(0, 0));
    while (!batch.isEmpty()) {
      forgetWhatIsGone(batch, whereabouts);
      batch = after(batch.getLast());
    }
  }

  private List<UUID> after(UUID message) {
    return database.query(
        "select message from let_go where message > ? order by message limit ?",
        row -> row.getObject(1, UUID.class),
        message,
        BATCH);
  }

  private void forgetWhatIsGone(List<UUID> messages, Whereabouts whereabouts) {
    List<Row> rows =
        database.query(
            """
            select g.message, own.blob
              from let_go g, unnest(g.message || g.hashes[g.prints + 1:]) as own (blob)
             where g.message = any (?)
            """,
            row -> new Row(row.getObject(1, UUID.class), row.getObject(2, UUID.class)),
            Database.uuids(messages));
    Set<UUID> there =
        whereabouts
            .there(rows.stream().map(row -> BlobAddress.of(row.blob())).collect(Collectors.toSet()))
            .stream()
            .map(BlobAddress::uuid)
            .collect(Collectors.toSet());
    there.removeAll(used(there));
    Set<UUID> gone = new HashSet<>(messages);
    rows.stream().filter(row -> there.contains(row.blob())).map(Row::message).forEach(gone::remove);
    int _ = database.update("delete from let_go where message = any (?)", Database.uuids(gone));
  }

  private Set<UUID> used(Set<UUID> blobs) {
    return Set.copyOf(
        database.query(
            """
            select blob from unnest(?) as there (blob)
             where (select exists (select 1 from letter l where l.hashes @> array[there.blob]))
                or (select exists (select 1 from placement p where p.message = there.blob))
            """,
            row -> row.getObject(1, UUID.class),
            Database.uuids(blobs)));
  }
}
