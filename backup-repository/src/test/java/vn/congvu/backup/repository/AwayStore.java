package vn.congvu.backup.repository;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.backup.repository.store.StoredObject;

/**
 * A real store behind a line that can be cut, at once or after a number of writes; or that has only
 * so much room.
 */
final class AwayStore implements ObjectStore {

  private final ObjectStore store;
  private boolean away;
  private long writesLeft = Long.MAX_VALUE;
  private long room = Long.MAX_VALUE;
  private boolean locked;
  private Runnable afterListingPacks = () -> {};
  private @Nullable String lostOnce;

  AwayStore(ObjectStore store) {
    this.store = store;
  }

  void away(boolean now) {
    away = now;
  }

  void dieAfterWrites(int writes) {
    writesLeft = writes;
  }

  void room(long bytes) {
    room = bytes;
  }

  /** The line drops once, at the next whole object read under this prefix. */
  void dropOnce(String prefix) {
    lostOnce = prefix;
  }

  /** What others do there between two looks. */
  void afterListingPacks(Runnable others) {
    afterListingPacks = others;
  }

  void lockAgainstDeletion() {
    locked = true;
  }

  @Override
  public void make() {
    store.make();
  }

  @Override
  public void put(String key, ByteBuffer content, @Nullable Instant lockedUntil) {
    write(content.remaining());
    store.put(key, content, lockedUntil);
  }

  @Override
  public void replace(String key, byte[] content) {
    write(content.length);
    store.replace(key, content);
  }

  @Override
  public byte[] get(String key) {
    reach();
    if (lostOnce != null && key.startsWith(lostOnce)) {
      lostOnce = null;
      throw new RepositoryException(Fault.STORE_AWAY, "the line dropped");
    }
    return store.get(key);
  }

  @Override
  public byte[] get(String key, long offset, int length) {
    reach();
    return store.get(key, offset, length);
  }

  @Override
  public List<StoredObject> list(String prefix) {
    reach();
    List<StoredObject> listed = store.list(prefix);
    if (prefix.equals("packs/")) {
      afterListingPacks.run();
    }
    return listed;
  }

  @Override
  public boolean delete(String key) {
    write(0);
    return !(locked && key.startsWith("packs/")) && store.delete(key);
  }

  @Override
  public void close() {}

  private void write(long bytes) {
    if (writesLeft <= 0) {
      away = true;
    }
    reach();
    writesLeft--;
    if (bytes > room) {
      throw new RepositoryException(Fault.STORE_FULL, "no room");
    }
    room -= bytes;
  }

  private void reach() {
    if (away) {
      throw new RepositoryException(Fault.STORE_AWAY, "the line is cut");
    }
  }
}
