package vn.congvu.backup.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import vn.congvu.backup.repository.place.StorePlace;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * The store and its copies as the operator placed them. An address that makes no sense ends the
 * start; a store that is merely away does not.
 */
@ApplicationScoped
class StorePlaces {

  private final StoreConfig config;

  StorePlaces(StoreConfig config) {
    this.config = config;
  }

  void check(@Observes StartupEvent event) {
    Set<StorePlace> taken = new HashSet<>();
    for (StorePlace each : all()) {
      if (!taken.add(each)) {
        throw new IllegalStateException(
            "congvu.backup.store.copies: one copy lies where the store or another copy lies.");
      }
    }
    if (config.lock().days().isPresent() && taken.stream().noneMatch(StorePlace::locks)) {
      throw new IllegalStateException(
          "congvu.backup.store.lock.days: only a bucket can lock, and no store lies in one.");
    }
  }

  ObjectStore store() {
    return open(main());
  }

  List<ObjectStore> copies() {
    return copyPlaces().stream().map(this::open).toList();
  }

  /** As the operator wrote them. */
  List<String> copyAddresses() {
    return config.copies().orElse(List.of());
  }

  ObjectStore copy(String address) {
    return open(copyPlace(address));
  }

  private List<StorePlace> all() {
    return Stream.concat(Stream.of(main()), copyPlaces().stream()).toList();
  }

  private StorePlace main() {
    return place("congvu.backup.store.path", config.path());
  }

  private List<StorePlace> copyPlaces() {
    return copyAddresses().stream().map(StorePlaces::copyPlace).toList();
  }

  private static StorePlace copyPlace(String address) {
    return place("congvu.backup.store.copies", address);
  }

  private ObjectStore open(StorePlace place) {
    return place.open(config.lock().mode());
  }

  private static StorePlace place(String setting, String address) {
    try {
      return StorePlace.of(address);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(setting + ": " + e.getMessage(), e);
    }
  }
}
