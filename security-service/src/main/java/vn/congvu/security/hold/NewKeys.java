package vn.congvu.security.hold;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import vn.congvu.platform.database.Database;

/**
 * Writes a key's row in a transaction of its own. Were it the one of the rows that the key wraps,
 * its failure would leave dead rows wrapped by a key that nobody knows, and so nobody destroys.
 */
@ApplicationScoped
class NewKeys {

  private final Database database;
  private final Clock clock;

  NewKeys(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** False when the case has a current key already. */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  boolean add(UUID id, UUID spillId) {
    return database.update(
            """
            insert into hold_key (id, spill_id, made_at) values (?, ?, ?)
            on conflict (spill_id) where retired_at is null do nothing
            """,
            id,
            spillId,
            clock.instant())
        > 0;
  }
}
