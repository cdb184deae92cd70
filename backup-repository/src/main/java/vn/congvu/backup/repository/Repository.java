package vn.congvu.backup.repository;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.FingerprintMark;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.RepositoryHead;
import vn.congvu.backup.repository.keys.RepositorySecret;
import vn.congvu.backup.repository.keys.Rewrapping;
import vn.congvu.backup.repository.keys.Tombstone;
import vn.congvu.backup.repository.keys.Tombstones;
import vn.congvu.backup.repository.manifest.MailboxManifest;
import vn.congvu.backup.repository.pack.BlobKeys;
import vn.congvu.backup.repository.pack.BlobReader;
import vn.congvu.backup.repository.pack.Check;
import vn.congvu.backup.repository.pack.Compaction;
import vn.congvu.backup.repository.pack.CopyCheck;
import vn.congvu.backup.repository.pack.Dictionaries;
import vn.congvu.backup.repository.pack.Healing;
import vn.congvu.backup.repository.pack.LostPacks;
import vn.congvu.backup.repository.pack.PackIndex;
import vn.congvu.backup.repository.pack.PackIndexing;
import vn.congvu.backup.repository.pack.PackWriter;
import vn.congvu.backup.repository.pack.Replication;
import vn.congvu.backup.repository.pack.Shredder;
import vn.congvu.backup.repository.pack.Whereabouts;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.FingerprintKey;

/**
 * A repository of mail on a store. Thread-safe; several processes may use one store at a time, each
 * with a cache folder of its own.
 */
public final class Repository implements AutoCloseable {

  private static final int MOST_WRITERS = 10_000;

  private final ObjectStore store;
  private final Keyring keyring;
  private final MasterKey master;
  private final RepositorySecret secret;
  private final RepositoryOptions options;
  private final Tombstones tombstones;
  private final Dictionaries dictionaries;
  private final PackIndex index;
  private final PackIndexing indexing;
  private final BlobKeys keys;
  private final BlobReader blobs;
  private final Shredder shredder;
  private final PackWriter packs;
  private final MessageReader messages;

  /** A permit per open writer; compaction takes them all. */
  private final Semaphore gate = new Semaphore(MOST_WRITERS);

  private Repository(
      ObjectStore store,
      Keyring keyring,
      MasterKey master,
      RepositorySecret secret,
      RepositoryOptions options) {
    this.store = store;
    this.keyring = keyring;
    this.master = master;
    this.secret = secret;
    this.options = options;
    this.tombstones = new Tombstones(keyring, secret);
    this.dictionaries = new Dictionaries(store, secret.dictionaryKey());
    this.index = new PackIndex(options.cache().resolve("index"));
    this.keys = new BlobKeys(store, keyring, master, options.clock());
    this.indexing = new PackIndexing(store, keyring, index, keys, dictionaries, secret, tombstones);
    this.packs =
        new PackWriter(
            store,
            keyrings(store, keyring),
            master,
            index,
            options.clock(),
            options.packBytes(),
            options.locked());
    this.shredder = new Shredder(stores(), keyring, master, index, keys);
    this.blobs = new BlobReader(store, index, keys, dictionaries);
    this.messages = new MessageReader(secret, tombstones, blobs);
    var _ = takeInTombstones();
    refresh();
  }

  /** Makes an empty store a repository; refuses one that is a repository already. */
  public static void create(ObjectStore store, MasterKey master) {
    store.make();
    if (RepositoryHead.find(store) != null) {
      throw new IllegalStateException("The store holds a repository already");
    }
    RepositoryHead.make(UUID.randomUUID(), master).write(store);
  }

  public static Repository open(
      ObjectStore store, Keyring keyring, MasterKey master, RepositoryOptions options) {
    RepositoryHead head = RepositoryHead.find(store);
    if (head == null) {
      throw new RepositoryException(Fault.MISSING, "the store holds no repository");
    }
    RepositorySecret secret = head.open(master);
    FingerprintKey shared = options.fingerprints();
    if (shared != null) {
      FingerprintMark.require(shared, store);
      secret = secret.withFingerprints(shared);
    }
    return new Repository(store, keyring, master, secret, options);
  }

  /** One per thread. Close it; compaction waits for that. */
  public BackupWriter writer() {
    gate.acquireUninterruptibly();
    return new BackupWriter(
        secret, tombstones, dictionaries, index, packs, options.splitFrom(), gate::release);
  }

  /**
   * Writes the message to the byte. Each piece is verified before it goes out and the whole at the
   * end: when this throws, throw away what was written.
   */
  public void read(BlobAddress message, OutputStream out) throws IOException {
    messages.read(message, out);
  }

  /** Whether the message bears this fingerprint as a Message-ID, and not as that of a part. */
  public boolean isIdentifiedBy(BlobAddress message, Fingerprint fingerprint) {
    return messages.isIdentifiedBy(message, fingerprint);
  }

  /**
   * What the runs saw of a mailbox, oldest first. Names are compared exactly; the caller
   * lower-cases addresses.
   */
  public List<MailboxManifest> manifests(String mailbox) {
    return ofMailbox(mailbox, blobs.readAll(secret.manifestAddress(mailbox)));
  }

  /**
   * The same on the worst day.
   *
   * @param unreadable hears of each manifest that cannot be read; what only it tells is missing
   */
  public List<MailboxManifest> manifests(String mailbox, Consumer<RepositoryException> unreadable) {
    return ofMailbox(mailbox, blobs.readAll(secret.manifestAddress(mailbox), unreadable));
  }

  private static List<MailboxManifest> ofMailbox(String mailbox, List<byte[]> manifests) {
    return manifests.stream()
        .map(MailboxManifest::decode)
        .filter(manifest -> manifest.mailbox().equals(mailbox))
        .sorted(Comparator.comparing(MailboxManifest::at))
        .toList();
  }

  /** Whether a mailbox of this name was ever told of; costs a look into the index. */
  public boolean hasManifests(String mailbox) {
    return index.contains(secret.manifestAddress(mailbox));
  }

  /** What all manifests of a mailbox are found by. */
  public BlobAddress manifestAddress(String mailbox) {
    return secret.manifestAddress(mailbox);
  }

  /**
   * Destroys the keys of these blobs in this store and in its copies, and refuses them and
   * everything of these fingerprints from now on. Parts that innocent messages use must not be
   * among them: the catalogue knows. When this fails half-way, {@link #settle} goes on.
   *
   * @param order the reference of the approved order; stands in the tombstone
   */
  public UUID shred(String order, Set<BlobAddress> doomed, Set<Fingerprint> fingerprints) {
    return shred(order, doomed, Set.of(), fingerprints);
  }

  /**
   * The same, where not everything is refused that is destroyed.
   *
   * @param parts are destroyed like the doomed, but may come again with another message
   */
  public UUID shred(
      String order,
      Set<BlobAddress> doomed,
      Set<BlobAddress> parts,
      Set<Fingerprint> fingerprints) {
    tombstones.refresh();
    Tombstone tombstone =
        tombstones
            .unsettled(order, doomed, parts, fingerprints)
            .orElseGet(() -> buried(order, doomed, parts, fingerprints));
    Optional<Shredder.Left> left = destroyUnsettled();
    if (left.isPresent() && !Collections.disjoint(left.get().blobs(), tombstone.destroyed())) {
      throw left.get().why();
    }
    return tombstone.id();
  }

  private Tombstone buried(
      String order,
      Set<BlobAddress> doomed,
      Set<BlobAddress> parts,
      Set<Fingerprint> fingerprints) {
    Tombstone tombstone =
        new Tombstone(
            UUID.randomUUID(), options.clock().instant(), order, doomed, parts, fingerprints);
    keyring.bury(new Keyring.Burial(tombstone.id(), tombstone.sign(secret), false));
    return tombstone;
  }

  /**
   * Finishes every shredding that was cut off or whose copy was away, or that a keyring which was
   * put back to an earlier time knows nothing of. To be called at start and now and then.
   *
   * @throws RepositoryException when there are keys that cannot be destroyed, as those of a damaged
   *     key page; all others are
   */
  public void settle() {
    destroyUnsettled()
        .ifPresent(
            left -> {
              throw left.why();
            });
  }

  private Optional<Shredder.Left> destroyUnsettled() {
    var _ = takeInTombstones();
    lostPacks().takeIn();
    tombstones.refresh();
    List<Keyring.Burial> burials = keyring.burials();
    stores().forEach(each -> new MirrorKeyring(each).bury(burials));
    packs.finishCurrent();
    indexing.refresh();
    Optional<Shredder.Left> left = destroy(tombstones.unsettled());
    tombstones.refresh();
    return left;
  }

  private Optional<Shredder.Left> destroy(List<Tombstone> unsettled) {
    if (unsettled.isEmpty()) {
      return Optional.empty();
    }
    Optional<Shredder.Left> left =
        shredder.destroy(
            unsettled.stream().flatMap(it -> it.destroyed().stream()).collect(Collectors.toSet()));
    Set<BlobAddress> standing = left.map(Shredder.Left::blobs).orElse(Set.of());
    unsettled.stream()
        .filter(it -> Collections.disjoint(standing, it.destroyed()))
        .forEach(it -> keyring.settle(it.id()));
    return left;
  }

  /** What was forgotten here, by whatever process. */
  public List<Tombstone> tombstones() {
    return tombstones.all();
  }

  /** A copy that is away tells when it is back; the store itself must answer. */
  private List<Check.Finding> takeInTombstones() {
    List<Check.Finding> findings = new ArrayList<>();
    for (ObjectStore each : stores()) {
      try {
        Tombstones.MirrorOnly found = tombstones.takeIn(new MirrorKeyring(each));
        found.taken().forEach(id -> findings.add(lost(id)));
        found.forged().forEach(id -> findings.add(forged(id)));
      } catch (RepositoryException e) {
        if (each == store || e.fault() != Fault.STORE_AWAY) {
          throw e;
        }
      }
    }
    return findings;
  }

  private static Check.Finding lost(UUID tombstone) {
    return new Check.Finding(
        Fault.FORGOTTEN, "tombstone " + tombstone + " was not in the keyring; taken in again");
  }

  private static Check.Finding forged(UUID tombstone) {
    return new Check.Finding(
        Fault.DAMAGED, "mirrored tombstone " + tombstone + " is not signed by the repository");
  }

  /**
   * Removes what is left of the keys that were replaced by a shredding.
   *
   * @return false where the keyring cannot do that; then only a new master key helps
   */
  public boolean removeOldKeys() {
    return keyring.removeOld();
  }

  /** Asks every copy where these blobs lie and whether anything opens them. */
  public Whereabouts whereabouts() {
    indexing.refresh();
    return new Whereabouts(stores(), keyring, index, keys);
  }

  /** How many copies there are beside the store; they are counted from 0. */
  public int copies() {
    return options.copies().size();
  }

  /**
   * Brings a copy up to date; it is then a whole repository.
   *
   * @param alone runs what must not meet with a shredding, also not with another process's
   */
  public Replication.Report replicate(int copy, Consumer<Runnable> alone) {
    return replication(options.copies().get(copy)).run(alone);
  }

  /**
   * Whether all is there and makes sense, here and in the copies; with {@code readData}, whether
   * every byte is what it was.
   */
  public Check.Report check(boolean readData) {
    List<Check.Finding> mirrored = takeInTombstones();
    refresh();
    Check.Report report =
        new Check(store, keyring, keys, dictionaries, secret, tombstones)
            .run(readData)
            .and(new CopyCheck.Report(mirrored, 0))
            .and(new CopyCheck.Report(lostPacks().finding().stream().toList(), 0));
    for (int i = 0; i < copies(); i++) {
      ObjectStore copy = options.copies().get(i);
      report =
          report.and(
              new CopyCheck(store, copy, keyring, replication(copy), "copy " + (i + 1))
                  .run(readData));
    }
    return report;
  }

  /** What was stored by a time of which the keyring, and the catalogue with it, know nothing. */
  public LostPacks lostPacks() {
    return new LostPacks(keyring, stores());
  }

  /**
   * Puts whole packs where damaged or missing ones are, here and in the copies.
   *
   * @param alone runs what must not meet with a compaction or a shredding
   */
  public Healing.Report heal(Consumer<Runnable> alone) {
    refresh();
    Healing.Report report = new Healing(stores(), keyring, master, index, lockedUntil()).run(alone);
    refresh();
    return report;
  }

  private Replication replication(ObjectStore copy) {
    return new Replication(store, keyring, master, secret, copy, lockedUntil());
  }

  private @Nullable Instant lockedUntil() {
    return options.locked() == null ? null : options.clock().instant().plus(options.locked());
  }

  /** All mailboxes that have a manifest. Reads every manifest there is: for the worst day only. */
  public Set<String> mailboxes() {
    Set<String> mailboxes = new TreeSet<>();
    indexing.manifests(plain -> mailboxes.add(MailboxManifest.decode(plain).mailbox()), blobs);
    return mailboxes;
  }

  /**
   * Gives space back. Waits for this process's writers to close and keeps new ones out meanwhile;
   * the caller sees to it that no other process writes, and that the catalogue names every blob
   * alive that a committed message uses.
   */
  public Compaction.Report compact(Compaction.Rules rules) {
    gate.acquireUninterruptibly(MOST_WRITERS);
    try {
      refresh();
      return new Compaction(
              store, keyring, index, keys, blobs, packs, options.clock(), options.packBytes())
          .run(rules);
    } finally {
      gate.release(MOST_WRITERS);
    }
  }

  /**
   * Learns from sample messages what mails here have in common; worth doing before the first
   * backup, and when mails change.
   */
  public boolean train(Iterable<byte[]> samples) {
    return new Training(secret.fingerprints(), tombstones, dictionaries, options.splitFrom())
        .train(samples);
  }

  /** Learns what other processes stored and forgot meanwhile. */
  public void refresh() {
    tombstones.refresh();
    indexing.refresh();
  }

  /** Keyed hashes by which the catalogue finds copies. */
  public FingerprintKey fingerprints() {
    return secret.fingerprints();
  }

  /**
   * Wraps every key with the master key of today, here and in the copies. When it answers 0, older
   * ones may be destroyed; no pack is written anew. May be cut off and repeated.
   *
   * @param alone runs what must not meet with a shredding
   * @return how many keys were wrapped anew
   */
  public long rewrap(Consumer<Runnable> alone) {
    return new Rewrapping(stores(), keyring, master).run(alone);
  }

  @Override
  public void close() {
    index.close();
  }

  private List<ObjectStore> stores() {
    List<ObjectStore> stores = new ArrayList<>(List.of(store));
    stores.addAll(options.copies());
    return stores;
  }

  private static List<Keyring> keyrings(ObjectStore store, Keyring keyring) {
    return keyring instanceof MirrorKeyring
        ? List.of(keyring)
        : List.of(new MirrorKeyring(store), keyring);
  }
}
