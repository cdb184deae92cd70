package vn.congvu.backup.repository.store;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Named objects. {@link #put} is for objects that never change and may be locked against deletion;
 * {@link #replace} for the few small ones that must be able to vanish (keys). When either returns,
 * the object survives a power cut and is whole: a reader sees all of it or none.
 */
public interface ObjectStore extends AutoCloseable {

  /**
   * Makes the place where the objects will lie, unless it is there. To be called once in the life
   * of a store: where no place was made, or it has gone away, everything else fails.
   */
  default void make() {}

  void put(String key, ByteBuffer content, @Nullable Instant lockedUntil);

  /** Afterwards no older content of this key can be had from the store, also not by version. */
  void replace(String key, byte[] content);

  byte[] get(String key);

  byte[] get(String key, long offset, int length);

  /** Sorted by key. */
  List<StoredObject> list(String prefix);

  /** False when a lock refuses; absent objects count as deleted. */
  boolean delete(String key);

  /**
   * Deletes a small object, a key, and what it lay on: a folder first overwrites the file, as far
   * as its file system writes in place. Whoever destroyed the last key of something calls this.
   */
  default boolean destroy(String key) {
    return delete(key);
  }

  @Override
  void close();
}
