package vn.congvu.backup.repository;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.repository.store.ObjectStore;
import vn.congvu.fingerprint.FingerprintKey;

/**
 * @param cache a folder for the local index, remade when lost; one process per folder
 * @param copies second stores, filled by {@code replicate}; a shredding reaches them too
 * @param packBytes a pack is finished when it reaches this size
 * @param splitFrom parts of at least this many bytes become blobs of their own; smaller ones stay
 *     in their message
 * @param fingerprints the key that others use too; null for one that is the repository's alone
 * @param locked how long the store must refuse to delete a pack; null for no lock
 */
public record RepositoryOptions(
    Path cache,
    List<ObjectStore> copies,
    int packBytes,
    int splitFrom,
    @Nullable FingerprintKey fingerprints,
    @Nullable Duration locked,
    Clock clock) {

  public static final int PACK_BYTES = 32 * 1024 * 1024;
  public static final int SPLIT_FROM = 256;

  public static RepositoryOptions of(Path cache) {
    return new RepositoryOptions(
        cache, List.of(), PACK_BYTES, SPLIT_FROM, null, null, Clock.systemUTC());
  }

  public RepositoryOptions withCopies(List<ObjectStore> stores) {
    return new RepositoryOptions(
        cache, List.copyOf(stores), packBytes, splitFrom, fingerprints, locked, clock);
  }

  public RepositoryOptions withPackBytes(int bytes) {
    return new RepositoryOptions(cache, copies, bytes, splitFrom, fingerprints, locked, clock);
  }

  public RepositoryOptions withFingerprints(FingerprintKey key) {
    return new RepositoryOptions(cache, copies, packBytes, splitFrom, key, locked, clock);
  }

  public RepositoryOptions withLock(@Nullable Duration duration) {
    return new RepositoryOptions(
        cache, copies, packBytes, splitFrom, fingerprints, duration, clock);
  }
}
