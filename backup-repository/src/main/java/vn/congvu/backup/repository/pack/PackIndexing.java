package vn.congvu.backup.repository.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Addresses;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.RepositorySecret;
import vn.congvu.backup.repository.keys.Tombstones;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;

/**
 * Keeps the local index in step with the keyring: a pack counts when, and as long as, the keyring
 * has its key.
 */
public final class PackIndexing {

  private final ObjectStore store;
  private final Keyring keyring;
  private final PackIndex index;
  private final BlobKeys keys;
  private final Dictionaries dictionaries;
  private final RepositorySecret secret;
  private final Addresses addresses;
  private final Set<UUID> salvaged = ConcurrentHashMap.newKeySet();

  public PackIndexing(
      ObjectStore store,
      Keyring keyring,
      PackIndex index,
      BlobKeys keys,
      Dictionaries dictionaries,
      RepositorySecret secret,
      Tombstones tombstones) {
    this.store = store;
    this.keyring = keyring;
    this.index = index;
    this.keys = keys;
    this.dictionaries = dictionaries;
    this.secret = secret;
    this.addresses = new Addresses(secret, tombstones);
  }

  /**
   * Packs that the keyring has and the store has not, or whose bytes make no sense at all, are left
   * out; check names them.
   */
  public void refresh() {
    forgetHealed();
    // The index first: a writer adds a pack to the keyring before it adds it here.
    List<UUID> indexed = List.copyOf(index.packs());
    Set<UUID> wanted = new HashSet<>(keyring.packs());
    for (UUID known : indexed) {
      if (!wanted.remove(known)) {
        index.remove(known);
      }
    }
    if (wanted.isEmpty()) {
      return;
    }
    Map<UUID, Long> sizes = new HashMap<>();
    for (StoredObject object : store.list(PackFile.FOLDER)) {
      sizes.put(PackFile.pack(object.key()), object.size());
    }
    for (UUID pack : wanted) {
      Long size = sizes.get(pack);
      if (size != null) {
        index.add(pack, entries(pack, size));
      }
    }
  }

  /** What could be salvaged of a pack is not all there is once it was healed. */
  private void forgetHealed() {
    for (UUID pack : salvaged) {
      for (StoredObject object : store.list(PackFile.key(pack))) {
        try {
          List<PackEntry> _ = PackFile.entries(store, pack, object.size());
          salvaged.remove(pack);
          index.remove(pack);
        } catch (RepositoryException e) {
          if (e.fault() != Fault.DAMAGED) {
            throw e;
          }
        }
      }
    }
  }

  /** The plain bytes of every manifest in every pack. */
  public void manifests(Consumer<byte[]> found, BlobReader blobs) {
    for (StoredObject object : store.list(PackFile.FOLDER)) {
      UUID pack = PackFile.pack(object.key());
      if (index.packs().contains(pack)) {
        for (PackEntry entry : entries(pack, object.size())) {
          if (entry.kind() == BlobKind.MANIFEST) {
            blobs
                .read(new PackLocation(pack, entry.kind(), entry.offset(), entry.length()))
                .ifPresent(found);
          }
        }
      }
    }
  }

  private List<PackEntry> entries(UUID pack, long size) {
    try {
      return PackFile.entries(store, pack, size);
    } catch (RepositoryException e) {
      if (e.fault() == Fault.DAMAGED) {
        return salvage(pack);
      }
      throw e;
    }
  }

  /** Without the pack's own index: opens each blob to learn its address, as far as the bytes go. */
  private List<PackEntry> salvage(UUID pack) {
    salvaged.add(pack);
    List<PackEntry> entries = new ArrayList<>();
    PackFile.salvage(
        pack,
        store.get(PackFile.key(pack)),
        (offset, record) ->
            keys.find(pack, offset, record)
                .map(
                    key ->
                        dictionaries.unpack(record.codec(), record.open(key), record.plainLength()))
                .ifPresent(plain -> entries.add(entry(offset, record, plain))));
    return entries;
  }

  private PackEntry entry(int offset, BlobRecord record, byte[] plain) {
    BlobAddress address =
        record.kind() == BlobKind.MANIFEST
            ? secret.manifestAddress(MailboxManifest.decode(plain).mailbox())
            : addresses.of(plain);
    return new PackEntry(address, record.kind(), offset, record.encode().length);
  }
}
