package vn.congvu.security.hold;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.LatestMasterKey;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.place.LockMode;
import vn.congvu.backup.repository.place.StorePlace;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * Opened when they are first needed: a store that is away must not keep a report from being taken.
 */
@ApplicationScoped
class HoldPlaces {

  private final HoldConfig config;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ObjectStore mail;
  private @Nullable ObjectStore keys;

  HoldPlaces(HoldConfig config) {
    this.config = config;
  }

  /** Makes both places; once in the life of an installation. */
  void make() {
    mail().make();
    keys().make();
  }

  ObjectStore mail() {
    lock.lock();
    try {
      ObjectStore known = mail;
      if (known == null) {
        known = open(config.store());
        mail = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  ObjectStore keys() {
    lock.lock();
    try {
      ObjectStore known = keys;
      if (known == null) {
        known = open(config.keys());
        keys = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }

  private static ObjectStore open(String address) {
    return StorePlace.of(address).open(LockMode.GOVERNANCE);
  }

  /** Read each time, for a new key may be put into the file while the service runs. */
  MasterKey masterKey() {
    return new LatestMasterKey(() -> FileMasterKey.read(config.masterKeyFile()));
  }

  @PreDestroy
  void close() {
    if (mail != null) {
      mail.close();
    }
    if (keys != null) {
      keys.close();
    }
  }
}
