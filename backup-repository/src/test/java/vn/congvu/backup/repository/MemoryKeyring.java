package vn.congvu.backup.repository;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.PackKey;

/** The keyring of a database that can be put back to an earlier time. */
class MemoryKeyring implements Keyring {

  private final Map<UUID, PackKey> keys = new TreeMap<>();
  private final Map<UUID, Burial> burials = new TreeMap<>();
  private final Set<UUID> announced = new HashSet<>();

  Dump dump() {
    return new Dump(Map.copyOf(keys), Map.copyOf(burials), Set.copyOf(announced));
  }

  record Dump(Map<UUID, PackKey> keys, Map<UUID, Burial> burials, Set<UUID> announced) {}

  void putBack(Dump dump) {
    keys.clear();
    keys.putAll(dump.keys());
    burials.clear();
    burials.putAll(dump.burials());
    announced.retainAll(dump.announced());
  }

  List<PackKey> all() {
    return List.copyOf(keys.values());
  }

  @Override
  public void announce(Collection<UUID> packs) {
    announced.addAll(packs);
  }

  @Override
  public Set<UUID> unannounced(Collection<UUID> packs) {
    Set<UUID> unannounced = new HashSet<>(packs);
    unannounced.removeAll(announced);
    return unannounced;
  }

  @Override
  public void add(PackKey key) {
    keys.putIfAbsent(key.pack(), key);
  }

  @Override
  public Optional<PackKey> find(UUID pack) {
    return Optional.ofNullable(keys.get(pack));
  }

  @Override
  public List<UUID> packs() {
    return List.copyOf(keys.keySet());
  }

  @Override
  public boolean replace(PackKey key) {
    return find(key.pack()).filter(now -> now.generation() == key.generation() - 1).isPresent()
        && keys.put(key.pack(), key) != null;
  }

  @Override
  public void rewrapped(PackKey key) {
    keys.computeIfPresent(
        key.pack(), (pack, now) -> now.generation() == key.generation() ? key : now);
  }

  @Override
  public void catchUp(PackKey key) {
    keys.computeIfPresent(
        key.pack(), (pack, now) -> now.generation() < key.generation() ? key : now);
  }

  @Override
  public void remove(UUID pack) {
    keys.remove(pack);
  }

  @Override
  public boolean removeOld() {
    return true;
  }

  @Override
  public void bury(Burial burial) {
    burials.putIfAbsent(burial.tombstone(), burial);
  }

  @Override
  public void settle(UUID tombstone) {
    burials.computeIfPresent(tombstone, (id, now) -> new Burial(id, now.signed(), true));
  }

  @Override
  public List<Burial> burials() {
    return List.copyOf(burials.values());
  }
}
