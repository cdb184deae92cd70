package vn.congvu.security.locate;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.FingerprintKey;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundCopy.Spot;
import vn.congvu.security.copy.FoundIn;

/**
 * Looks into one mailbox: at the messages that are believed to be copies, and at every message that
 * came into a folder after it was last read. A message that its owner moves meanwhile gets a new
 * UID in another folder, so the folders are asked again until nothing new is in any of them.
 */
final class MailboxLook {

  /** An owner, or a program of his, that is faster for so long is seen by the next search. */
  private static final int MOST_ROUNDS = 10;

  /** More single messages than this are listed with everything between them. */
  private static final int MOST_LISTED_ALONE = 20;

  private final Wanted wanted;
  private final FingerprintKey key;
  private final String address;
  private final Map<FolderKey, TreeSet<Long>> believed = new HashMap<>();
  private final Map<FolderKey, Long> read;
  private final Set<Spot> known;
  private final Map<Spot, FoundCopy> found = new LinkedHashMap<>();
  private @Nullable MessagePrints original;

  /**
   * @param believed where copies are believed to lie
   * @param read up to which UID, exclusively, a folder needs not be read; others are read whole
   */
  MailboxLook(
      Wanted wanted,
      FingerprintKey key,
      String address,
      Collection<Spot> believed,
      Map<FolderKey, Long> read) {
    this.wanted = wanted;
    this.key = key;
    this.address = address;
    this.read = new HashMap<>(read);
    this.known = new HashSet<>(believed);
    for (Spot spot : believed) {
      this.believed
          .computeIfAbsent(
              new FolderKey(spot.folder(), spot.uidValidity()), _ -> new TreeSet<Long>())
          .add(spot.uid());
    }
  }

  /** Changes nothing there, and marks nothing as seen. */
  Collection<FoundCopy> into(OpenMailbox mailbox) {
    boolean more = true;
    for (int round = 0; more && round < MOST_ROUNDS; round++) {
      more = round(mailbox);
    }
    return found.values();
  }

  /** Whether there was anything to look at. */
  private boolean round(OpenMailbox mailbox) {
    List<String> names =
        mailbox.folders().stream()
            .filter(MailFolder::selectable)
            .map(MailFolder::wireName)
            .toList();
    boolean looked = false;
    for (Map.Entry<String, FolderState> folder : mailbox.states(names).entrySet()) {
      FolderState state = folder.getValue();
      var it = new FolderKey(folder.getKey(), state.uidValidity());
      if (read.getOrDefault(it, 1L) < state.uidNext() || believed.containsKey(it)) {
        looked |= look(mailbox, it);
      }
    }
    return looked;
  }

  private boolean look(OpenMailbox mailbox, FolderKey folder) {
    OpenFolder open;
    try {
      open = mailbox.examine(folder.name());
    } catch (MailServerRefused gone) {
      // Its owner has deleted or renamed it since it was listed; the next round sees which.
      return true;
    }
    if (open.state().uidValidity() != folder.uidValidity()) {
      return true;
    }
    Map<Long, MessageState> messages = list(open, folder);
    var _ =
        open.read(
            messages.values(),
            (uid, _, content) -> {
              MessageState message = messages.get(uid);
              if (message != null) {
                look(new Spot(folder.name(), folder.uidValidity(), uid), message, content);
              }
            });
    read.put(folder, open.state().uidNext());
    return true;
  }

  private Map<Long, MessageState> list(OpenFolder open, FolderKey folder) {
    var messages = new TreeMap<Long, MessageState>();
    long from = read.getOrDefault(folder, 1L);
    TreeSet<Long> spots = believed.remove(folder);
    if (spots != null) {
      Set<Long> older = spots.headSet(from);
      if (older.size() <= MOST_LISTED_ALONE) {
        older.forEach(uid -> open.messages(uid, uid, state -> messages.put(state.uid(), state)));
      } else {
        open.messages(
            spots.getFirst(),
            from - 1,
            state -> {
              if (older.contains(state.uid())) {
                messages.put(state.uid(), state);
              }
            });
      }
    }
    open.messages(from, state -> messages.put(state.uid(), state));
    return messages;
  }

  private void look(Spot spot, MessageState message, InputStream content) throws IOException {
    MessagePrints prints = MessagePrints.take(key, content);
    FoundBy by = wanted.in(prints).orElse(null);
    if (by == null) {
      return;
    }
    if (by == FoundBy.MESSAGE_ID && original == null) {
      original = prints;
    }
    found.put(
        spot,
        FoundCopy.inMailbox(
                address,
                spot,
                by,
                known.contains(spot) ? FoundIn.CATALOGUE : FoundIn.SWEEP,
                by == FoundBy.REFERENCE,
                message.size(),
                message.internalDate(),
                message.flags())
            .doubtfulIf(wanted.isStranger(prints)));
  }

  /** What the first message bears that has the Message-ID of one of the case's. */
  @Nullable MessagePrints original() {
    return original;
  }
}
