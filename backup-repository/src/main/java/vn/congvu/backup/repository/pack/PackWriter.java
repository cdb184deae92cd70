package vn.congvu.backup.repository.pack;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.PackKey;
import vn.congvu.backup.repository.keys.Sealing;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * The pack being filled, shared by all writers of a process. A pack is first stored and announced,
 * then its key is mirrored, then its key enters the keyring: only the last step makes it part of
 * the repository, so whatever dies before leaves an object nobody can read and {@code compact}
 * sweeps away.
 */
public final class PackWriter {

  /** The pack being filled, and those on their way to a slow store: the bound on memory. */
  private static final int MOST_IN_MEMORY = 3;

  private final ObjectStore store;
  private final List<Keyring> keyrings;
  private final MasterKey master;
  private final PackIndex index;
  private final Clock clock;
  private final int packBytes;
  private final @Nullable Duration locked;
  private final Map<BlobAddress, Ticket> pending = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Semaphore room = new Semaphore(MOST_IN_MEMORY);
  private @Nullable Filling current;

  /**
   * Becomes true when the pack that holds a blob is durable. Has nothing of the pack: writers keep
   * tickets for as long as they wait for others, and packs only have so much room.
   */
  public static final class Ticket {
    private final CompletableFuture<Void> durable = new CompletableFuture<>();

    private Ticket() {}
  }

  private record Filling(OpenPack pack, Ticket ticket) {}

  /**
   * @param keyrings the mirror first, the one that counts last
   */
  public PackWriter(
      ObjectStore store,
      List<Keyring> keyrings,
      MasterKey master,
      PackIndex index,
      Clock clock,
      int packBytes,
      @Nullable Duration locked) {
    this.store = store;
    this.keyrings = keyrings;
    this.master = master;
    this.index = index;
    this.clock = clock;
    this.packBytes = packBytes;
    this.locked = locked;
  }

  /** The ticket of a blob that is in a pack not yet durable; null when it is in none. */
  public @Nullable Ticket pending(BlobAddress address) {
    return pending.get(address);
  }

  /** Seals and appends; blobs other than manifests at most once. */
  public Ticket append(
      BlobAddress address, BlobKind kind, int codec, int plainLength, byte[] packed) {
    byte[] key = Sealing.randomKey();
    byte[] sealed = BlobRecord.seal(key, kind, codec, plainLength, packed);
    return append(address, new BlobRecord(kind, codec, plainLength, new byte[0], sealed), key);
  }

  /** A record as it is, with its own key: how compaction moves a blob. */
  Ticket append(BlobAddress address, BlobRecord record, byte[] key) {
    Filling filling;
    boolean full;
    lock.lock();
    try {
      Ticket already = record.kind() == BlobKind.MANIFEST ? null : pending.get(address);
      if (already != null) {
        return already;
      }
      filling = current();
      filling.pack.append(address, record, key);
      if (record.kind() != BlobKind.MANIFEST) {
        pending.put(address, filling.ticket);
      }
      full = filling.pack.size() >= packBytes;
      if (full) {
        current = null;
      }
    } finally {
      lock.unlock();
    }
    if (full) {
      finish(filling);
    }
    return filling.ticket;
  }

  /** Returns when the pack is durable, whoever finishes it. */
  public void await(Ticket ticket) {
    Filling mine;
    lock.lock();
    try {
      Filling now = current;
      mine = now != null && now.ticket == ticket ? now : null;
      if (mine != null) {
        current = null;
      }
    } finally {
      lock.unlock();
    }
    if (mine != null) {
      finish(mine);
    }
    try {
      ticket.durable.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RepositoryException r) {
        throw new RepositoryException(r.fault(), "a pack could not be stored", r);
      }
      throw e;
    }
  }

  /**
   * After this, everything appended before it is in the index, or its writer was told of the
   * failure.
   */
  public void finishCurrent() {
    Filling now;
    lock.lock();
    try {
      now = current;
    } finally {
      lock.unlock();
    }
    if (now != null) {
      await(now.ticket);
    }
  }

  private Filling current() {
    Filling filling = current;
    if (filling == null) {
      room.acquireUninterruptibly();
      filling = new Filling(new OpenPack(PackIds.next(clock)), new Ticket());
      current = filling;
    }
    return filling;
  }

  private void finish(Filling filling) {
    OpenPack pack = filling.pack;
    Ticket ticket = filling.ticket;
    try {
      ByteBuffer bytes = pack.finish();
      store.put(
          PackFile.key(pack.id()), bytes, locked == null ? null : clock.instant().plus(locked));
      keyrings.getLast().announce(List.of(pack.id()));
      PackKey key = PackKey.first(pack.id(), pack.key(), master);
      keyrings.forEach(keyring -> keyring.add(key));
      index.add(pack.id(), pack.entries());
      ticket.durable.complete(null);
    } catch (RuntimeException | Error e) {
      // Told to every writer that waits for this pack, the one at hand among them: see await.
      ticket.durable.completeExceptionally(e);
    } finally {
      pack.entries().forEach(entry -> pending.remove(entry.address(), ticket));
      room.release();
    }
  }

  /** UUIDv7, so that packs sort by their birth. */
  private static final class PackIds {
    static UUID next(Clock clock) {
      UUID random = UUID.randomUUID();
      long high = clock.millis() << 16 | 0x7000L | (random.getMostSignificantBits() & 0xfffL);
      return new UUID(high, random.getLeastSignificantBits());
    }
  }
}
