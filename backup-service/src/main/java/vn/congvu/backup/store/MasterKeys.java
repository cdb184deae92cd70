package vn.congvu.backup.store;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.LatestMasterKey;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MovedMasterKey;
import vn.congvu.backup.repository.keys.TokenMasterKey;

/** The master key where the operator keeps it: in a file, or in a token. */
@ApplicationScoped
class MasterKeys {

  private final StoreConfig config;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable TokenMasterKey token;

  MasterKeys(StoreConfig config) {
    this.config = config;
  }

  void check(@Observes StartupEvent event) {
    if (config.masterKeyFile().isEmpty() && config.masterKeyToken().isEmpty()) {
      throw new IllegalStateException(
          "congvu.backup.store.master-key-file or congvu.backup.store.master-key-token must say where"
              + " the master key is.");
    }
  }

  /** A file is read each time, for a new key may be put into it while the service runs. */
  MasterKey latest() {
    return new LatestMasterKey(this::now);
  }

  private MasterKey now() {
    Optional<MasterKey> file = config.masterKeyFile().map(FileMasterKey::read);
    return config.masterKeyToken().isEmpty()
        ? file.orElseThrow()
        : file.<MasterKey>map(before -> new MovedMasterKey(token(), before)).orElseGet(this::token);
  }

  private MasterKey token() {
    lock.lock();
    try {
      TokenMasterKey known = token;
      if (known == null) {
        known = TokenMasterKey.open(config.masterKeyToken().orElseThrow());
        token = known;
      }
      return known;
    } finally {
      lock.unlock();
    }
  }
}
