package vn.congvu.backup.repository.keys;

/**
 * The one key above all others: in a file, or in a token that it never leaves. It wraps a key of 32
 * bytes per pack, so it is asked seldom. Old master keys must keep unwrapping until {@code
 * Repository.rewrap} has run; then they are destroyed.
 */
public interface MasterKey {

  /**
   * A key at rest.
   *
   * @param masterKey the id of the key that wrapped it, and alone unwraps it
   */
  record Wrapped(String masterKey, byte[] bytes) {}

  /** Names the key that wraps now. */
  String id();

  /**
   * @throws vn.congvu.backup.repository.format.RepositoryException {@code MASTER_KEY_AWAY} when it
   *     cannot be reached, as below
   */
  Wrapped wrap(byte[] key, byte[] context);

  /**
   * @throws vn.congvu.backup.repository.format.RepositoryException {@code WRONG_MASTER_KEY} when no
   *     key of this id is at hand or it does not fit
   */
  byte[] unwrap(String id, byte[] wrapped, byte[] context);
}
