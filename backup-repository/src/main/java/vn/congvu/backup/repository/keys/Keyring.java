package vn.congvu.backup.repository.keys;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The wrapped keys of all packs, and what was ordered to be forgotten. The database has it; each
 * store has a mirror of it.
 */
public interface Keyring {

  /** That keys of these packs will be mirrored; remembered when they were let go, too. */
  void announce(Collection<UUID> packs);

  /** Which of these were stored by a time of which this keyring knows nothing. */
  Set<UUID> unannounced(Collection<UUID> packs);

  void add(PackKey key);

  Optional<PackKey> find(UUID pack);

  /** All packs whose blobs may be read. */
  List<UUID> packs();

  /**
   * False when another replaced it first, that is, when the generation before is not {@code
   * key.generation() - 1}.
   */
  boolean replace(PackKey key);

  /** The same generation under another master key; nothing when the generation has moved on. */
  void rewrapped(PackKey key);

  /** A later generation, as a mirror has it; nothing when it is not later. */
  void catchUp(PackKey key);

  void remove(UUID pack);

  /** From here on the blobs are refused, though their keys may still stand. */
  void bury(Burial burial);

  /**
   * Removes what is left of keys that were replaced or removed, for whoever has the master key
   * could open with one of them what was shredded.
   *
   * @return false where that cannot be done; then only a new master key helps
   */
  boolean removeOld();

  void settle(UUID tombstone);

  List<Burial> burials();

  /** A signed tombstone, and whether all keys it names are destroyed. */
  record Burial(UUID tombstone, byte[] signed, boolean settled) {}
}
