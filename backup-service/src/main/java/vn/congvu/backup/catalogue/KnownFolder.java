package vn.congvu.backup.catalogue;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailFolder;

/**
 * A folder that is there today, as the catalogue knows it.
 *
 * @param state when it was last gone through to the end; null before
 */
public record KnownFolder(
    int id, MailFolder folder, long uidValidity, @Nullable FolderState state) {

  /**
   * A folder whose server keeps no mod-sequences is never known to be unchanged, unless it was and
   * is empty; some servers begin to count only with the first message.
   */
  public boolean isUnchanged(FolderState now) {
    return (now.highestModSeq() > 0 || now.messages() == 0) && Objects.equals(state, now);
  }
}
