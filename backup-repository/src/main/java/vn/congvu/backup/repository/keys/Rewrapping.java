package vn.congvu.backup.repository.keys;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import vn.congvu.backup.repository.store.ObjectStore;

/** Puts every key of a repository under the master key of today. */
public final class Rewrapping {

  /** So many packs' keys while shreddings wait. */
  private static final int AT_A_TIME = 200;

  private final List<ObjectStore> stores;
  private final Keyring keyring;
  private final MasterKey master;
  private long rewrapped;

  /**
   * @param stores the repository's own first, then its copies
   */
  public Rewrapping(List<ObjectStore> stores, Keyring keyring, MasterKey master) {
    this.stores = stores;
    this.keyring = keyring;
    this.master = master;
  }

  /**
   * @param alone runs what must not meet with a shredding, which would find its destroyed key
   *     written anew
   * @return how many keys were wrapped anew
   */
  public long run(Consumer<Runnable> alone) {
    stores.forEach(this::head);
    List<UUID> packs = keyring.packs();
    for (int begin = 0; begin < packs.size(); begin += AT_A_TIME) {
      List<UUID> some = packs.subList(begin, Math.min(packs.size(), begin + AT_A_TIME));
      alone.accept(() -> some.forEach(this::pack));
    }
    return rewrapped;
  }

  private void head(ObjectStore store) {
    RepositoryHead head = RepositoryHead.find(store);
    if (head != null && isOld(head.masterKey())) {
      head.rewrap(master).write(store);
      rewrapped++;
    }
  }

  /** Mirrors are looked at each for itself: one may have been away the last time. */
  private void pack(UUID pack) {
    PackKey known = keyring.find(pack).orElse(null);
    if (known == null) {
      return;
    }
    PackKey now = known;
    if (isOld(known.masterKey())) {
      now = known.rewrap(master);
      keyring.rewrapped(now);
      rewrapped++;
    }
    for (ObjectStore store : stores) {
      MirrorKeyring mirror = new MirrorKeyring(store);
      Optional<PackKey> mirrored = mirror.find(pack);
      if (mirrored.isPresent() && isOld(mirrored.get().masterKey())) {
        mirror.rewrapped(now);
        rewrapped++;
      }
    }
  }

  private boolean isOld(String masterKey) {
    return !masterKey.equals(master.id());
  }
}
