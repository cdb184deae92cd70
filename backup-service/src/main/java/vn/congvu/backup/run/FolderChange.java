package vn.congvu.backup.run;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.NewMessage;
import vn.congvu.mail.access.FolderState;

/**
 * What is to be written of one folder.
 *
 * @param complete the state that the folder was gone through in; null when there is more to come
 */
record FolderChange(
    int folder,
    Instant moment,
    List<NewMessage> added,
    Map<Long, Integer> flagged,
    Collection<Long> gone,
    @Nullable FolderState complete) {

  FolderChange {
    added = List.copyOf(added);
    flagged = Map.copyOf(flagged);
    gone = List.copyOf(gone);
  }

  static FolderChange added(int folder, Instant moment, List<NewMessage> added) {
    return new FolderChange(folder, moment, added, Map.of(), List.of(), null);
  }

  /** Whether it says more than that the folder was gone through. */
  boolean says() {
    return !added.isEmpty() || !flagged.isEmpty() || !gone.isEmpty();
  }

  Progress progress() {
    long messages = 0;
    long bytes = 0;
    int refused = 0;
    for (NewMessage message : added) {
      if (message.content() == null) {
        refused++;
      } else {
        messages++;
        bytes += message.content().size();
      }
    }
    return new Progress(messages, bytes, refused);
  }
}
