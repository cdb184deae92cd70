package vn.congvu.backup.sighting;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a mailbox was read.
 *
 * @param at whatever changed later was not seen; null when it was never gone through to the end
 * @param folders those that were gone through to the end
 */
record ReadMark(String address, @Nullable Instant at, List<Folder> folders) {

  /**
   * @param name as IMAP spells it
   * @param uidNext above every UID that was seen
   */
  record Folder(String name, long uidValidity, long uidNext) {

    /** A folder's name is its owner's own text. */
    @Override
    public String toString() {
      return "Folder[" + uidValidity + ", " + uidNext + "]";
    }
  }
}
