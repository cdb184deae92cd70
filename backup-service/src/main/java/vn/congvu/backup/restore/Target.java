package vn.congvu.backup.restore;

import org.jspecify.annotations.Nullable;
import vn.congvu.mail.access.MailFolder;

/** Under which name a folder is put back. */
public final class Target {

  private Target() {}

  /**
   * @param delimiter of the mailbox that receives
   * @param under a folder above; null to put it where it lay
   * @return the wire name
   */
  public static String wireName(MailFolder folder, char delimiter, @Nullable String under) {
    String own =
        folder.delimiter() == delimiter || folder.delimiter() == '\0'
            ? folder.wireName()
            : folder.wireName().replace(folder.delimiter(), delimiter);
    return under == null ? own : MailFolder.wireName(under) + delimiter + own;
  }
}
