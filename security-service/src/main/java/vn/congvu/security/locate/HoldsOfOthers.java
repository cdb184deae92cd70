package vn.congvu.security.locate;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.platform.database.Database;

/**
 * What lies sealed for other cases and bears what is wanted here. Nobody learns of which case, or
 * how much: only that there is something, which its own people destroy or give back.
 */
@ApplicationScoped
class HoldsOfOthers {

  private final Database database;

  HoldsOfOthers(Database database) {
    this.database = database;
  }

  boolean have(UUID spillId, Wanted wanted) {
    Set<UUID> held = wanted.held().stream().map(Fingerprint::uuid).collect(Collectors.toSet());
    return database
        .first(
            """
            select exists (
              select 1 from taken_mail t
                join spill_copy c on c.id = t.copy_id and c.state = 'CONTAINED'
               where c.spill_id <> ? and t.prints && ?)
            """,
            row -> row.getBoolean(1),
            spillId,
            Database.uuids(held))
        .orElseThrow();
  }
}
