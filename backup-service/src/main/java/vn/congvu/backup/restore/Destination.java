package vn.congvu.backup.restore;

/** Where restored mail goes. */
public enum Destination {
  /** To the mailbox that it lay in. */
  ORIGIN,
  /** To another mailbox. */
  MAILBOX,
  /** To a zip file with each message as a file. */
  EML,
  /** To a zip file with each folder as a file. */
  MBOX;

  boolean isExport() {
    return this == EML || this == MBOX;
  }
}
