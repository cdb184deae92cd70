package vn.congvu.backup.catalogue;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.congvu.platform.database.Database;

/**
 * Keeps out of the catalogue what was ordered to be forgotten. The repository refuses it as well,
 * but only from the moment that a replica has heard of the order; and a part that was doomed
 * because nobody else used it must not be used by a message that is written down afterwards.
 */
@ApplicationScoped
public class Forgotten {

  /** Any number, as long as nobody else locks by it. */
  private static final long LOCK = 0x666f72676574L;

  private final Database database;

  Forgotten(Database database) {
    this.database = database;
  }

  /** Until this transaction ends nobody writes messages down. */
  @Transactional(MANDATORY)
  public void keepAllOut() {
    lock("select pg_advisory_xact_lock(?)");
  }

  /** Refuses the whole write when one of the messages, or a blob it uses, was forgotten. */
  @Transactional(MANDATORY)
  public void refuse(Collection<NewMessage> messages) {
    lock("select pg_advisory_xact_lock_shared(?)");
    List<NewMessage.Content> contents =
        messages.stream().map(NewMessage::content).filter(Objects::nonNull).toList();
    if (contents.isEmpty()) {
      return;
    }
    Set<UUID> forgotten =
        Set.copyOf(
            database.query(
                """
                select print from forgotten_print where print = any (?)
                union all select blob from forgotten_blob where blob = any (?)
                """,
                row -> row.getObject(1, UUID.class),
                Database.uuids(
                    contents.stream().flatMap(it -> it.prints().stream()).distinct().toList()),
                Database.uuids(contents.stream().flatMap(Forgotten::blobs).distinct().toList())));
    if (!forgotten.isEmpty()) {
      // Of the others each may yet be written down, with a blob that is stored anew.
      throw new ForgottenMeanwhile(
          contents.stream()
              .filter(content -> content.prints().stream().anyMatch(forgotten::contains))
              .flatMap(Forgotten::blobs)
              .collect(Collectors.toSet()));
    }
  }

  private static Stream<UUID> blobs(NewMessage.Content content) {
    return Stream.concat(Stream.of(content.address()), content.parts().stream());
  }

  /**
   * Blobs that were stored before the message they belong to was refused. In the transaction that
   * writes down what was stored beside them, which may use them.
   */
  @Transactional
  public void leaveBehind(Collection<UUID> blobs) {
    if (!blobs.isEmpty()) {
      int _ =
          database.update(
              """
              insert into left_behind (blob) select * from unnest(?)
              on conflict (blob) do update set due_at = excluded.due_at
              """,
              Database.uuids(blobs));
    }
  }

  /**
   * The same as soon as they are known: should the run die before it writes down what was stored
   * beside them, they are looked at in an hour.
   */
  @Transactional
  public void mayBeLeftBehind(Collection<UUID> blobs) {
    if (!blobs.isEmpty()) {
      int _ =
          database.update(
              """
              insert into left_behind (blob, due_at)
              select blob, now() + interval '1 hour' from unnest(?) as left_over (blob)
              on conflict do nothing
              """,
              Database.uuids(blobs));
    }
  }

  private void lock(String sql) {
    var _ = database.query(sql, row -> true, LOCK);
  }
}
