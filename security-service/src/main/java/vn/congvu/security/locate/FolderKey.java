package vn.congvu.security.locate;

/**
 * A folder in one of its lives.
 *
 * @param name as IMAP spells it
 */
record FolderKey(String name, long uidValidity) {

  /** A folder's name is its owner's own text. */
  @Override
  public String toString() {
    return "FolderKey[" + uidValidity + "]";
  }
}
