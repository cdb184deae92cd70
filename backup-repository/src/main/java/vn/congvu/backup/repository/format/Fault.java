package vn.congvu.backup.repository.format;

/** What can be wrong with a repository, in words an operator can act on. */
public enum Fault {
  /** Bytes are not what was written: a flipped bit, a truncated object, a foreign object. */
  DAMAGED,
  /** An object or a blob that must be there is not there. */
  MISSING,
  /** The master key at hand does not open this repository or this pack. */
  WRONG_MASTER_KEY,
  /** The token that holds the master key does not answer, or lets nobody in; try again later. */
  MASTER_KEY_AWAY,
  /** The catalogue's fingerprints were taken by another key; no copy would be found. */
  WRONG_FINGERPRINT_KEY,
  /** A blob was packed with a dictionary that is gone or another one. */
  WRONG_DICTIONARY,
  /** Destroyed by an approved order; nothing brings it back. */
  FORGOTTEN,
  /** The store holds packs of a time that the database, put back, knows nothing of. */
  DATABASE_BEHIND,
  /** The store takes no more bytes. */
  STORE_FULL,
  /** The store does not answer; try again later. */
  STORE_AWAY,
  /** Written by a newer version than this one. */
  UNKNOWN_FORMAT
}
