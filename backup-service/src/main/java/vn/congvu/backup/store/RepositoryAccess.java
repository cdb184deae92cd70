package vn.congvu.backup.store;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.RepositoryOptions;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.JdbcKeyring;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.fingerprint.FingerprintKey;

/**
 * The repository, opened when it is first needed: a store that is away must not keep the service
 * from telling that it is.
 */
@ApplicationScoped
public class RepositoryAccess {

  private final StoreConfig config;
  private final StorePlaces places;
  private final MasterKeys masterKeys;
  private final CopyPlaces copyPlaces;
  private final AgroalDataSource dataSource;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Opened opened;

  RepositoryAccess(
      StoreConfig config,
      StorePlaces places,
      CopyPlaces copyPlaces,
      MasterKeys masterKeys,
      AgroalDataSource dataSource) {
    this.config = config;
    this.places = places;
    this.copyPlaces = copyPlaces;
    this.masterKeys = masterKeys;
    this.dataSource = dataSource;
  }

  /** Throws {@link RepositoryException} with the reason when it cannot be opened. */
  public Repository get() {
    lock.lock();
    try {
      Opened now = opened;
      if (now == null) {
        now = open();
        opened = now;
      }
      return now.repository();
    } finally {
      lock.unlock();
    }
  }

  /** What it opens is kept wrapped by it alone. */
  public MasterKey masterKey() {
    return masterKeys.latest();
  }

  private FingerprintKey fingerprintKey() {
    try {
      return FingerprintKey.read(config.fingerprintKeyFile());
    } catch (IOException | IllegalArgumentException e) {
      throw new RepositoryException(
          Fault.WRONG_FINGERPRINT_KEY, "cannot read the fingerprint key file", e);
    }
  }

  /** How many copies the repository has beside itself. */
  public int copies() {
    return places.copyAddresses().size();
  }

  /** A copy whose place could not be made when the repository was opened. */
  public void makeNewCopies() {
    copyPlaces.makeNew();
  }

  /** The repository and what it stands on, which is closed with it. */
  private record Opened(Repository repository, List<ObjectStore> stores) {}

  private Opened open() {
    List<ObjectStore> stores = new ArrayList<>();
    copyPlaces.makeNew();
    try {
      stores.add(places.store());
      stores.addAll(places.copies());
      return new Opened(open(stores.getFirst(), stores.subList(1, stores.size())), stores);
    } catch (RuntimeException e) {
      stores.forEach(ObjectStore::close);
      throw e;
    }
  }

  private Repository open(ObjectStore store, List<ObjectStore> copies) {
    var masterKey = masterKey();
    var keyring = new JdbcKeyring(dataSource);
    var options =
        RepositoryOptions.of(config.cache())
            .withCopies(copies)
            .withFingerprints(fingerprintKey())
            .withLock(config.lock().days().map(Duration::ofDays).orElse(null));
    // Where packs were written, a place that is not there has gone away.
    boolean isNew = keyring.packs().isEmpty();
    if (isNew) {
      store.make();
    }
    try {
      return Repository.open(store, keyring, masterKey, options);
    } catch (RepositoryException e) {
      if (e.fault() != Fault.MISSING || !isNew) {
        throw e;
      }
      Repository.create(store, masterKey);
      return Repository.open(store, keyring, masterKey, options);
    }
  }

  @PreDestroy
  void close() {
    if (opened != null) {
      opened.repository().close();
      opened.stores().forEach(ObjectStore::close);
    }
  }
}
