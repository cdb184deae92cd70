package vn.congvu.backup.repository.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;

/**
 * In which packs blobs lie: those of the keyring, and strays, of which only a mirror has the key. A
 * copy has strays until it hears of a compaction; a store after a writer was killed or the keyring
 * put back to an earlier time.
 */
final class BlobPlaces {

  private final List<ObjectStore> stores;
  private final Keyring keyring;
  private final PackIndex index;

  BlobPlaces(List<ObjectStore> stores, Keyring keyring, PackIndex index) {
    this.stores = stores;
    this.keyring = keyring;
    this.index = index;
  }

  /** A pack in a store that has a key of it where the keyring has none. */
  record Stray(ObjectStore store, UUID pack) {}

  /**
   * @param packs by pack and offset
   * @param unclear strays that do not tell what they hold
   */
  record Found(Map<UUID, Map<Integer, BlobAddress>> packs, List<Stray> unclear) {}

  Found of(Collection<BlobAddress> blobs) {
    Found found = new Found(new TreeMap<>(), new ArrayList<>());
    for (BlobAddress blob : blobs) {
      for (PackLocation place : index.find(blob)) {
        add(found, place.pack(), place.offset(), blob);
      }
    }
    Set<BlobAddress> wanted = new HashSet<>(blobs);
    for (ObjectStore store : stores) {
      for (UUID stray : strays(store)) {
        addStray(found, new Stray(store, stray), wanted);
      }
    }
    return found;
  }

  /** The mirror first: a writer's key is mirrored before it enters the keyring. */
  private List<UUID> strays(ObjectStore store) {
    List<UUID> mirrored = new ArrayList<>(new MirrorKeyring(store).packs());
    mirrored.removeAll(Set.copyOf(keyring.packs()));
    return mirrored;
  }

  private static void addStray(Found found, Stray stray, Set<BlobAddress> wanted) {
    for (StoredObject object : stray.store().list(PackFile.key(stray.pack()))) {
      try {
        for (PackEntry entry : PackFile.entries(stray.store(), stray.pack(), object.size())) {
          if (wanted.contains(entry.address())) {
            add(found, stray.pack(), entry.offset(), entry.address());
          }
        }
      } catch (RepositoryException e) {
        if (e.fault() != Fault.DAMAGED) {
          throw e;
        }
        found.unclear().add(stray);
      }
    }
  }

  private static void add(Found found, UUID pack, int offset, BlobAddress blob) {
    found.packs().computeIfAbsent(pack, any -> new TreeMap<>()).put(offset, blob);
  }
}
