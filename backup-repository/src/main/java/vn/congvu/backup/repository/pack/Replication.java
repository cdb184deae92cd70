package vn.congvu.backup.repository.pack;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.RepositoryHead;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;

/**
 * Makes a second store a whole repository of its own, object by object, without opening any. Keys
 * come last: until then a pack on the copy is bytes nobody can read, and a run that was cut off
 * simply goes on.
 */
public final class Replication {

  private final ObjectStore from;
  private final ObjectStore to;
  private final @Nullable Instant lockedUntil;

  public Replication(ObjectStore from, ObjectStore to, @Nullable Instant lockedUntil) {
    this.from = from;
    this.to = to;
    this.lockedUntil = lockedUntil;
  }

  /** How many packs were copied. */
  public int run() {
    List<StoredObject> keys = from.list(MirrorKeyring.KEYS);
    addMissing(Dictionaries.KEYS, null);
    addMissing(MirrorKeyring.TOMBSTONES, null);
    int packs = addMissing(PackFile.FOLDER, lockedUntil);
    addMissing(KeyPage.FOLDER, null);
    RepositoryHead.PLACES.forEach(this::refresh);
    keys.forEach(key -> refresh(key.key()));
    // What the first store let go must not live on here: first the keys, then what they open.
    for (String prefix : List.of(MirrorKeyring.KEYS, KeyPage.FOLDER, PackFile.FOLDER)) {
      removeSurplus(prefix);
    }
    return packs;
  }

  private int addMissing(String prefix, @Nullable Instant lock) {
    Map<String, Long> there = new HashMap<>();
    to.list(prefix).forEach(object -> there.put(object.key(), object.size()));
    int added = 0;
    for (StoredObject object : from.list(prefix)) {
      Long size = there.get(object.key());
      if (size == null || size != object.size()) {
        to.put(object.key(), ByteBuffer.wrap(from.get(object.key())), lock);
        added++;
      }
    }
    return added;
  }

  private void refresh(String key) {
    byte[] now = from.get(key);
    if (!Arrays.equals(there(key), now)) {
      to.replace(key, now);
    }
  }

  private byte @Nullable [] there(String key) {
    try {
      return to.get(key);
    } catch (RepositoryException e) {
      if (e.fault() == Fault.MISSING) {
        return null;
      }
      throw e;
    }
  }

  private void removeSurplus(String prefix) {
    Set<String> wanted = new HashSet<>();
    from.list(prefix).forEach(object -> wanted.add(object.key()));
    for (StoredObject object : to.list(prefix)) {
      if (!wanted.contains(object.key())) {
        to.delete(object.key());
      }
    }
  }
}
