package vn.congvu.backup.repository.pack;

import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.PackKey;
import vn.congvu.backup.repository.keys.RepositoryHead;
import vn.congvu.backup.repository.keys.RepositorySecret;
import vn.congvu.backup.repository.keys.Tombstone;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * Whether a small object of the repository is what was once stored under its key. Each is sealed or
 * signed, so that opening it tells.
 */
final class Wholeness {

  private final Keyring keyring;
  private final ObjectStore store;
  private final MasterKey master;
  private final RepositorySecret secret;

  /**
   * @param keyring names the page of a pack, as the store's mirrored key does
   */
  Wholeness(Keyring keyring, ObjectStore store, MasterKey master, RepositorySecret secret) {
    this.keyring = keyring;
    this.store = store;
    this.master = master;
    this.secret = secret;
  }

  /** False for a key page that no key of its pack names: nobody opens it any more. */
  boolean isInUse(String key) {
    return !key.startsWith(KeyPage.FOLDER) || keyOf(key).isPresent();
  }

  /**
   * @throws RepositoryException when the store or the master key is away
   */
  boolean isWhole(String key, byte[] bytes) {
    try {
      open(key, bytes);
      return true;
    } catch (RepositoryException e) {
      if (e.fault() == Fault.STORE_AWAY || e.fault() == Fault.MASTER_KEY_AWAY) {
        throw e;
      }
      return false;
    }
  }

  private void open(String key, byte[] bytes) {
    if (key.startsWith(Dictionaries.KEYS)) {
      int number = Integer.parseInt(key.substring(Dictionaries.KEYS.length()));
      Dictionaries.verify(number, bytes, secret.dictionaryKey());
    } else if (key.startsWith(MirrorKeyring.TOMBSTONES)) {
      Tombstone tombstone = Tombstone.verify(bytes, secret);
      require(key.equals(MirrorKeyring.TOMBSTONES + tombstone.id()), key);
    } else if (key.startsWith(KeyPage.FOLDER)) {
      PackKey pack = keyOf(key).orElseThrow(() -> RepositoryException.damaged(key));
      KeyPage _ = KeyPage.open(pack.pack(), page(key), bytes, pack.unwrap(master));
    } else if (key.startsWith(MirrorKeyring.KEYS)) {
      byte[] _ = MirrorKeyring.decode(MirrorKeyring.pack(key), bytes).unwrap(master);
    } else {
      RepositorySecret _ = RepositoryHead.decode(bytes).open(master);
    }
  }

  private static void require(boolean right, String what) {
    if (!right) {
      throw RepositoryException.damaged(what);
    }
  }

  private Optional<PackKey> keyOf(String keyPage) {
    UUID pack = KeyPage.pack(keyPage);
    return Stream.of(keyring.find(pack), new MirrorKeyring(store).findWhole(pack))
        .flatMap(Optional::stream)
        .filter(key -> page(keyPage).equals(key.page()))
        .findFirst();
  }

  private static UUID page(String keyPage) {
    return UUID.fromString(keyPage.substring(keyPage.lastIndexOf('/') + 1));
  }
}
