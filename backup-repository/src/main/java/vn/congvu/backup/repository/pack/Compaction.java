package vn.congvu.backup.repository.pack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;

/**
 * Moves what is alive out of packs that are mostly dead or much too small, then lets those packs
 * go: their key first, so that a pack whose deletion a lock refuses is unreadable all the same.
 * Killed at any point, it leaves at worst a blob that lies twice or a pack without a key, and the
 * next run takes care of both.
 */
public final class Compaction {

  /**
   * A pack without a key may be on its way into the keyring at this moment, unless it is older than
   * this.
   */
  private static final Duration ORPHAN_AFTER = Duration.ofHours(24);

  private final ObjectStore store;
  private final Keyring keyring;
  private final PackIndex index;
  private final BlobKeys keys;
  private final BlobReader blobs;
  private final PackWriter writer;
  private final Clock clock;
  private final int packBytes;

  /**
   * @param mostDead a pack is rewritten when more than this share of its bytes is dead
   * @param manifestsSince every moment from here on stays restorable without the catalogue
   * @param emptied addresses of the manifests of mailboxes of which nothing is kept any more
   * @param alone throws when others may write by now: asked before each pack that is let go
   */
  public record Rules(
      Predicate<BlobAddress> live,
      double mostDead,
      Instant manifestsSince,
      Set<BlobAddress> emptied,
      Runnable alone) {}

  /**
   * @param refused why nothing was done at all
   */
  public record Report(
      int rewritten,
      int deleted,
      int locked,
      List<UUID> leftAlone,
      Optional<Check.Finding> refused) {}

  public Compaction(
      ObjectStore store,
      Keyring keyring,
      PackIndex index,
      BlobKeys keys,
      BlobReader blobs,
      PackWriter writer,
      Clock clock,
      int packBytes) {
    this.store = store;
    this.keyring = keyring;
    this.index = index;
    this.keys = keys;
    this.blobs = blobs;
    this.writer = writer;
    this.clock = clock;
    this.packBytes = packBytes;
  }

  private record Survivor(PackEntry entry, BlobRecord record, byte[] key) {}

  public Report run(Rules rules) {
    Optional<Check.Finding> lost = new LostPacks(keyring, List.of(store)).finding();
    return lost.isPresent() ? new Report(0, 0, 0, List.of(), lost) : compact(rules);
  }

  private Report compact(Rules rules) {
    Map<UUID, Long> sizes = new LinkedHashMap<>();
    for (StoredObject object : store.list(PackFile.FOLDER)) {
      sizes.put(PackFile.pack(object.key()), object.size());
    }
    Manifests manifests = new Manifests(rules.manifestsSince());
    List<UUID> small = new ArrayList<>();
    List<UUID> leftAlone = new ArrayList<>();
    Set<PackWriter.Ticket> tickets = new HashSet<>();
    List<UUID> moved = new ArrayList<>();
    for (UUID pack : keyring.packs()) {
      Long size = sizes.get(pack);
      if (size == null) {
        continue;
      }
      try {
        List<PackEntry> entries = PackFile.entries(store, pack, size);
        long live =
            entries.stream()
                .filter(entry -> isLive(entry, pack, rules, manifests))
                .mapToLong(PackEntry::length)
                .sum();
        if (live < size * (1 - rules.mostDead())) {
          tickets.addAll(move(pack, rules, manifests));
          moved.add(pack);
        } else if (size < packBytes / 4) {
          small.add(pack);
        }
      } catch (RepositoryException e) {
        leaveAlone(pack, e, leftAlone);
      }
    }
    if (small.size() > 1) {
      for (UUID pack : small) {
        try {
          tickets.addAll(move(pack, rules, manifests));
          moved.add(pack);
        } catch (RepositoryException e) {
          leaveAlone(pack, e, leftAlone);
        }
      }
    }
    tickets.forEach(writer::await);
    for (UUID pack : moved) {
      rules.alone().run();
      letGo(pack);
    }
    return sweep(rules, Set.copyOf(moved), leftAlone);
  }

  /** What cannot be read stays for the check to name; the others go on. */
  private static void leaveAlone(UUID pack, RepositoryException why, List<UUID> leftAlone) {
    if (why.fault() == Fault.STORE_AWAY || why.fault() == Fault.STORE_FULL) {
      throw why;
    }
    leftAlone.add(pack);
  }

  private Set<PackWriter.Ticket> move(UUID pack, Rules rules, Manifests manifests) {
    byte[] bytes = store.get(PackFile.key(pack));
    Set<PackWriter.Ticket> tickets = new HashSet<>();
    List<Survivor> survivors = new ArrayList<>();
    for (PackEntry entry : PackFile.verify(pack, bytes)) {
      if (isLive(entry, pack, rules, manifests)) {
        BlobRecord record =
            PackFile.record(
                Arrays.copyOfRange(bytes, entry.offset(), entry.offset() + entry.length()),
                "a blob");
        Optional<byte[]> key = keys.find(pack, entry.offset(), record);
        key.ifPresent(found -> survivors.add(new Survivor(entry, record, found)));
      }
    }
    for (Survivor survivor : survivors) {
      tickets.add(writer.append(survivor.entry().address(), survivor.record(), survivor.key()));
    }
    return tickets;
  }

  private void letGo(UUID pack) {
    keyring.remove(pack);
    new MirrorKeyring(store).remove(pack);
    index.remove(pack);
    keys.forget(pack);
    store.list(KeyPage.folder(pack)).forEach(page -> store.delete(page.key()));
  }

  /**
   * Deletes every pack that has no key and is not being born, and every mirrored key without a pack
   * in the keyring.
   */
  private Report sweep(Rules rules, Set<UUID> letGo, List<UUID> leftAlone) {
    Set<UUID> wanted = new HashSet<>(keyring.packs());
    Instant before = clock.instant().minus(ORPHAN_AFTER);
    MirrorKeyring mirror = new MirrorKeyring(store);
    for (UUID pack : mirror.packs()) {
      if (!wanted.contains(pack) && PackFile.born(pack).isBefore(before)) {
        mirror.remove(pack);
      }
    }
    int deleted = 0;
    int locked = 0;
    for (StoredObject object : store.list(PackFile.FOLDER)) {
      rules.alone().run();
      UUID pack = PackFile.pack(object.key());
      if (!wanted.contains(pack)
          && (letGo.contains(pack) || PackFile.born(pack).isBefore(before))) {
        if (store.delete(object.key())) {
          deleted++;
        } else {
          locked++;
        }
      }
    }
    return new Report(letGo.size(), deleted, locked, leftAlone, Optional.empty());
  }

  private boolean isLive(PackEntry entry, UUID pack, Rules rules, Manifests manifests) {
    return entry.kind() == BlobKind.MANIFEST
        ? !rules.emptied().contains(entry.address()) && manifests.isNeeded(entry, pack)
        : rules.live().test(entry.address());
  }

  /**
   * Which manifests are still needed: per mailbox from the newest full one before the horizon on.
   */
  private final class Manifests {
    private final Instant since;
    private final Map<BlobAddress, Instant> firstNeeded = new HashMap<>();

    Manifests(Instant since) {
      this.since = since;
    }

    boolean isNeeded(PackEntry entry, UUID pack) {
      Instant first = firstNeeded.computeIfAbsent(entry.address(), this::firstNeeded);
      return blobs
          .read(new PackLocation(pack, entry.kind(), entry.offset(), entry.length()))
          .map(plain -> !MailboxManifest.decode(plain).at().isBefore(first))
          .orElse(false);
    }

    private Instant firstNeeded(BlobAddress mailbox) {
      Collection<byte[]> all = blobs.readAll(mailbox);
      return all.stream()
          .map(MailboxManifest::decode)
          .filter(manifest -> manifest.full() && !manifest.at().isAfter(since))
          .map(MailboxManifest::at)
          .max(Instant::compareTo)
          .orElse(Instant.MIN);
    }
  }
}
