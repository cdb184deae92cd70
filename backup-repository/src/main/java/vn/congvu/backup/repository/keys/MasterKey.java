package vn.congvu.backup.repository.keys;

/**
 * The one key above all others: a file, or a key in Vault or a KMS that never leaves it. It wraps a
 * key of 32 bytes per pack, so it is asked seldom. Old master keys must keep unwrapping until
 * {@code Repository.rewrap} has run; then they are destroyed.
 */
public interface MasterKey {

  /** Names the key that wraps now; stands beside each wrapped key. */
  String id();

  byte[] wrap(byte[] key, byte[] context);

  /**
   * @throws vn.congvu.backup.repository.format.RepositoryException {@code WRONG_MASTER_KEY} when no
   *     key of this id is at hand or it does not fit
   */
  byte[] unwrap(String id, byte[] wrapped, byte[] context);
}
