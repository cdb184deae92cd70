package vn.congvu.mail.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import vn.congvu.mail.MailServerRefused;

/** One connection in one mailbox; for one thread at a time. */
public final class OpenMailbox implements AutoCloseable {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH);

  /** Commands under way at once: enough to keep the server busy, few enough to fit its buffers. */
  static final int UNDER_WAY = 4;

  private final ImapSession session;
  private final boolean tracksChanges;

  private OpenMailbox(ImapSession session, boolean tracksChanges) {
    this.session = session;
    this.tracksChanges = tracksChanges;
  }

  static OpenMailbox of(ImapSession session) {
    boolean tracksChanges = session.can("QRESYNC") && session.can("ENABLE");
    if (tracksChanges) {
      StatusLine _ = session.run("ENABLE QRESYNC", Answers.NONE);
    }
    return new OpenMailbox(session, tracksChanges);
  }

  /** Whether {@link OpenFolder#changes} works here. */
  public boolean tracksChanges() {
    return tracksChanges;
  }

  /** All folders of the mailbox; those shared by others are not its own. */
  public List<MailFolder> folders() {
    var folders = new ArrayList<MailFolder>();
    StatusLine _ =
        session.run(
            "LIST \"\" \"*\"",
            new Answers() {
              @Override
              public boolean data(String word, long number, Wire wire) {
                if (!word.equals("LIST")) {
                  return false;
                }
                folders.add(listed(wire));
                return true;
              }
            });
    return folders;
  }

  private static MailFolder listed(Wire wire) {
    boolean selectable = true;
    wire.expect(' ', "a folder");
    wire.expect('(', "a folder's attributes");
    while (!wire.skip(')')) {
      if (!wire.skip(' ')) {
        String attribute = wire.atom("a folder's attribute");
        selectable &=
            !attribute.equalsIgnoreCase("\\Noselect")
                && !attribute.equalsIgnoreCase("\\NonExistent");
      }
    }
    wire.expect(' ', "a folder");
    String delimiter = wire.string("a delimiter");
    wire.expect(' ', "a folder");
    return MailFolder.ofWire(
        wire.string("a folder's name"),
        delimiter.length() == 1 ? delimiter.charAt(0) : '\0',
        selectable);
  }

  /**
   * The states of folders, asked in one go; a folder that went away meanwhile is missing.
   *
   * @param wireNames see {@link MailFolder#wireName()}
   */
  public Map<String, FolderState> states(Collection<String> wireNames) {
    var states = new LinkedHashMap<String, FolderState>();
    var underWay = new ArrayDeque<String[]>();
    Iterator<String> waiting = wireNames.iterator();
    String items = " (UIDVALIDITY UIDNEXT MESSAGES" + (tracksChanges ? " HIGHESTMODSEQ)" : ")");
    while (waiting.hasNext() || !underWay.isEmpty()) {
      while (underWay.size() < UNDER_WAY && waiting.hasNext()) {
        String name = waiting.next();
        underWay.add(new String[] {session.begin("STATUS " + quote(name) + items), name});
      }
      String[] next = underWay.remove();
      try {
        var status = new StatusAnswer();
        StatusLine _ = session.finish(next[0], "STATUS", status);
        states.put(next[1], status.state());
      } catch (MailServerRefused gone) {
        continue;
      }
    }
    return states;
  }

  /** Opens a folder for reading; nothing that happens then marks a mail as seen. */
  public OpenFolder examine(String wireName) {
    return OpenFolder.open(session, "EXAMINE", wireName, tracksChanges);
  }

  /** Opens a folder so that mail can be expunged from it. */
  public OpenFolder select(String wireName) {
    return OpenFolder.open(session, "SELECT", wireName, tracksChanges);
  }

  /**
   * Makes a folder, unless it is there already: a server makes the parents of a folder unasked (RFC
   * 9051, 6.3.4), and somebody else may have been faster.
   */
  public void createFolder(String wireName) {
    try {
      StatusLine _ = session.run("CREATE " + quote(wireName), Answers.NONE);
    } catch (MailServerRefused refused) {
      if (!states(List.of(wireName)).containsKey(wireName)) {
        throw refused;
      }
    }
  }

  public void renameFolder(String wireName, String newWireName) {
    StatusLine _ =
        session.run("RENAME " + quote(wireName) + ' ' + quote(newWireName), Answers.NONE);
  }

  public void deleteFolder(String wireName) {
    StatusLine _ = session.run("DELETE " + quote(wireName), Answers.NONE);
  }

  /**
   * Adds a message at the end of a folder.
   *
   * @param flags as {@link MessageState#flags()} gives them
   * @return the new message's UID, when the server tells it
   */
  public OptionalLong append(
      String wireName,
      Collection<String> flags,
      Instant internalDate,
      long size,
      MessageSource message) {
    try (var _ = session.large().await(size)) {
      return appended(beginAppend(wireName, flags, internalDate, size, message));
    }
  }

  /** Messages that are sent while the server still writes the ones before them. */
  public Appends appends() {
    return new Appends(this, session.takesLiteralsAtOnce() ? Appends.UNDER_WAY : 1);
  }

  String beginAppend(
      String wireName,
      Collection<String> flags,
      Instant internalDate,
      long size,
      MessageSource message) {
    String command =
        "APPEND "
            + quote(wireName)
            + " ("
            + String.join(" ", flags)
            + ") \""
            + DATE.format(internalDate.atOffset(ZoneOffset.UTC))
            + '"';
    try {
      return session.begin(command, message, size);
    } catch (IOException e) {
      session.close();
      throw new UncheckedIOException(e);
    } catch (MailServerRefused refused) {
      throw refused;
    } catch (RuntimeException e) {
      // Half a message may be on the wire.
      session.close();
      throw e;
    }
  }

  OptionalLong appended(String tag) {
    return appendedUid(session.finish(tag, "APPEND", Answers.NONE));
  }

  private static OptionalLong appendedUid(StatusLine line) {
    if (!line.has("APPENDUID")) {
      return OptionalLong.empty();
    }
    String[] words = line.arguments().split(" ");
    try {
      return OptionalLong.of(Long.parseLong(words[words.length - 1]));
    } catch (NumberFormatException e) {
      throw Wire.garbled("the UID of an appended message");
    }
  }

  static String quote(String wireName) {
    if (!wireName.chars().allMatch(octet -> octet >= ' ' && octet < 256 && octet != 127)) {
      throw new IllegalArgumentException("folder name has characters that IMAP cannot carry");
    }
    return '"' + wireName.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public void close() {
    session.close();
  }
}
