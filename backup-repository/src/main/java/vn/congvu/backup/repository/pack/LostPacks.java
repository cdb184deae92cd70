package vn.congvu.backup.repository.pack;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * Packs of which a store has the key and the keyring never heard: it was put back to a time before
 * them, and the catalogue with it. As long as there are any, nothing may be let go.
 */
public final class LostPacks {

  private final Keyring keyring;
  private final List<ObjectStore> stores;

  /**
   * @param stores the repository's own first, then its copies
   */
  public LostPacks(Keyring keyring, List<ObjectStore> stores) {
    this.keyring = keyring;
    this.stores = stores;
  }

  /** Empty when there are none. A copy that is away tells when it is back. */
  public Optional<Check.Finding> finding() {
    Set<UUID> lost = all();
    return lost.isEmpty() ? Optional.empty() : Optional.of(finding(lost));
  }

  private static Check.Finding finding(Set<UUID> lost) {
    Instant since = PackFile.born(new TreeSet<>(lost).first()).truncatedTo(ChronoUnit.SECONDS);
    return new Check.Finding(
        Fault.DATABASE_BEHIND,
        "the database was put back: it never heard of %d packs, the first of %s"
            .formatted(lost.size(), since));
  }

  /** The mirrors first: a pack is announced before its key is mirrored. */
  private Set<UUID> all() {
    Set<UUID> packs = new HashSet<>();
    for (ObjectStore store : stores) {
      packs.addAll(mirrored(store));
    }
    packs.addAll(keyring.packs());
    return keyring.unannounced(packs);
  }

  private List<UUID> mirrored(ObjectStore store) {
    try {
      return new MirrorKeyring(store).packs();
    } catch (RepositoryException e) {
      if (store == stores.getFirst() || e.fault() != Fault.STORE_AWAY) {
        throw e;
      }
      return List.of();
    }
  }

  /**
   * What a compaction has moved since is read from them again, and what they hold is not stored
   * twice. One whose mirrored key is damaged stays where it is.
   */
  public void takeIn() {
    MirrorKeyring mirror = new MirrorKeyring(stores.getFirst());
    Set<UUID> missing = new HashSet<>(mirror.packs());
    keyring.packs().forEach(missing::remove);
    for (UUID pack : keyring.unannounced(missing)) {
      try {
        mirror.find(pack).ifPresent(keyring::add);
      } catch (RepositoryException e) {
        if (e.fault() != Fault.DAMAGED) {
          throw e;
        }
      }
    }
  }

  /**
   * From here on they are like all others: what the catalogue does not name may go.
   *
   * @return how many
   */
  public int giveUp() {
    Set<UUID> lost = all();
    keyring.announce(lost);
    return lost.size();
  }
}
