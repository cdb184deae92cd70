package vn.congvu.backup.drill;

import org.jspecify.annotations.Nullable;

/**
 * A message that did not come back as it was.
 *
 * @param folder the folder's life in the catalogue; null for a message that nobody put there
 * @param uid in the folder that it was backed up from
 */
record Mismatch(Kind kind, String folderName, @Nullable Integer folder, long uid) {

  /** What is wrong with it. */
  enum Kind {
    /** The repository does not give it back. */
    UNREADABLE,
    /** It is not in the scratch mailbox. */
    MISSING,
    /** Another message stands in its stead. */
    ALTERED,
    /** Its bytes are right, its flags are not. */
    FLAGS,
    /** Its bytes are right, its date is not. */
    DATE,
    /** It is in the scratch mailbox and was not restored. */
    SURPLUS
  }
}
