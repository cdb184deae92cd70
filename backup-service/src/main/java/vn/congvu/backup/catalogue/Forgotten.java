package vn.congvu.backup.catalogue;

import static jakarta.transaction.Transactional.TxType.MANDATORY;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
    Set<UUID> prints = new HashSet<>();
    Set<UUID> blobs = new HashSet<>();
    messages.stream()
        .map(NewMessage::content)
        .filter(Objects::nonNull)
        .forEach(
            content -> {
              prints.addAll(content.prints());
              blobs.addAll(content.parts());
              blobs.add(content.address());
            });
    if (blobs.isEmpty()) {
      return;
    }
    boolean forgotten =
        database
            .query(
                """
                select exists (select 1 from forgotten_print where print = any (?))
                    or exists (select 1 from forgotten_blob where blob = any (?))
                """,
                row -> row.getBoolean(1),
                Database.uuids(prints),
                Database.uuids(blobs))
            .getFirst();
    if (forgotten) {
      throw new ForgottenMeanwhile();
    }
  }

  private void lock(String sql) {
    var _ = database.query(sql, row -> true, LOCK);
  }
}
