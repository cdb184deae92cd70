package vn.congvu.backup.store;

/** Keeps keys that lie at rest wrapped by the master key. */
public interface KeyHolder {

  /**
   * Wraps them with the master key of today. May be cut off and repeated.
   *
   * @return how many were wrapped anew
   */
  long rewrap();
}
