package vn.congvu.backup.store;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.platform.database.Database;

/** Makes each copy's place once in its life: one that was made and is not there has gone away. */
@ApplicationScoped
class CopyPlaces {

  private final StorePlaces places;
  private final Database database;
  private final Clock clock;

  CopyPlaces(StorePlaces places, Database database, Clock clock) {
    this.places = places;
    this.database = database;
    this.clock = clock;
  }

  void makeNew() {
    places.copyAddresses().stream().filter(address -> !wasMade(address)).forEach(this::make);
  }

  private boolean wasMade(String address) {
    return database
        .query(
            "select exists (select 1 from store_copy where address = ?)",
            row -> row.getBoolean(1),
            address)
        .getFirst();
  }

  private void make(String address) {
    try (ObjectStore copy = places.copy(address)) {
      copy.make();
    } catch (RepositoryException away) {
      Log.warnf("A copy's place could not be made; it counts as away: cause=%s", away.fault());
      return;
    }
    int _ =
        database.update(
            "insert into store_copy (address, made_at) values (?, ?) on conflict do nothing",
            address,
            clock.instant());
  }
}
