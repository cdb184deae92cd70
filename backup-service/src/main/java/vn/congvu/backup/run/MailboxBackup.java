package vn.congvu.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  /**
   * @param end runs in the transaction of the last write
   */
  public void run(int mailbox, String address, Fence fence, Runnable end)
      throws InterruptedException {
    var _ =
        run(
            mailbox,
            address,
            reading -> {
              try (OpenMailbox open = access.open(address)) {
                reading.accept(open);
              }
            },
            fence,
            end);
  }

  /**
   * The same over a connection that the caller has and goes on to use.
   *
   * @return the folders that it saw
   */
  public List<MailFolder> run(int mailbox, String address, OpenMailbox open, Fence fence)
      throws InterruptedException {
    return run(mailbox, address, reading -> reading.accept(open), fence, () -> {});
  }

  private List<MailFolder> run(
      int mailbox,
      String address,
      Consumer<Consumer<OpenMailbox>> connected,
      Fence fence,
      Runnable end)
      throws InterruptedException {
    pace.gate().enter();
    try (Batch batch = batches.open(mailbox, address, fence)) {
      var unreadable = new ArrayList<String>();
      var seen = new ArrayList<MailFolder>();
      pace.readers().acquire();
      try {
        connected.accept(
            open -> {
              batch.beginNow();
              seen.addAll(new Reading(mailbox, open, batch, unreadable).read());
            });
      } finally {
        pace.readers().release();
      }
      if (!unreadable.isEmpty()) {
        batch.flush();
        throw new Unreadable(unreadable);
      }
      if (batch.saysSomething()) {
        pace.gate().await();
      }
      batch.finish(end);
      return seen;
    } finally {
      pace.gate().leave();
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

    List<MailFolder> read() {
      List<KnownFolder> before = folders.foldersOf(mailbox);
      List<MailFolder> all = open.folders();
      List<MailFolder> now = selectable(all);
      Map<String, FolderState> states =
          open.states(now.stream().map(MailFolder::wireName).toList());
      requireStates(now, states);
      requireInbox(before, now);
      FolderMatch match = FolderMatch.of(before, now, states);
      match.gone().forEach(batch::gone);
      match.renamed().forEach(this::readRenamed);
      batch.newFolders(match.fresh()).stream()
          .filter(folder -> folder.state() == null)
          .forEach(this::read);
      match
          .same()
          .forEach(
              (known, state) -> {
                if (!known.isUnchanged(state)) {
                  read(known);
                }
              });
      return all;
    }

    private static List<MailFolder> selectable(List<MailFolder> all) {
      return all.stream().filter(MailFolder::selectable).toList();
    }

    /** A folder without a state has gone away since it was listed, or the server is unwell. */
    private void requireStates(List<MailFolder> now, Map<String, FolderState> states) {
      boolean allSaid = now.stream().allMatch(folder -> states.containsKey(folder.wireName()));
      if (!allSaid
          && selectable(open.folders()).stream()
              .anyMatch(folder -> !states.containsKey(folder.wireName()))) {
        throw new MailServerAway("a folder that is listed does not tell its state", null);
      }
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
