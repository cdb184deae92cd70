package vn.congvu.backup.repository.pack;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
  private final BlobPlaces places;
  private final BlobKeys keys;

  /**
   * @param stores the repository's own first, then its copies
   */
  public Shredder(
      List<ObjectStore> stores, Keyring keyring, MasterKey master, PackIndex index, BlobKeys keys) {
    this.stores = stores;
    this.keyring = keyring;
    this.master = master;
    this.places = new BlobPlaces(stores, keyring, index);
    this.keys = keys;
  }

  /**
   * What could not be destroyed.
   *
   * @param why names the first pack
   */
  public record Left(Set<BlobAddress> blobs, RepositoryException why) {}

  /** When this answers nothing, no store and no keyring holds a key of these blobs. */
  public Optional<Left> destroy(Set<BlobAddress> blobs) {
    BlobPlaces.Found found = places.of(blobs);
    // Nothing counts on it, and nobody can tell that none of the blobs is in it.
    found.unclear().forEach(stray -> new MirrorKeyring(stray.store()).destroy(stray.pack()));
    Set<BlobAddress> left = new HashSet<>();
    RepositoryException why = null;
    for (Map.Entry<UUID, Map<Integer, BlobAddress>> lying : found.packs().entrySet()) {
      try {
        destroy(lying.getKey(), lying.getValue().keySet());
      } catch (RepositoryException e) {
        if (e.fault() != Fault.DAMAGED && e.fault() != Fault.WRONG_MASTER_KEY) {
          throw e;
        }
        left.addAll(lying.getValue().values());
        why = why == null ? undestroyed(lying.getKey(), e) : why;
      }
    }
    return why == null ? Optional.empty() : Optional.of(new Left(left, why));
  }

  private static RepositoryException undestroyed(UUID pack, RepositoryException why) {
    return new RepositoryException(
        why.fault(), "keys in pack " + pack + " could not be destroyed", why);
  }

  private void destroy(UUID pack, Set<Integer> offsets) {
    catchUp(pack);
    PackKey now;
    do {
      now = keyring.find(pack).orElse(null);
      if (now == null) {
        stores.forEach(store -> destroyStray(pack, offsets, store));
        return;
      }
    } while (holdsOne(now, offsets) && !replaced(now, offsets));
    PackKey last = keyring.find(pack).orElse(null);
    if (last != null) {
      mirror(last);
    }
  }

  /**
   * A mirror is never ahead of the keyring, unless that was put back to an earlier time: its old
   * key would open what was shredded since, and name a page that is gone.
   */
  private void catchUp(UUID pack) {
    int generation = keyring.find(pack).map(PackKey::generation).orElse(Integer.MAX_VALUE);
    for (ObjectStore store : stores) {
      PackKey mirrored = new MirrorKeyring(store).findWhole(pack).orElse(null);
      if (mirrored != null && mirrored.generation() > generation && isTakenOver(mirrored, store)) {
        generation = mirrored.generation();
      }
    }
  }

  /** False when its page is not there, or it is damaged: then it opens nothing. */
  private boolean isTakenOver(PackKey ahead, ObjectStore from) {
    byte[] page;
    try {
      Map<Integer, byte[]> _ = keys.all(ahead, from);
      page = pageOf(ahead, from);
    } catch (RepositoryException e) {
      if (e.fault() == Fault.MISSING || e.fault() == Fault.DAMAGED) {
        return false;
      }
      throw e;
    }
    if (page != null) {
      stores.getFirst().put(pageKey(ahead), ByteBuffer.wrap(page), null);
    }
    keyring.catchUp(ahead);
    keys.forget(ahead.pack());
    return true;
  }

  /** What is left of a pack that the keyring does not hold may be the last there is of others. */
  private void destroyStray(UUID pack, Set<Integer> offsets, ObjectStore store) {
    MirrorKeyring mirror = new MirrorKeyring(store);
    PackKey now = mirror.findWhole(pack).orElse(null);
    if (now == null) {
      mirror.destroy(pack);
      return;
    }
    Map<Integer, byte[]> survivors = survivors(now, List.of(store));
    boolean held = survivors.keySet().removeAll(offsets);
    if (held || now.page() == null) {
      PackKey next = next(now, survivors, store);
      mirror.replace(next);
      removeOldPages(store, next);
    }
  }

  private boolean holdsOne(PackKey packKey, Set<Integer> offsets) {
    return packKey.page() == null
        || survivors(packKey, stores).keySet().stream().anyMatch(offsets::contains);
  }

  /** False when another shredding of the same pack was faster. */
  private boolean replaced(PackKey now, Set<Integer> offsets) {
    Map<Integer, byte[]> survivors = survivors(now, stores);
    survivors.keySet().removeAll(offsets);
    PackKey next = next(now, survivors, stores.getFirst());
    if (keyring.replace(next)) {
      keys.forget(now.pack());
      return true;
    }
    stores.getFirst().delete(pageKey(next));
    return false;
  }

  /** Its page is written to the store. */
  private PackKey next(PackKey now, Map<Integer, byte[]> survivors, ObjectStore store) {
    UUID page = UUID.randomUUID();
    byte[] packKey = Sealing.randomKey();
    byte[] sealed = new KeyPage(now.pack(), page, survivors).seal(packKey);
    store.put(KeyPage.key(now.pack(), page), ByteBuffer.wrap(sealed), null);
    return now.next(page, packKey, master);
  }

  private Map<Integer, byte[]> survivors(PackKey packKey, List<ObjectStore> from) {
    RepositoryException trouble = null;
    for (ObjectStore store : from) {
      try {
        return keys.all(packKey, store);
      } catch (RepositoryException e) {
        if (e.fault() != Fault.MISSING) {
          trouble = e;
        }
      }
    }
    if (trouble != null) {
      // One that did not answer, or is damaged, may hold what the others miss.
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
    byte[] page = pageOf(key, stores.getFirst());
    for (ObjectStore store : stores) {
      MirrorKeyring mirror = new MirrorKeyring(store);
      boolean known = mirror.has(key.pack());
      if (known && page != null) {
        store.put(pageKey(key), ByteBuffer.wrap(page), null);
      }
      if (known) {
        mirror.replace(key);
        removeOldPages(store, key);
      }
    }
  }

  private static byte @Nullable [] pageOf(PackKey key, ObjectStore store) {
    return key.page() == null ? null : store.get(pageKey(key));
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
