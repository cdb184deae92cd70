package vn.congvu.backup.repository.pack;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.MirrorKeyring;
import vn.congvu.backup.repository.keys.PackKey;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * Puts whole packs and key pages where damaged or missing ones are, from whichever store has one
 * that passes its checksum. Where none has, nothing is touched: what is left may still be salvaged.
 */
public final class Healing {

  private final List<ObjectStore> stores;
  private final Keyring keyring;
  private final MasterKey master;
  private final PackIndex index;
  private final @Nullable Instant lockedUntil;
  private final List<Check.Finding> findings = new ArrayList<>();
  private final Set<ObjectStore> away = new HashSet<>();
  private int packs;
  private int healed;

  /**
   * @param stores the repository's own first, then its copies
   */
  public Healing(
      List<ObjectStore> stores,
      Keyring keyring,
      MasterKey master,
      PackIndex index,
      @Nullable Instant lockedUntil) {
    this.stores = stores;
    this.keyring = keyring;
    this.master = master;
    this.index = index;
    this.lockedUntil = lockedUntil;
  }

  /**
   * @param packs that were looked at
   * @param healed objects that were put anew, over all stores
   * @param findings what no store has whole, and copies that are away
   */
  public record Report(int packs, int healed, List<Check.Finding> findings) {}

  /**
   * Reads every byte of every store.
   *
   * @param alone runs what must not meet with a compaction or a shredding
   */
  public Report run(Consumer<Runnable> alone) {
    for (UUID pack : keyring.packs()) {
      packs++;
      heal(pack, alone);
    }
    return new Report(packs, healed, List.copyOf(findings));
  }

  /** One object of a pack. */
  private record Piece(UUID pack, String what, String key, Predicate<byte[]> isWhole) {}

  private void heal(UUID pack, Consumer<Runnable> alone) {
    List<ObjectStore> holders = holders(pack);
    heal(
        new Piece(
            pack,
            "pack " + pack,
            PackFile.key(pack),
            bytes -> isWhole(() -> PackFile.verify(pack, bytes))),
        holders,
        alone);
    PackKey key = keyring.find(pack).orElse(null);
    UUID page = key == null ? null : key.page();
    if (key != null && page != null) {
      byte[] opened = key.unwrap(master);
      heal(
          new Piece(
              pack,
              "the key page of pack " + pack,
              KeyPage.key(pack, page),
              bytes -> isWhole(() -> KeyPage.open(pack, page, bytes, opened))),
          holders,
          alone);
    }
  }

  /** A copy that was not given the key yet was not given the pack either. */
  private List<ObjectStore> holders(UUID pack) {
    List<ObjectStore> holders = new ArrayList<>();
    for (ObjectStore store : stores) {
      if (store == stores.getFirst()
          || !away.contains(store) && asked(store, () -> new MirrorKeyring(store).has(pack))) {
        holders.add(store);
      }
    }
    return holders;
  }

  private void heal(Piece piece, List<ObjectStore> holders, Consumer<Runnable> alone) {
    byte[] whole = null;
    List<ObjectStore> broken = new ArrayList<>();
    for (ObjectStore store : holders) {
      byte[] bytes = away.contains(store) ? null : read(store, piece.key());
      if (bytes != null && piece.isWhole().test(bytes)) {
        whole = whole == null ? bytes : whole;
      } else if (!away.contains(store)) {
        broken.add(store);
      }
    }
    if (whole == null) {
      alone.accept(() -> name(piece));
    } else if (!broken.isEmpty()) {
      byte[] right = whole;
      alone.accept(() -> broken.forEach(store -> put(store, piece, right)));
    }
  }

  /** What was let go meanwhile, or has another page by now, is missed by nobody. */
  private boolean counts(Piece piece) {
    PackKey now = keyring.find(piece.pack()).orElse(null);
    UUID page = now == null ? null : now.page();
    return now != null
        && (piece.key().equals(PackFile.key(piece.pack()))
            || page != null && piece.key().equals(KeyPage.key(piece.pack(), page)));
  }

  private void name(Piece piece) {
    if (counts(piece)) {
      findings.add(new Check.Finding(Fault.DAMAGED, piece.what() + " is whole in no store"));
    }
  }

  private void put(ObjectStore store, Piece piece, byte[] right) {
    boolean done =
        counts(piece)
            && asked(
                store,
                () -> {
                  store.put(piece.key(), ByteBuffer.wrap(right), lockOf(piece));
                  return true;
                });
    if (done) {
      healed++;
      if (store == stores.getFirst()) {
        // What could be salvaged of it is not all there is now.
        index.remove(piece.pack());
      }
    }
  }

  /** Only packs are locked; a page must be able to vanish. */
  private @Nullable Instant lockOf(Piece piece) {
    return piece.key().startsWith(PackFile.FOLDER) ? lockedUntil : null;
  }

  private byte @Nullable [] read(ObjectStore store, String key) {
    byte[][] bytes = new byte[1][];
    boolean _ =
        asked(
            store,
            () -> {
              bytes[0] = store.get(key);
              return true;
            });
    return bytes[0];
  }

  private interface Question {
    boolean ask();
  }

  /** A copy that is away is named once and left alone; the store itself must answer. */
  private boolean asked(ObjectStore store, Question question) {
    try {
      return question.ask();
    } catch (RepositoryException e) {
      int copy = stores.indexOf(store);
      if (e.fault() == Fault.STORE_AWAY && copy > 0) {
        away.add(store);
        findings.add(new Check.Finding(e.fault(), "copy " + copy + ": does not answer"));
      } else if (e.fault() != Fault.MISSING && e.fault() != Fault.DAMAGED) {
        throw e;
      }
      return false;
    }
  }

  private static boolean isWhole(Supplier<?> look) {
    try {
      Object _ = look.get();
      return true;
    } catch (RepositoryException e) {
      return false;
    }
  }
}
