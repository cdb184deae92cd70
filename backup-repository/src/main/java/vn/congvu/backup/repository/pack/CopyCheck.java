package vn.congvu.backup.repository.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.PackKey;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;

/**
 * Whether a copy has what it claims to have: a pack for each key, the same as here. When data are
 * read, a pack that was damaged there and is whole here is copied anew, and still reported.
 */
public final class CopyCheck {

  private final ObjectStore store;
  private final ObjectStore copy;
  private final Keyring keyring;
  private final MirrorKeyring mirror;
  private final Replication replication;
  private final String name;
  private final List<Check.Finding> findings = new ArrayList<>();

  /**
   * @param name by which findings call the copy
   * @param replication from the store to the copy
   */
  public CopyCheck(
      ObjectStore store, ObjectStore copy, Keyring keyring, Replication replication, String name) {
    this.store = store;
    this.copy = copy;
    this.keyring = keyring;
    this.mirror = new MirrorKeyring(copy);
    this.replication = replication;
    this.name = name;
  }

  /**
   * @param waiting packs that the copy was not given yet
   */
  public record Report(List<Check.Finding> findings, int waiting) {}

  /** A copy that is away is a finding too; of the store itself it is thrown. */
  public Report run(boolean readData) {
    Set<UUID> wanted = new HashSet<>(keyring.packs());
    try {
      Set<UUID> claimed = new HashSet<>(mirror.packs());
      Map<UUID, Long> sizes = new HashMap<>();
      for (StoredObject object : copy.list(PackFile.FOLDER)) {
        sizes.put(PackFile.pack(object.key()), object.size());
      }
      for (UUID pack : claimed) {
        Long size = sizes.get(pack);
        if (!wanted.contains(pack)) {
          continue;
        }
        if (size == null) {
          add(Fault.MISSING, "pack " + pack);
        } else {
          check(pack, size, readData);
        }
      }
      wanted.removeAll(claimed);
    } catch (RepositoryException e) {
      if (e.fault() != Fault.STORE_AWAY) {
        throw e;
      }
      add(Fault.STORE_AWAY, "does not answer");
    }
    return new Report(List.copyOf(findings), wanted.size());
  }

  private void check(UUID pack, long size, boolean readData) {
    try {
      checkKey(pack);
      if (!isLike(pack, size)) {
        add(Fault.DAMAGED, "pack " + pack + " is not the repository's");
      } else if (readData) {
        var _ = PackFile.verify(pack, copy.get(PackFile.key(pack)));
      }
    } catch (RepositoryException e) {
      if (e.fault() == Fault.STORE_AWAY) {
        throw e;
      }
      add(e.fault(), e.getMessage() + (readData && isCopiedAnew(pack) ? "; copied anew" : ""));
    }
  }

  private void checkKey(UUID pack) {
    Optional<PackKey> counts = keyring.find(pack);
    Optional<PackKey> mirrored = mirror.find(pack);
    if (counts.isPresent()
        && mirrored.isPresent()
        && counts.get().generation() != mirrored.get().generation()) {
      add(Fault.DAMAGED, "the key of pack " + pack + " is not of the keyring's generation");
    }
  }

  /** Whether they end alike; a pack that is missing here is the other check's matter. */
  private boolean isLike(UUID pack, long size) {
    byte[] there = PackFile.sha256(copy, pack, size);
    try {
      return Arrays.equals(PackFile.sha256(store, pack, size), there);
    } catch (RepositoryException e) {
      if (e.fault() == Fault.STORE_AWAY) {
        throw e;
      }
      return e.fault() == Fault.MISSING;
    }
  }

  private boolean isCopiedAnew(UUID pack) {
    try {
      replication.copy(pack);
      return true;
    } catch (RepositoryException e) {
      if (e.fault() == Fault.STORE_AWAY) {
        throw e;
      }
      return false;
    }
  }

  private void add(Fault fault, String what) {
    findings.add(new Check.Finding(fault, name + ": " + what));
  }
}
