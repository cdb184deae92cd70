package vn.congvu.backup.repository.pack;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.Digests;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.PackKey;
import vn.congvu.backup.repository.keys.RepositoryHead;
import vn.congvu.backup.repository.keys.RepositorySecret;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;

/**
 * Makes a second store a whole repository of its own, object by object, without opening a message.
 * Keys come last: until then a pack on the copy is bytes nobody can read, and a run that was cut
 * off simply goes on.
 */
public final class Replication {

  /** Requests for small things that are under way at a time; a distant store answers slowly. */
  private static final int AT_ONCE = 8;

  private static final int KEYS_AT_A_TIME = 500;

  private final ObjectStore from;
  private final Keyring keyring;
  private final ObjectStore to;
  private final Wholeness whole;
  private final @Nullable Instant lockedUntil;
  private final List<Check.Finding> findings = Collections.synchronizedList(new ArrayList<>());
  private int copied;

  /**
   * @param packs that the copy now holds of the repository's
   * @param bytes size of these
   * @param copied packs that were brought there now
   * @param sha256 in hexadecimal, over a line {@code <pack id> <SHA-256 of the pack>} for each, in
   *     the order of the ids
   * @param findings what could not be copied and why, or why nothing was removed
   */
  public record Report(
      int packs, long bytes, int copied, String sha256, List<Check.Finding> findings) {}

  /**
   * @param keyring says what the repository holds, also where its store has lost it
   */
  public Replication(
      ObjectStore from,
      Keyring keyring,
      MasterKey master,
      RepositorySecret secret,
      ObjectStore to,
      @Nullable Instant lockedUntil) {
    this.from = from;
    this.whole = new Wholeness(keyring, from, master, secret);
    this.keyring = keyring;
    this.to = to;
    this.lockedUntil = lockedUntil;
  }

  /**
   * @param alone runs what must not meet with a shredding, which would find its destroyed key
   *     written anew
   */
  public Report run(Consumer<Runnable> alone) {
    // What is keyed now is copied before its key is; a pack that comes meanwhile waits its turn.
    List<UUID> keyed = keyring.packs();
    addMissing(Dictionaries.KEYS);
    addMissing(MirrorKeyring.TOMBSTONES);
    SortedMap<UUID, Pack> there = addPacks();
    alone.accept(
        () -> {
          addMissing(KeyPage.FOLDER);
          RepositoryHead.PLACES.forEach(this::refresh);
        });
    List<String> keys = keyed.stream().filter(there::containsKey).map(MirrorKeyring::key).toList();
    for (int begin = 0; begin < keys.size(); begin += KEYS_AT_A_TIME) {
      List<String> some = keys.subList(begin, Math.min(keys.size(), begin + KEYS_AT_A_TIME));
      alone.accept(() -> atOnce(some, this::refresh));
    }
    new LostPacks(keyring, List.of(from, to))
        .finding()
        .ifPresentOrElse(findings::add, () -> alone.accept(this::removeWhatWasLetGo));
    long bytes = there.values().stream().mapToLong(Pack::bytes).sum();
    return new Report(there.size(), bytes, copied, sha256(there), List.copyOf(findings));
  }

  /**
   * Brings a pack there whatever lies there now, if it is whole here. Answers its checksum.
   *
   * @throws RepositoryException when it is not whole here
   */
  byte[] copy(UUID pack) {
    byte[] bytes = from.get(PackFile.key(pack));
    var _ = PackFile.verify(pack, bytes);
    to.put(PackFile.key(pack), ByteBuffer.wrap(bytes), lockedUntil);
    return PackFile.sha256(bytes);
  }

  private record Pack(long bytes, byte[] sha256) {}

  private SortedMap<UUID, Pack> addPacks() {
    Map<String, Long> sizes = new HashMap<>();
    to.list(PackFile.FOLDER).forEach(object -> sizes.put(object.key(), object.size()));
    List<StoredObject> wanted = from.list(PackFile.FOLDER);
    List<Optional<byte[]>> same =
        atOnce(
            wanted,
            object ->
                Long.valueOf(object.size()).equals(sizes.get(object.key()))
                    ? sameChecksum(object)
                    : Optional.empty());
    SortedMap<UUID, Pack> there = new TreeMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      StoredObject object = wanted.get(i);
      UUID pack = PackFile.pack(object.key());
      same.get(i)
          .or(() -> copied(pack))
          .ifPresent(sha256 -> there.put(pack, new Pack(object.size(), sha256)));
    }
    return there;
  }

  /**
   * The checksum that stands at the end of both; whether it is right is the check's matter, which
   * reads them.
   */
  private Optional<byte[]> sameChecksum(StoredObject object) {
    UUID pack = PackFile.pack(object.key());
    try {
      byte[] here = PackFile.sha256(from, pack, object.size());
      return Arrays.equals(here, PackFile.sha256(to, pack, object.size()))
          ? Optional.of(here)
          : Optional.empty();
    } catch (RepositoryException e) {
      requireAnAnswer(e);
      return Optional.empty();
    }
  }

  private Optional<byte[]> copied(UUID pack) {
    try {
      byte[] sha256 = copy(pack);
      copied++;
      return Optional.of(sha256);
    } catch (RepositoryException e) {
      if (e.fault() == Fault.STORE_AWAY || e.fault() == Fault.STORE_FULL) {
        throw e;
      }
      // One that is gone was let go by a compaction meanwhile, or the check misses it.
      if (e.fault() != Fault.MISSING) {
        findings.add(new Check.Finding(e.fault(), e.getMessage() + "; not copied"));
      }
      return Optional.empty();
    }
  }

  private void addMissing(String prefix) {
    Map<String, Long> there = new HashMap<>();
    to.list(prefix).forEach(object -> there.put(object.key(), object.size()));
    List<String> missing =
        from.list(prefix).stream()
            .filter(object -> !Long.valueOf(object.size()).equals(there.get(object.key())))
            .map(StoredObject::key)
            .filter(whole::isInUse)
            .toList();
    var _ = atOnce(missing, this::add);
  }

  private boolean add(String key) {
    byte[] now = here(key);
    if (now != null && isWhole(key, now)) {
      to.put(key, ByteBuffer.wrap(now), null);
    }
    return true;
  }

  private boolean refresh(String key) {
    byte[] now = here(key);
    if (now != null && !Arrays.equals(there(key), now) && isWhole(key, now)) {
      to.replace(key, now);
    }
    return true;
  }

  /** Only what is whole goes over what lies there, for that may be the last of it. */
  private boolean isWhole(String key, byte[] bytes) {
    boolean isWhole = whole.isWhole(key, bytes);
    if (!isWhole) {
      findings.add(new Check.Finding(Fault.DAMAGED, key + " is not whole here; not copied"));
    }
    return isWhole;
  }

  /** Null when it was let go meanwhile. */
  private byte @Nullable [] here(String key) {
    try {
      return from.get(key);
    } catch (RepositoryException e) {
      requireAnAnswer(e);
      return null;
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

  /**
   * What the repository let go must not live on there: first the keys, then what they open. What
   * its store has lost is another matter, for then the copy is the last there is.
   */
  private void removeWhatWasLetGo() {
    Set<UUID> held = new HashSet<>(keyring.packs());
    remove(MirrorKeyring.KEYS, key -> held.contains(MirrorKeyring.pack(key)));
    remove(KeyPage.FOLDER, key -> held.contains(KeyPage.pack(key)) && isInUse(key));
    remove(PackFile.FOLDER, key -> held.contains(PackFile.pack(key)));
  }

  private boolean isInUse(String page) {
    UUID pack = KeyPage.pack(page);
    return keyring
        .find(pack)
        .map(PackKey::page)
        .filter(used -> KeyPage.key(pack, used).equals(page))
        .isPresent();
  }

  private void remove(String prefix, Predicate<String> unless) {
    Set<String> here = new HashSet<>();
    from.list(prefix).forEach(object -> here.add(object.key()));
    for (StoredObject object : to.list(prefix)) {
      if (!here.contains(object.key()) && !unless.test(object.key())) {
        to.delete(object.key());
      }
    }
  }

  /** A store that is away says nothing of what it has. */
  private static void requireAnAnswer(RepositoryException e) {
    if (e.fault() == Fault.STORE_AWAY) {
      throw e;
    }
  }

  private static String sha256(SortedMap<UUID, Pack> packs) {
    MessageDigest sum = Digests.sha256();
    packs.forEach(
        (id, pack) -> {
          String line = id + " " + HexFormat.of().formatHex(pack.sha256()) + "\n";
          sum.update(line.getBytes(StandardCharsets.US_ASCII));
        });
    return HexFormat.of().formatHex(sum.digest());
  }

  /** The answers in the order of the questions; the first trouble is thrown. */
  private static <Q, A> List<A> atOnce(List<Q> questions, Function<Q, A> ask) {
    try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      List<Future<A>> asked =
          questions.stream().map(question -> threads.submit(() -> ask.apply(question))).toList();
      try {
        List<A> answers = new ArrayList<>(asked.size());
        for (Future<A> each : asked) {
          answers.add(each.get());
        }
        return answers;
      } catch (ExecutionException e) {
        threads.shutdownNow();
        throw e.getCause() instanceof RuntimeException cause
            ? cause
            : new IllegalStateException(e.getCause());
      } catch (InterruptedException e) {
        threads.shutdownNow();
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while replicating", e);
      }
    }
  }
}
