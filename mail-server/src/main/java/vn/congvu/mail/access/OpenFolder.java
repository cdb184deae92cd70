package vn.congvu.mail.access;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import vn.congvu.mail.MailServerRefused;

/** The folder that a mailbox's connection is in, until another one is opened. */
public final class OpenFolder {

  /** A batch is one command; small enough that a cut costs little, large enough to hide the way. */
  private static final long BATCH_BYTES = 1024 * 1024;

  private static final int BATCH_MESSAGES = 200;

  /** Servers bound the length of a line; so many UIDs fit any. */
  private static final int UIDS_A_COMMAND = 500;

  private final ImapSession session;
  private final String opening;
  private final FolderState state;
  private final boolean tracksChanges;

  private OpenFolder(
      ImapSession session, String opening, FolderState state, boolean tracksChanges) {
    this.session = session;
    this.opening = opening;
    this.state = state;
    this.tracksChanges = tracksChanges;
  }

  static OpenFolder open(ImapSession session, String verb, String wireName, boolean tracksChanges) {
    String opening = verb + ' ' + OpenMailbox.quote(wireName);
    var status = new StatusAnswer();
    StatusLine _ = session.run(opening, status);
    return new OpenFolder(session, opening, status.state(), tracksChanges);
  }

  /** As it was when the folder was opened. */
  public FolderState state() {
    return state;
  }

  /** Every message from a UID on, in the server's order, each as soon as it is read. */
  public void messages(long fromUid, Consumer<MessageState> each) {
    messages(fromUid, Long.MAX_VALUE, each);
  }

  /** Every message between two UIDs, both included: a page of a folder too long to be held. */
  public void messages(long fromUid, long toUid, Consumer<MessageState> each) {
    if (fromUid >= state.uidNext() || state.messages() == 0) {
      return;
    }
    String items =
        tracksChanges
            ? " (UID FLAGS INTERNALDATE RFC822.SIZE MODSEQ)"
            : " (UID FLAGS INTERNALDATE RFC822.SIZE)";
    String last = toUid < state.uidNext() - 1 ? Long.toString(toUid) : "*";
    fetch(
        "UID FETCH " + fromUid + ":" + last + items,
        fetched -> {
          // "n:*" always names the last message, even when its UID is below n.
          if (fetched.uid() >= fromUid) {
            each.accept(fetched.state());
          }
        });
  }

  /**
   * The UIDs between two, both included, that the server counts, whether or not it lists them when
   * it is asked for the messages.
   */
  public List<Long> uids(long fromUid, long toUid) {
    if (fromUid >= state.uidNext() || state.messages() == 0) {
      return List.of();
    }
    List<Long> uids = found("UID SEARCH UID " + fromUid + ':' + toUid);
    // A range beyond the last message names that one.
    uids.removeIf(uid -> uid < fromUid || uid > toUid);
    return uids;
  }

  /**
   * The newest messages below a UID, newest first. No subject is asked for.
   *
   * @param belowUid {@code Long.MAX_VALUE} for the newest of all
   */
  public List<MessageListing> newest(long belowUid, int limit) {
    long last = Math.min(belowUid, state.uidNext()) - 1;
    if (last < 1 || state.messages() == 0) {
      return List.of();
    }
    List<Long> uids = uids(1, last);
    uids.sort(Comparator.naturalOrder());
    List<Long> wanted = uids.subList(Math.max(0, uids.size() - limit), uids.size());
    if (wanted.isEmpty()) {
      return List.of();
    }
    var newest = new ArrayList<MessageListing>();
    fetch(
        "UID FETCH "
            + Uids.set(wanted)
            + " (UID INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (FROM)])",
        fetched -> newest.add(fetched.listing()));
    newest.sort(Comparator.comparingLong(MessageListing::uid).reversed());
    return newest;
  }

  /**
   * What is said about messages outside of them: no subject is asked for, and nothing is marked as
   * seen. A message that went away meanwhile is missing.
   */
  public void envelopes(Collection<Long> uids, Consumer<MessageEnvelope> each) {
    ask(
        uids,
        " (UID FLAGS INTERNALDATE BODY.PEEK[HEADER.FIELDS (FROM MESSAGE-ID)])",
        fetched -> each.accept(fetched.envelope()));
  }

  /** Whom messages name as their recipients; a message that went away meanwhile is missing. */
  public void recipients(Collection<Long> uids, Consumer<MessageRecipients> each) {
    ask(
        uids,
        " (UID BODY.PEEK[HEADER.FIELDS (TO CC BCC)])",
        fetched -> each.accept(fetched.recipients()));
  }

  private void ask(Collection<Long> uids, String items, Consumer<Fetched> each) {
    if (state.messages() == 0) {
      return;
    }
    List<Long> sorted = uids.stream().distinct().sorted().toList();
    for (int from = 0; from < sorted.size(); from += UIDS_A_COMMAND) {
      List<Long> some = sorted.subList(from, Math.min(from + UIDS_A_COMMAND, sorted.size()));
      fetch("UID FETCH " + Uids.set(some) + items, each);
    }
  }

  /**
   * What happened since a mod-sequence, new messages included; only where {@link
   * OpenMailbox#tracksChanges}.
   */
  public void changes(long sinceModSeq, FolderChanges changes) {
    if (state.messages() == 0) {
      // In an empty folder James takes "1:*" for an error.
      changes.vanished(1, Math.max(1, state.uidNext() - 1));
      return;
    }
    String command = "UID FETCH 1:* (UID FLAGS MODSEQ) (CHANGEDSINCE " + sinceModSeq + " VANISHED)";
    list(
        command,
        new Answers() {
          @Override
          public boolean data(String word, long number, Wire wire) {
            return switch (word) {
              case "FETCH" -> {
                hear(Fetched.read(wire, OpenFolder::unwanted), changes::changed);
                yield true;
              }
              case "VANISHED" -> {
                vanished(wire, changes);
                yield true;
              }
              default -> false;
            };
          }
        });
  }

  private static void vanished(Wire wire, FolderChanges changes) {
    wire.expect(' ', "UIDs that are gone");
    if (wire.peek() == '(') {
      wire.skipValue();
      wire.expect(' ', "UIDs that are gone");
    }
    Uids.each(wire.atom("UIDs that are gone"), changes::vanished);
  }

  private static void hear(Fetched fetched, Consumer<MessageFlags> each) {
    MessageFlags flags = fetched.newFlags();
    if (flags != null) {
      each.accept(flags);
    }
  }

  /**
   * @param command asks for more than flags
   */
  private void fetch(String command, Consumer<Fetched> each) {
    list(
        command,
        new FetchAnswer(
            OpenFolder::unwanted,
            fetched -> {
              if (!fetched.isUnasked()) {
                each.accept(fetched);
              }
            }));
  }

  /**
   * While the first message of a folder arrives, James may count it when it opens the folder and
   * yet refuse to list it, the folder being empty (gone in releases after 3.8). Opened again, it
   * sees the message.
   */
  private void list(String command, Answers answers) {
    try {
      StatusLine _ = session.run(command, answers);
    } catch (MailServerRefused notSeenYet) {
      StatusLine _ = session.run(opening, Answers.NONE);
      StatusLine _ = session.run(command, answers);
    }
  }

  private static void unwanted(long uid, long size, InputStream message) {
    throw Wire.garbled("no message's bytes");
  }

  /**
   * Reads messages byte for byte, without marking them as seen. Several commands are under way at
   * once, so the server works while the reader does; a large message is asked for alone.
   *
   * @param wanted with the sizes that the folder's list gave, by which the batches are cut
   * @return the UIDs that the server had no message for any more
   */
  public Set<Long> read(Collection<MessageState> wanted, MessageReader reader) {
    var missing = new HashSet<Long>();
    Deque<Batch> batches = batches(wanted);
    batches.forEach(batch -> missing.addAll(batch.uids()));
    var answer =
        new FetchAnswer(
            reader,
            fetched -> {
              if (fetched.delivered()) {
                missing.remove(fetched.uid());
              }
            });
    var underWay = new ArrayDeque<String>();
    try {
      while (!batches.isEmpty() || !underWay.isEmpty()) {
        while (underWay.size() < OpenMailbox.UNDER_WAY
            && !batches.isEmpty()
            && !batches.getFirst().isLarge()) {
          underWay.add(session.begin(batches.remove().command()));
        }
        if (underWay.isEmpty()) {
          readLarge(batches.remove(), answer);
        } else {
          StatusLine _ = session.finish(underWay.remove(), "UID FETCH", answer);
        }
      }
    } catch (RuntimeException e) {
      // Answers that nobody reads are still on their way: the connection is of no use any more.
      session.close();
      throw e;
    }
    return missing;
  }

  private void readLarge(Batch batch, Answers answer) {
    try (var _ = session.large().await(batch.bytes())) {
      StatusLine _ = session.run(batch.command(), answer);
    }
  }

  private record Batch(List<Long> uids, long bytes) {

    Batch with(MessageState message) {
      uids.add(message.uid());
      return new Batch(uids, bytes + message.size());
    }

    boolean isFullFor(MessageState message) {
      return uids.size() == BATCH_MESSAGES || bytes + message.size() > BATCH_BYTES;
    }

    boolean isLarge() {
      return LargeMessages.isLarge(bytes);
    }

    String command() {
      return "UID FETCH " + Uids.set(uids) + " (UID BODY.PEEK[])";
    }
  }

  private static Deque<Batch> batches(Collection<MessageState> wanted) {
    var batches = new ArrayDeque<Batch>();
    for (MessageState message :
        wanted.stream().sorted(Comparator.comparingLong(MessageState::uid)).toList()) {
      Batch last =
          batches.isEmpty() || batches.getLast().isFullFor(message)
              ? new Batch(new ArrayList<>(), 0)
              : batches.removeLast();
      batches.add(last.with(message));
    }
    return batches;
  }

  /**
   * @return UIDs of the messages with this Message-ID, angle brackets included; a server may take a
   *     part of the header for the whole
   */
  public List<Long> withMessageId(String messageId) {
    return with(new HeaderSearch(Set.of(HeaderSearch.Field.MESSAGE_ID), messageId));
  }

  /**
   * Searches headers. A server may find more than it should, and in headers that no standard allows
   * less: read what it names, and where it matters that nothing is missed, read the folder.
   *
   * @return the UIDs of the messages that have the text in one of the fields
   */
  public List<Long> with(HeaderSearch search) {
    return state.messages() > 0 && search.canBeFound()
        ? found(search.command(session.can("LITERAL+")))
        : List.of();
  }

  /** One search at a time: an answer does not say of which it is (RFC 9051, 5.5). */
  private List<Long> found(String command) {
    var uids = new ArrayList<Long>();
    StatusLine _ = session.run(command, new SearchAnswer(uids));
    return uids;
  }

  private record SearchAnswer(List<Long> uids) implements Answers {

    @Override
    public boolean data(String word, long number, Wire wire) {
      if (!word.equals("SEARCH")) {
        return false;
      }
      while (wire.skip(' ')) {
        if (wire.peek() != '\r') {
          uids.add(wire.number("a UID"));
        }
      }
      return true;
    }
  }

  /** Removes exactly these messages; others that are marked as deleted stay. */
  public void expunge(Collection<Long> uids) {
    if (uids.isEmpty()) {
      return;
    }
    if (!session.can("UIDPLUS")) {
      throw new UnsupportedOperationException("server cannot expunge single messages");
    }
    List<Long> sorted = uids.stream().distinct().sorted().toList();
    var underWay = new ArrayDeque<String[]>();
    try {
      for (int from = 0; from < sorted.size(); from += UIDS_A_COMMAND) {
        String set = Uids.set(sorted.subList(from, Math.min(from + UIDS_A_COMMAND, sorted.size())));
        for (String verb : List.of("UID STORE", "UID EXPUNGE")) {
          String rest = verb.equals("UID STORE") ? " +FLAGS.SILENT (\\Deleted)" : "";
          if (underWay.size() == OpenMailbox.UNDER_WAY) {
            end(underWay.remove());
          }
          underWay.add(new String[] {session.begin(verb + ' ' + set + rest), verb});
        }
      }
      underWay.forEach(this::end);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  private void end(String[] command) {
    StatusLine _ = session.finish(command[0], command[1], Answers.NONE);
  }

  public void addFlags(Collection<Long> uids, Collection<String> flags) {
    StatusLine _ =
        session.run(
            "UID STORE " + set(uids) + " +FLAGS.SILENT (" + String.join(" ", flags) + ")",
            Answers.NONE);
  }

  private static String set(Collection<Long> uids) {
    return Uids.set(uids.stream().distinct().sorted().toList());
  }

  private record FetchAnswer(MessageReader reader, Consumer<Fetched> each) implements Answers {

    @Override
    public boolean data(String word, long number, Wire wire) {
      if (!word.equals("FETCH")) {
        return false;
      }
      each.accept(Fetched.read(wire, reader));
      return true;
    }
  }
}
