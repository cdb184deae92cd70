package vn.congvu.backup.ledger;

/** How a backup that another tool made has ended. Only SUCCEEDED counts as a copy. */
public enum EntryResult {
  SUCCEEDED,
  PARTIAL,
  FAILED
}
