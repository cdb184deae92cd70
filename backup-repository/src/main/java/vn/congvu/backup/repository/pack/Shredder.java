package vn.congvu.backup.repository.pack;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.PackKey;
import vn.congvu.backup.repository.keys.Sealing;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * Destroys the keys of blobs. A pack is never touched: the keys of its surviving blobs move to a
 * key page under a new pack key, and the old pack key, the only thing that opened the wrapped keys
 * in the pack, is overwritten in the keyring and in every mirror.
 *
 * <p>Each step leaves a state from which all steps may simply be done again, so a kill at any point
 * is healed by {@link #destroy} once more.
 */
public final class Shredder {

  private final List<ObjectStore> stores;
  private final Keyring keyring;
  private final MasterKey master;
  private final PackIndex index;
  private final BlobKeys keys;

  /**
   * @param stores the repository's own first, then its copies
   */
  public Shredder(
      List<ObjectStore> stores, Keyring keyring, MasterKey master, PackIndex index, BlobKeys keys) {
    this.stores = stores;
    this.keyring = keyring;
    this.master = master;
    this.index = index;
    this.keys = keys;
  }

  /** When this returns, no store and no keyring holds a key of these blobs. */
  public void destroy(Set<BlobAddress> blobs) {
    Map<UUID, Set<Integer>> places = new TreeMap<>();
    for (BlobAddress blob : blobs) {
      for (PackLocation place : index.find(blob)) {
        places.computeIfAbsent(place.pack(), any -> new TreeSet<>()).add(place.offset());
      }
    }
    places.forEach(this::destroy);
  }

  private void destroy(UUID pack, Set<Integer> offsets) {
    PackKey now;
    do {
      now = keyring.find(pack).orElse(null);
      if (now == null) {
        return;
      }
    } while (holdsOne(now, offsets) && !replaced(now, offsets));
    PackKey last = keyring.find(pack).orElse(null);
    if (last != null) {
      mirror(last);
    }
  }

  private boolean holdsOne(PackKey packKey, Set<Integer> offsets) {
    return packKey.page() == null
        || survivors(packKey).keySet().stream().anyMatch(offsets::contains);
  }

  /** False when another shredding of the same pack was faster. */
  private boolean replaced(PackKey now, Set<Integer> offsets) {
    Map<Integer, byte[]> survivors = survivors(now);
    survivors.keySet().removeAll(offsets);
    UUID page = UUID.randomUUID();
    byte[] packKey = Sealing.randomKey();
    byte[] sealed = new KeyPage(now.pack(), page, survivors).seal(packKey);
    stores.getFirst().put(KeyPage.key(now.pack(), page), ByteBuffer.wrap(sealed), null);
    if (keyring.replace(now.next(page, packKey, master))) {
      keys.forget(now.pack());
      return true;
    }
    stores.getFirst().delete(KeyPage.key(now.pack(), page));
    return false;
  }

  private Map<Integer, byte[]> survivors(PackKey packKey) {
    RepositoryException trouble = null;
    for (ObjectStore store : stores) {
      try {
        return keys.all(packKey, store);
      } catch (RepositoryException e) {
        trouble = e;
      }
    }
    if (trouble != null && trouble.fault() != Fault.MISSING) {
      throw trouble;
    }
    // The pack is lost everywhere: there is nothing left whose key could survive.
    return new TreeMap<>();
  }

  /**
   * The page first, for the key is worth nothing without it; then the pages before it, which nobody
   * can open any more.
   */
  private void mirror(PackKey key) {
    byte[] page = pageOf(key);
    for (ObjectStore store : stores) {
      MirrorKeyring mirror = new MirrorKeyring(store);
      boolean known = mirror.find(key.pack()).isPresent();
      if (known && page != null) {
        store.put(pageKey(key), ByteBuffer.wrap(page), null);
      }
      if (known) {
        mirror.replace(key);
        removeOldPages(store, key);
      }
    }
  }

  private byte @Nullable [] pageOf(PackKey key) {
    return key.page() == null ? null : stores.getFirst().get(pageKey(key));
  }

  private static void removeOldPages(ObjectStore store, PackKey key) {
    List<String> old = new ArrayList<>();
    store.list(KeyPage.folder(key.pack())).forEach(object -> old.add(object.key()));
    old.remove(pageKey(key));
    old.forEach(store::delete);
  }

  private static String pageKey(PackKey key) {
    UUID page = key.page();
    return page == null ? "" : KeyPage.key(key.pack(), page);
  }
}
