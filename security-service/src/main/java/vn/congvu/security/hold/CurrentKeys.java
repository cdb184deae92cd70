package vn.congvu.security.hold;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.id.Ids;

/** The one key of a case that wraps now. */
@ApplicationScoped
class CurrentKeys {

  private final Database database;
  private final NewKeys newKeys;
  private final CaseKeys keys;

  CurrentKeys(Database database, NewKeys newKeys, CaseKeys keys) {
    this.database = database;
    this.newKeys = newKeys;
    this.keys = keys;
  }

  /** Nobody retires it before the caller's transaction ends. */
  UUID of(UUID spillId) {
    Optional<UUID> current = locked(spillId);
    while (current.isEmpty()) {
      make(spillId);
      current = locked(spillId);
    }
    return current.get();
  }

  private Optional<UUID> locked(UUID spillId) {
    return database.first(
        "select id from hold_key where spill_id = ? and retired_at is null for share",
        row -> row.getObject(1, UUID.class),
        spillId);
  }

  private void make(UUID spillId) {
    UUID id = Ids.next();
    keys.make(id);
    if (!newKeys.add(id, spillId)) {
      keys.destroy(id);
    }
  }
}
