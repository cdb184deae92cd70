package vn.congvu.backup.keep;

/** Work on the repository and the catalogue as a whole. */
public enum MaintenanceKind {
  /** Whether everything is there. */
  CHECK,
  /** Whether every byte is what it was. */
  CHECK_READ_DATA,
  /** Puts whole packs where damaged or missing ones are, from the store or a copy. */
  REPAIR,
  /** Brings the copies up to date. */
  REPLICATE,
  /** Lets go what retention does not keep. */
  EXPIRE,
  /** Gives the space back of what was let go. */
  COMPACT,
  /** Lets go what backups of a time before the database was put back have stored since. */
  GIVE_UP,
  /** Puts every key under the master key of today. */
  REWRAP
}
