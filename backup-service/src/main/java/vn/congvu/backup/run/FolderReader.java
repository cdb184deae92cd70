package vn.congvu.backup.run;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.congvu.backup.catalogue.FlagSets;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.backup.catalogue.MessageCatalogue;
import vn.congvu.backup.catalogue.NewMessage;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.access.FolderChanges;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MessageFlags;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;

/** Finds what changed in one folder since it was last gone through, and reads what is new. */
final class FolderReader {

  private static final long PAGE = 5000;

  /** In one piece: somebody may have marked all of a large folder as read. */
  private static final int MOST_FLAGGED = 10_000;

  private final MessageCatalogue catalogue;
  private final FlagSets flagSets;
  private final Batch batch;
  private final OpenMailbox mailbox;
  private final KnownFolder known;
  private final Instant moment;
  private final Map<Long, Integer> flagged = new HashMap<>();
  private final Set<Long> gone = new HashSet<>();
  private final Set<Long> missing = new HashSet<>();
  private OpenFolder folder;

  FolderReader(
      MessageCatalogue catalogue,
      FlagSets flagSets,
      Batch batch,
      OpenMailbox mailbox,
      KnownFolder known) {
    this.catalogue = catalogue;
    this.flagSets = flagSets;
    this.batch = batch;
    this.mailbox = mailbox;
    this.known = known;
    this.moment = batch.moment();
    this.folder = mailbox.examine(known.folder().wireName());
  }

  /**
   * @return UIDs of messages that are there and that the server would not hand out
   */
  Set<Long> read() {
    FolderState now = folder.state();
    if (now.uidValidity() != known.uidValidity()) {
      throw new MailServerAway("folder was replaced while the mailbox was read", null);
    }
    FolderState before = known.state();
    if (before != null && before.highestModSeq() > 0 && mailbox.tracksChanges()) {
      changesSince(before, now);
    } else {
      everything(now);
    }
    Set<Long> unreadable = stillThere();
    var rest =
        new FolderChange(
            known.id(), moment, List.of(), flagged, gone, unreadable.isEmpty() ? now : null);
    List<FolderChange> pieces = rest.inPieces(MOST_FLAGGED);
    for (FolderChange piece : pieces.subList(0, pieces.size() - 1)) {
      batch.add(known, piece);
      batch.flush();
    }
    batch.add(known, pieces.getLast());
    return unreadable;
  }

  private void changesSince(FolderState before, FolderState now) {
    Set<Long> had = catalogue.uidsFrom(known.id(), before.uidNext());
    long fresh = 0;
    for (long from = before.uidNext(); from < now.uidNext(); from += PAGE) {
      var unknown = new ArrayList<MessageState>();
      for (MessageState message : page(from, from + PAGE)) {
        fresh += message.uid() < now.uidNext() ? 1 : 0;
        if (had.remove(message.uid())) {
          flagged.put(message.uid(), flagSets.numberOf(message.flags()));
        } else {
          unknown.add(message);
        }
      }
      store(unknown);
    }
    gone.addAll(had);
    List<Long> firsts = new ArrayList<>();
    List<Long> lasts = new ArrayList<>();
    folder.changes(
        before.highestModSeq(),
        new FolderChanges() {
          @Override
          public void changed(MessageFlags message) {
            if (message.uid() < before.uidNext()) {
              flagged.put(message.uid(), flagSets.numberOf(message.flags()));
            }
          }

          @Override
          public void vanished(long firstUid, long lastUid) {
            firsts.add(firstUid);
            lasts.add(lastUid);
          }
        });
    // A server may also tell of messages whose flags are as they were.
    catalogue.flagsOf(known.id(), flagged.keySet()).forEach(flagged::remove);
    gone.addAll(catalogue.within(known.id(), firsts, lasts));
    long old = catalogue.count(known.id(), before.uidNext());
    long counted = old - gone.stream().filter(uid -> uid < before.uidNext()).count() + fresh;
    if (counted != now.messages()) {
      // The server did not say what vanished: only its whole list tells.
      requireAllListed(compare(before.uidNext()) + fresh, now);
    }
  }

  /** For a folder that is new, was not finished, or whose server tracks no changes. */
  private void everything(FolderState now) {
    requireAllListed(compare(now.uidNext()), now);
  }

  /**
   * Goes through the server's whole list below a UID.
   *
   * @return how many messages it lists
   */
  private long compare(long end) {
    Map<Long, Integer> had = catalogue.messagesOf(known.id());
    had.keySet().removeIf(uid -> uid >= end);
    long listed = 0;
    for (long from = 1; from < end; from += PAGE) {
      var fresh = new ArrayList<MessageState>();
      for (MessageState message : page(from, Math.min(from + PAGE, end))) {
        listed++;
        Integer flags = had.remove(message.uid());
        if (flags == null) {
          fresh.add(message);
        } else if (flags != flagSets.numberOf(message.flags())) {
          flagged.put(message.uid(), flagSets.numberOf(message.flags()));
        }
      }
      store(fresh);
    }
    gone.addAll(had.keySet());
    return listed;
  }

  /**
   * What the server counts and does not list is not passed over: it counts as a message that the
   * server would not hand out, unless it is kept already.
   */
  private void requireAllListed(long listed, FolderState now) {
    if (listed >= now.messages()) {
      return;
    }
    for (long from = 1; from < now.uidNext(); from += PAGE) {
      long end = Math.min(from + PAGE, now.uidNext());
      var counted = new HashSet<>(folder.uids(from, end - 1));
      page(from, end).forEach(message -> counted.remove(message.uid()));
      counted.removeIf(gone::remove);
      missing.addAll(counted);
    }
  }

  private List<MessageState> page(long from, long end) {
    var page = new ArrayList<MessageState>();
    folder.messages(from, end - 1, page::add);
    return page;
  }

  private void store(List<MessageState> wanted) {
    if (wanted.isEmpty()) {
      return;
    }
    Map<Long, MessageState> states = new HashMap<>();
    wanted.forEach(message -> states.put(message.uid(), message));
    var stored = new ArrayList<NewMessage>();
    missing.addAll(
        folder.read(
            wanted,
            (uid, size, message) -> {
              MessageState state = states.remove(uid);
              if (state != null) {
                store(state, message, stored);
              }
            }));
    batch.add(known, FolderChange.added(known.id(), moment, stored));
  }

  private void store(MessageState state, InputStream message, List<NewMessage> stored)
      throws IOException {
    // Not sooner: only now the answer that brought the message before is known to have made sense.
    if (batch.isFull()) {
      batch.add(known, FolderChange.added(known.id(), moment, stored));
      stored.clear();
      batch.flush();
    }
    stored.add(batch.store(state, flagSets.numberOf(state.flags()), message));
  }

  /**
   * A message that was expunged meanwhile is none; one that is there and does not come is a loss.
   */
  private Set<Long> stillThere() {
    if (missing.isEmpty()) {
      return Set.of();
    }
    folder = mailbox.examine(known.folder().wireName());
    var there = new HashSet<>(folder.uids(Collections.min(missing), Collections.max(missing)));
    there.retainAll(missing);
    return there;
  }
}
