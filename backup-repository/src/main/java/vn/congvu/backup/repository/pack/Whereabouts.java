package vn.congvu.backup.repository.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.PackKey;
import vn.congvu.backup.repository.store.ObjectStore;

/** In which packs of which copies blobs lie, and whether anything still opens them there. */
public final class Whereabouts {

  private final List<ObjectStore> stores;
  private final Keyring keyring;
  private final BlobPlaces places;
  private final BlobKeys keys;

  /**
   * @param stores the repository's own first, then its copies
   */
  public Whereabouts(List<ObjectStore> stores, Keyring keyring, PackIndex index, BlobKeys keys) {
    this.stores = stores;
    this.keyring = keyring;
    this.places = new BlobPlaces(stores, keyring, index);
    this.keys = keys;
  }

  /**
   * @param copy 0 is the repository itself, 1 its first copy, and so on
   */
  public record Place(int copy, UUID pack) {}

  /** How many of the blobs each pack holds, copy by copy. Costs what the packs cost. */
  public Map<Place, Integer> of(Collection<BlobAddress> blobs) {
    Map<Place, Integer> found = new HashMap<>();
    places
        .of(blobs)
        .packs()
        .forEach(
            (pack, offsets) -> {
              for (int copy = 0; copy < stores.size(); copy++) {
                if (!stores.get(copy).list(PackFile.key(pack)).isEmpty()) {
                  found.put(new Place(copy, pack), offsets.size());
                }
              }
            });
    return found;
  }

  /** Those of the blobs that lie in a pack of the repository or of a copy. */
  public Set<BlobAddress> there(Collection<BlobAddress> blobs) {
    Set<BlobAddress> there = new HashSet<>();
    places.of(blobs).packs().values().forEach(offsets -> there.addAll(offsets.values()));
    return there;
  }

  /**
   * The blobs that a key still opens, in the keyring or in the mirror of any copy. Reads a pack
   * whole when nothing was ever shredded from it.
   */
  public Set<BlobAddress> openable(Collection<BlobAddress> blobs) {
    Set<BlobAddress> open = new HashSet<>();
    places
        .of(blobs)
        .packs()
        .forEach(
            (pack, offsets) -> {
              for (ObjectStore store : stores) {
                for (PackKey key : keysOf(pack, store)) {
                  Set<Integer> opened = opened(key, store);
                  offsets.forEach(
                      (offset, blob) -> {
                        if (opened.contains(offset)) {
                          open.add(blob);
                        }
                      });
                }
              }
            });
    return open;
  }

  private List<PackKey> keysOf(UUID pack, ObjectStore store) {
    List<PackKey> found = new ArrayList<>();
    keyring.find(pack).ifPresent(found::add);
    new MirrorKeyring(store).findWhole(pack).ifPresent(found::add);
    return found;
  }

  /** A copy without the pack or without the page that the key opens holds nothing to open. */
  private Set<Integer> opened(PackKey key, ObjectStore store) {
    try {
      return keys.all(key, store).keySet();
    } catch (RepositoryException e) {
      if (e.fault() == Fault.MISSING) {
        return Set.of();
      }
      throw e;
    }
  }
}
