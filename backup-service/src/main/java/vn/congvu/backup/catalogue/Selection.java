package vn.congvu.backup.catalogue;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Messages of one mailbox as of a moment: all, those of a folder by its name then, or one.
 *
 * @param place of a single message
 */
public record Selection(
    int mailbox, Instant moment, @Nullable String folderName, @Nullable Place place) {

  /** Where a message lay: a folder's life and a UID are never given twice. */
  public record Place(int folder, long uid) {

    /** How the place is named towards callers. */
    public String id() {
      return folder + "-" + uid;
    }

    public static Optional<Place> parse(String id) {
      int dash = id.indexOf('-');
      try {
        return Optional.of(
            new Place(
                Integer.parseInt(id.substring(0, Math.max(dash, 0))),
                Long.parseLong(id.substring(dash + 1))));
      } catch (NumberFormatException e) {
        return Optional.empty();
      }
    }
  }
}
