package vn.congvu.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import vn.congvu.backup.catalogue.FolderCatalogue;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerGarbled;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.OpenMailbox;

/**
 * Brings the catalogue of one mailbox to what the mail server has now. Asks first what changed: a
 * mailbox in which nothing did costs one question to each side.
 */
@ApplicationScoped
public class MailboxBackup {

  private static final int MOST_NAMED = 20;

  private final MailAccess access;
  private final FolderCatalogue folders;
  private final FolderReaders readers;
  private final Batches batches;
  private final Pace pace;

  MailboxBackup(
      MailAccess access,
      FolderCatalogue folders,
      FolderReaders readers,
      Batches batches,
      Pace pace) {
    this.access = access;
    this.folders = folders;
    this.readers = readers;
    this.batches = batches;
    this.pace = pace;
  }

  /** What is to be done with all that was seen of a mailbox; it is said, but not durable yet. */
  interface Ending {
    void end(Batch batch) throws InterruptedException;
  }

  /**
   * @param known of its folders, perhaps a while ago
   * @return as of when all was as it was, so that nothing was written: then the end is the caller's
   */
  Optional<Instant> run(
      int mailbox, String address, List<KnownFolder> known, Fence fence, Ending ending)
      throws InterruptedException {
    try (Batch batch = batches.open(mailbox, address, fence)) {
      List<MailFolder> _ =
          read(
              mailbox,
              known,
              batch,
              reading -> {
                try (OpenMailbox open = access.open(address)) {
                  reading.accept(open);
                }
              });
      if (batch.isEmpty()) {
        return Optional.of(batch.moment());
      }
      batch.say();
      ending.end(batch);
      return Optional.empty();
    }
  }

  /**
   * The same over a connection that the caller has and goes on to use.
   *
   * @return the folders that it saw
   */
  public List<MailFolder> run(int mailbox, String address, OpenMailbox open, Fence fence)
      throws InterruptedException {
    try (Batch batch = batches.open(mailbox, address, fence)) {
      List<MailFolder> seen = read(mailbox, List.of(), batch, reading -> reading.accept(open));
      batch.say();
      batch.finish(() -> {});
      return seen;
    }
  }

  private List<MailFolder> read(
      int mailbox, List<KnownFolder> known, Batch batch, Consumer<Consumer<OpenMailbox>> connected)
      throws InterruptedException {
    var unreadable = new ArrayList<String>();
    var seen = new ArrayList<MailFolder>();
    pace.read(
        () ->
            connected.accept(
                open -> {
                  batch.beginNow();
                  seen.addAll(new Reading(mailbox, open, batch, unreadable).read(known));
                }));
    if (!unreadable.isEmpty()) {
      batch.leaveOff();
      throw new Unreadable(unreadable);
    }
    return seen;
  }

  /**
   * What the server says.
   *
   * @param folders that can be opened
   */
  private record Answer(
      List<MailFolder> all, List<MailFolder> folders, Map<String, FolderState> states) {

    /** Needs only what the catalogue had at some time: had it gone on, the server had too. */
    boolean isWhatWasKnown(List<KnownFolder> known) {
      return folders.size() == states.size()
          && FolderMatch.of(known, folders, states).isUnchanged();
    }
  }

  /** One passage through a mailbox. */
  private final class Reading {

    private final int mailbox;
    private final OpenMailbox open;
    private final Batch batch;
    private final List<String> unreadable;

    Reading(int mailbox, OpenMailbox open, Batch batch, List<String> unreadable) {
      this.mailbox = mailbox;
      this.open = open;
      this.batch = batch;
      this.unreadable = unreadable;
    }

    /**
     * What is different is looked for in the catalogue as it is now, and the server is asked after
     * the catalogue: a folder that somebody added in between would seem to be gone.
     */
    List<MailFolder> read(List<KnownFolder> known) {
      if (!known.isEmpty()) {
        Answer answer = ask();
        if (answer.isWhatWasKnown(known)) {
          return answer.all();
        }
      }
      List<KnownFolder> before = folders.foldersOf(mailbox);
      Answer now = ask();
      requireStates(now);
      requireInbox(before, now.folders());
      FolderMatch match = FolderMatch.of(before, now.folders(), now.states());
      List<KnownFolder> replaced = match.replaced();
      List<KnownFolder> added = batch.newFolders(match.fresh(), replaced);
      match.gone().stream().filter(folder -> !replaced.contains(folder)).forEach(batch::gone);
      match.renamed().forEach(this::readRenamed);
      added.stream().filter(folder -> folder.state() == null).forEach(this::read);
      match
          .same()
          .forEach(
              (folder, state) -> {
                if (!folder.isUnchanged(state)) {
                  read(folder);
                }
              });
      return now.all();
    }

    private Answer ask() {
      List<MailFolder> all = open.folders();
      List<MailFolder> selectable = selectable(all);
      return new Answer(
          all, selectable, open.states(selectable.stream().map(MailFolder::wireName).toList()));
    }

    private static List<MailFolder> selectable(List<MailFolder> all) {
      return all.stream().filter(MailFolder::selectable).toList();
    }

    /** A folder without a state has gone away since it was listed, or the server is unwell. */
    private void requireStates(Answer now) {
      if (!areAllIn(now.states(), now.folders())
          && !areAllIn(now.states(), selectable(open.folders()))) {
        throw new MailServerAway("a folder that is listed does not tell its state", null);
      }
    }

    private static boolean areAllIn(Map<String, FolderState> states, List<MailFolder> listed) {
      return listed.stream().allMatch(folder -> states.containsKey(folder.wireName()));
    }

    /**
     * Nobody can delete the INBOX (RFC 9051, 5.1): a list without it is no list of this mailbox.
     */
    private static void requireInbox(List<KnownFolder> before, List<MailFolder> now) {
      boolean had = before.stream().anyMatch(known -> isInbox(known.folder()));
      if (had && now.stream().noneMatch(Reading::isInbox)) {
        throw new MailServerGarbled("the list of folders is without its INBOX");
      }
    }

    private static boolean isInbox(MailFolder folder) {
      return folder.wireName().equalsIgnoreCase("INBOX");
    }

    /** Read whole once: its list must confirm that it is the same folder. */
    private void readRenamed(KnownFolder known, MailFolder folder) {
      var renamed = new KnownFolder(known.id(), folder, known.uidValidity(), null);
      batch.renamed(renamed);
      read(renamed);
    }

    private void read(KnownFolder folder) {
      Set<Long> missing = readers.read(open, folder, batch);
      if (!missing.isEmpty()) {
        unreadable.add(
            folder.folder().name()
                + ": UID "
                + new TreeSet<>(missing).stream().limit(MOST_NAMED).toList());
      }
    }
  }
}
