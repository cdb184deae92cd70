package vn.congvu.backup.store;

import io.agroal.api.AgroalDataSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.RepositoryOptions;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.repository.keys.JdbcKeyring;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.store.FileStore;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * The repository, opened when it is first needed: a store that is away must not keep the service
 * from telling that it is.
 */
@ApplicationScoped
public class RepositoryAccess {

  private final StoreConfig config;
  private final AgroalDataSource dataSource;
  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable Repository opened;

  RepositoryAccess(StoreConfig config, AgroalDataSource dataSource) {
    this.config = config;
    this.dataSource = dataSource;
  }

  /** Throws {@link RepositoryException} with the reason when it cannot be opened. */
  public Repository get() {
    lock.lock();
    try {
      Repository repository = opened;
      if (repository == null) {
        repository = open();
        opened = repository;
      }
      return repository;
    } finally {
      lock.unlock();
    }
  }

  /** Read anew each time, for it may be rotated; what it opens is kept wrapped by it alone. */
  public MasterKey masterKey() {
    return FileMasterKey.read(config.masterKeyFile());
  }

  /** How many copies the repository has beside itself. */
  public int copies() {
    return config.copies().orElse(List.of()).size();
  }

  private Repository open() {
    var store = new FileStore(config.path());
    var masterKey = masterKey();
    var keyring = new JdbcKeyring(dataSource);
    List<ObjectStore> copies =
        config.copies().orElse(List.of()).stream().<ObjectStore>map(FileStore::new).toList();
    var options = RepositoryOptions.of(config.cache()).withCopies(copies);
    try {
      return Repository.open(store, keyring, masterKey, options);
    } catch (RepositoryException e) {
      if (e.fault() != Fault.MISSING || !keyring.packs().isEmpty()) {
        throw e;
      }
      Repository.create(store, masterKey);
      return Repository.open(store, keyring, masterKey, options);
    }
  }

  @PreDestroy
  void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
