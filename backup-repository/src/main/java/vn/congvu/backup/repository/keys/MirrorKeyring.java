package vn.congvu.backup.repository.keys;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;

/**
 * The keyring as small objects in the store itself, one per pack, never locked. Whether a burial is
 * settled is not kept here: a keyring rebuilt from the mirror settles all of them again, which does
 * no harm.
 */
public final class MirrorKeyring implements Keyring {

  public static final String KEYS = "keyring/";
  public static final String TOMBSTONES = "tombstones/";

  private final ObjectStore store;

  public MirrorKeyring(ObjectStore store) {
    this.store = store;
  }

  /** Fills an empty keyring from a mirror, after the database was lost. */
  public void restoreInto(Keyring keyring) {
    burials().forEach(keyring::bury);
    for (UUID pack : packs()) {
      find(pack).ifPresent(keyring::add);
    }
  }

  /** What is mirrored is all that a mirror knows. */
  @Override
  public void announce(Collection<UUID> packs) {
    // See above.
  }

  @Override
  public Set<UUID> unannounced(Collection<UUID> packs) {
    return Set.of();
  }

  @Override
  public void add(PackKey key) {
    store.replace(key(key.pack()), key.encode());
  }

  @Override
  public Optional<PackKey> find(UUID pack) {
    try {
      return Optional.of(decode(pack, store.get(key(pack))));
    } catch (RepositoryException e) {
      if (e.fault() == Fault.MISSING) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** What lies under the key of a pack. */
  public static PackKey decode(UUID pack, byte[] bytes) {
    PackKey found = PackKey.decode(bytes, "the mirrored key of pack " + pack);
    if (!found.pack().equals(pack)) {
      throw RepositoryException.damaged("the mirrored key of pack " + pack + " is another pack's");
    }
    return found;
  }

  /** Empty for one that is damaged, too: nothing opens with it. */
  public Optional<PackKey> findWhole(UUID pack) {
    try {
      return find(pack);
    } catch (RepositoryException e) {
      if (e.fault() == Fault.DAMAGED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  public boolean has(UUID pack) {
    return !store.list(key(pack)).isEmpty();
  }

  @Override
  public List<UUID> packs() {
    return ids(KEYS);
  }

  @Override
  public boolean replace(PackKey key) {
    store.replace(key(key.pack()), key.encode());
    return true;
  }

  @Override
  public void rewrapped(PackKey key) {
    Optional<PackKey> before = find(key.pack());
    if (before.isEmpty() || before.get().generation() <= key.generation()) {
      store.replace(key(key.pack()), key.encode());
    }
  }

  @Override
  public void catchUp(PackKey key) {
    if (find(key.pack()).filter(before -> before.generation() < key.generation()).isPresent()) {
      store.replace(key(key.pack()), key.encode());
    }
  }

  @Override
  public void remove(UUID pack) {
    store.delete(key(pack));
  }

  /** Removes the only key there is of a pack, and what it lay on. */
  public void destroy(UUID pack) {
    store.destroy(key(pack));
  }

  /** A store keeps nothing of what was replaced. */
  @Override
  public boolean removeOld() {
    return true;
  }

  @Override
  public void bury(Burial burial) {
    bury(List.of(burial));
  }

  public void bury(List<Burial> burials) {
    Set<UUID> there = Set.copyOf(buried());
    for (Burial burial : burials) {
      if (!there.contains(burial.tombstone())) {
        store.put(TOMBSTONES + burial.tombstone(), ByteBuffer.wrap(burial.signed()), null);
      }
    }
  }

  @Override
  public void settle(UUID tombstone) {
    // See above.
  }

  @Override
  public List<Burial> burials() {
    return buried().stream().map(this::burial).toList();
  }

  List<UUID> buried() {
    return ids(TOMBSTONES);
  }

  Burial burial(UUID tombstone) {
    return new Burial(tombstone, store.get(TOMBSTONES + tombstone), false);
  }

  private List<UUID> ids(String prefix) {
    return store.list(prefix).stream()
        .map(StoredObject::key)
        .map(key -> UUID.fromString(key.substring(prefix.length())))
        .toList();
  }

  /** The pack whose key lies under such a key of the store. */
  public static UUID pack(String key) {
    return UUID.fromString(key.substring(KEYS.length()));
  }

  public static String key(UUID pack) {
    return KEYS + pack;
  }
}
