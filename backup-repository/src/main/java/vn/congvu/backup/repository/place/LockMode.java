package vn.congvu.backup.repository.place;

/** How a bucket locks its objects; the words are S3's. */
public enum LockMode {
  /** Whoever holds a named permission may lift the lock. */
  GOVERNANCE,
  /** Nobody may lift it, also not the owner of the bucket. */
  COMPLIANCE
}
