package vn.congvu.security.locate;

/** How far a search goes. */
public enum SearchKind {
  /** What the backups know and what changed since: costs what copies and changes cost. */
  LOCATE,
  /** Every mailbox whole, whatever is known of it. */
  VERIFY
}
