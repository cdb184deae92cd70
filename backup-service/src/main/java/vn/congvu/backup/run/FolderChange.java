package vn.congvu.backup.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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

  /**
   * The same in pieces of so many flags at most; what else it says, and that it is complete, the
   * last one says.
   */
  List<FolderChange> inPieces(int mostFlagged) {
    List<FolderChange> pieces = new ArrayList<>();
    Map<Long, Integer> piece = new HashMap<>();
    for (Map.Entry<Long, Integer> each : flagged.entrySet()) {
      if (piece.size() == mostFlagged) {
        pieces.add(new FolderChange(folder, moment, List.of(), piece, List.of(), null));
        piece.clear();
      }
      piece.put(each.getKey(), each.getValue());
    }
    pieces.add(new FolderChange(folder, moment, added, piece, gone, complete));
    return pieces;
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
