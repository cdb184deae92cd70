package vn.congvu.backup.repository.pack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Addresses;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.PackKey;
import vn.congvu.backup.repository.keys.RepositorySecret;
import vn.congvu.backup.repository.keys.Tombstones;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;

/** Looks at everything and goes on after each finding. */
public final class Check {

  private final ObjectStore store;
  private final Keyring keyring;
  private final BlobKeys keys;
  private final Dictionaries dictionaries;
  private final RepositorySecret secret;
  private final Tombstones tombstones;
  private final List<Finding> findings = new ArrayList<>();
  private int packs;
  private long blobs;
  private long shredded;
  private int orphans;

  public record Finding(Fault fault, String what) {}

  /**
   * @param shredded blobs whose key is destroyed; only counted when data were read
   * @param orphans packs without a key: left by a killed writer, or still locked after their end
   * @param waiting packs that copies were not given yet, over all copies
   */
  public record Report(
      List<Finding> findings, int packs, long blobs, long shredded, int orphans, int waiting) {

    public Report and(CopyCheck.Report copy) {
      List<Finding> all = new ArrayList<>(findings);
      all.addAll(copy.findings());
      return new Report(
          List.copyOf(all), packs, blobs, shredded, orphans, waiting + copy.waiting());
    }

    public boolean isFine() {
      return findings.isEmpty();
    }
  }

  public Check(
      ObjectStore store,
      Keyring keyring,
      BlobKeys keys,
      Dictionaries dictionaries,
      RepositorySecret secret,
      Tombstones tombstones) {
    this.store = store;
    this.keyring = keyring;
    this.keys = keys;
    this.dictionaries = dictionaries;
    this.secret = secret;
    this.tombstones = tombstones;
  }

  public Report run(boolean readData) {
    tombstones.damaged().forEach(id -> add(Fault.DAMAGED, "tombstone " + id));
    dictionaries
        .unreadable()
        .forEach(number -> add(Fault.WRONG_DICTIONARY, "dictionary " + number));
    // Keys first: a pack that a writer adds meanwhile gets its key last, and is not missed.
    List<UUID> wanted = keyring.packs();
    Map<UUID, Long> sizes = new HashMap<>();
    for (StoredObject object : store.list(PackFile.FOLDER)) {
      sizes.put(PackFile.pack(object.key()), object.size());
    }
    for (UUID pack : wanted) {
      Long size = sizes.remove(pack);
      packs++;
      if (size == null) {
        add(Fault.MISSING, "pack " + pack);
      } else {
        guarded(() -> checkKey(pack));
        guarded(() -> checkPack(pack, size, readData));
      }
    }
    orphans = sizes.size();
    return new Report(List.copyOf(findings), packs, blobs, shredded, orphans, 0);
  }

  private void checkKey(UUID pack) {
    PackKey counts = keyring.find(pack).orElseThrow();
    PackKey mirrored =
        new MirrorKeyring(store)
            .find(pack)
            .orElseThrow(
                () -> new RepositoryException(Fault.MISSING, "the mirrored key of pack " + pack));
    if (counts.generation() != mirrored.generation()) {
      add(
          Fault.DAMAGED,
          "the mirrored key of pack " + pack + " is not of the keyring's generation");
    }
  }

  private void checkPack(UUID pack, long size, boolean readData) {
    if (!readData) {
      List<PackEntry> entries = PackFile.entries(store, pack, size);
      blobs += entries.size();
      return;
    }
    byte[] bytes = store.get(PackFile.key(pack));
    List<PackEntry> entries = PackFile.verify(pack, bytes);
    for (PackEntry entry : entries) {
      blobs++;
      guarded(() -> checkBlob(pack, entry, bytes));
    }
  }

  private void checkBlob(UUID pack, PackEntry entry, byte[] bytes) {
    String what = "blob " + entry.address() + " in pack " + pack;
    byte[] slice = Arrays.copyOfRange(bytes, entry.offset(), entry.offset() + entry.length());
    BlobRecord record = PackFile.record(slice, what);
    byte[] key = keys.find(pack, entry.offset(), record).orElse(null);
    if (key == null) {
      shredded++;
      return;
    }
    if (tombstones.covers(entry.address())) {
      add(Fault.FORGOTTEN, what + " still has its key; settle the shredding");
    }
    byte[] plain = dictionaries.unpack(record.codec(), record.open(key), record.plainLength());
    boolean fits =
        record.kind() == BlobKind.MANIFEST
            ? secret
                .manifestAddress(MailboxManifest.decode(plain).mailbox())
                .equals(entry.address())
            : new Addresses(secret, tombstones).fits(entry.address(), plain);
    if (!fits || record.kind() != entry.kind()) {
      add(Fault.DAMAGED, what + " is another blob");
    }
  }

  private void guarded(Runnable step) {
    try {
      step.run();
    } catch (RepositoryException e) {
      if (e.fault() == Fault.STORE_AWAY || e.fault() == Fault.MASTER_KEY_AWAY) {
        throw e;
      }
      add(e.fault(), String.valueOf(e.getMessage()));
    }
  }

  private void add(Fault fault, String what) {
    findings.add(new Finding(fault, what));
  }
}
