package vn.congvu.backup.repository.pack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.KeyWrap;
import vn.congvu.backup.repository.keys.Keyring;
import vn.congvu.backup.repository.keys.MasterKey;
import vn.congvu.backup.repository.keys.PackKey;
import vn.congvu.backup.repository.store.ObjectStore;

/**
 * Finds the key of a blob: by the wrapped key in its record, or by the key page if its pack has
 * one. Opened keys are remembered for a few seconds only, so that a shredding done by another
 * process is felt at once.
 */
public final class BlobKeys {

  private static final Duration REMEMBERED = Duration.ofSeconds(5);
  private static final int MOST_REMEMBERED = 256;

  private final ObjectStore store;
  private final Keyring keyring;
  private final MasterKey master;
  private final Clock clock;
  private final Map<UUID, Opened> opened = new ConcurrentHashMap<>();

  private record Opened(@Nullable KeyWrap inRecords, Map<Integer, byte[]> inPage, Instant until) {}

  public BlobKeys(ObjectStore store, Keyring keyring, MasterKey master, Clock clock) {
    this.store = store;
    this.keyring = keyring;
    this.master = master;
    this.clock = clock;
  }

  /** Empty when this copy of the blob was shredded, or its whole pack let go. */
  public Optional<byte[]> find(UUID pack, int offset, BlobRecord record) {
    Opened keys = opened(pack);
    if (keys == null) {
      return Optional.empty();
    }
    KeyWrap inRecords = keys.inRecords();
    if (inRecords == null) {
      return Optional.ofNullable(keys.inPage().get(offset));
    }
    return Optional.of(unwrap(inRecords, record));
  }

  /** Whether the keyring has let the pack go: what lived in it lies elsewhere. */
  boolean isLetGo(UUID pack) {
    return keyring.find(pack).isEmpty();
  }

  void forget(UUID pack) {
    opened.remove(pack);
  }

  /**
   * All keys of a pack that still stand, by offset; of a damaged pack those that can still be had.
   */
  Map<Integer, byte[]> all(PackKey packKey, ObjectStore from) {
    byte[] key = packKey.unwrap(master);
    UUID pack = packKey.pack();
    UUID page = packKey.page();
    if (page != null) {
      return new TreeMap<>(page(from, pack, page, key).keys());
    }
    KeyWrap inRecords = new KeyWrap(key);
    Map<Integer, byte[]> keys = new TreeMap<>();
    PackFile.salvage(
        pack,
        from.get(PackFile.key(pack)),
        (offset, record) -> keys.put(offset, unwrap(inRecords, record)));
    return keys;
  }

  private @Nullable Opened opened(UUID pack) {
    Opened known = opened.get(pack);
    if (known != null && clock.instant().isBefore(known.until())) {
      return known;
    }
    Opened fresh = keyring.find(pack).map(this::open).orElse(null);
    if (fresh == null) {
      opened.remove(pack);
      return null;
    }
    if (opened.size() >= MOST_REMEMBERED) {
      opened.clear();
    }
    opened.put(pack, fresh);
    return fresh;
  }

  private Opened open(PackKey packKey) {
    byte[] key = packKey.unwrap(master);
    Instant until = clock.instant().plus(REMEMBERED);
    UUID page = packKey.page();
    return page == null
        ? new Opened(new KeyWrap(key), Map.of(), until)
        : new Opened(null, page(store, packKey.pack(), page, key).keys(), until);
  }

  private static KeyPage page(ObjectStore from, UUID pack, UUID page, byte[] key) {
    try {
      return KeyPage.open(pack, page, from.get(KeyPage.key(pack, page)), key);
    } catch (RepositoryException e) {
      if (e.fault() == Fault.MISSING) {
        throw new RepositoryException(Fault.MISSING, "the key page of pack " + pack, e);
      }
      throw e;
    }
  }

  private static byte[] unwrap(KeyWrap keys, BlobRecord record) {
    return keys.unwrap(record.wrappedKey(), "a blob");
  }
}
