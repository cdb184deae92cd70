package vn.congvu.security.backup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the backups have read a mailbox.
 *
 * @param at whatever changed later was not seen; null when it was never gone through to the end
 */
public record ReadMark(String address, @Nullable Instant at, List<Folder> folders) {

  /**
   * @param name as IMAP spells it
   * @param uidNext above every UID that was seen
   */
  public record Folder(String name, long uidValidity, long uidNext) {

    /** A folder's name is its owner's own text. */
    @Override
    public String toString() {
      return "Folder[" + uidValidity + ", " + uidNext + "]";
    }
  }
}
