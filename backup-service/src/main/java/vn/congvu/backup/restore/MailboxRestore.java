package vn.congvu.backup.restore;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.KeptMessage;
import vn.congvu.backup.catalogue.Selection;
import vn.congvu.backup.catalogue.Snapshots;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.run.MailboxBackup;
import vn.congvu.backup.run.Unreadable;
import vn.congvu.mail.access.Appends;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageSource;
import vn.congvu.mail.access.OpenMailbox;

/**
 * Puts the mail of one mailbox back. Backs the receiving mailbox up first: from then on the
 * catalogue tells what is there already, which is left alone. A restore that was cut off is simply
 * done again, and finds by the same way what it had put back before.
 */
@ApplicationScoped
class MailboxRestore {

  private static final int PAGE = 500;

  /** So much may come back to a mailbox after its restore was cancelled. */
  private static final int MOST_UNCOUNTED = 50;

  private static final long MOST_BYTES_UNCOUNTED = 32L * 1024 * 1024;

  private final MailboxBackup backup;
  private final Snapshots snapshots;
  private final MailAccess access;
  private final Mail mail;
  private final RestoreQueue queue;

  MailboxRestore(
      MailboxBackup backup, Snapshots snapshots, MailAccess access, Mail mail, RestoreQueue queue) {
    this.backup = backup;
    this.snapshots = snapshots;
    this.access = access;
    this.mail = mail;
    this.queue = queue;
  }

  void run(RestoreQueue.Job job, Order order) throws InterruptedException {
    var passage = new Passage(job, order);
    try (OpenMailbox open = access.open(job.targetAddress())) {
      passage.through(open, knowWhatIsThere(job, open));
    }
    queue.finished(job, passage.outcome());
  }

  private List<MailFolder> knowWhatIsThere(RestoreQueue.Job job, OpenMailbox open)
      throws InterruptedException {
    try {
      return backup.run(job.target(), job.targetAddress(), open, more -> queue.fence(job));
    } catch (Unreadable unreadable) {
      // What the server does not hand out it has; the rest is known.
      Log.warnf("Receiving mailbox could not be read whole: job=%s", job.id());
      return open.folders();
    }
  }

  /** One passage through all that was selected. */
  private final class Passage {

    private final RestoreQueue.Job job;
    private final Order order;
    private final Map<String, Map<UUID, Integer>> there = new HashMap<>();
    private final Set<String> folders = new HashSet<>();
    private char delimiter;
    private long appended;
    private long bytes;
    private long alreadyThere;
    private long forgotten;
    private long broken;

    Passage(RestoreQueue.Job job, Order order) {
      this.job = job;
      this.order = order;
    }

    void through(OpenMailbox open, List<MailFolder> existing) {
      folders.addAll(existing.stream().map(MailFolder::wireName).collect(Collectors.toSet()));
      delimiter = existing.isEmpty() ? '.' : existing.getFirst().delimiter();
      Selection selection = order.of(job.mailbox());
      Appends appends = open.appends();
      Selection.Place behind = null;
      List<KeptMessage> page;
      do {
        page = snapshots.page(selection, behind, PAGE);
        page.forEach(message -> putBack(open, appends, message));
        appends.await();
        behind = page.isEmpty() ? null : page.getLast().place();
      } while (page.size() == PAGE);
      if (selection.place() == null) {
        emptyFolders(open, selection);
      }
    }

    /** Says how far it is, and learns whether it is still to go on. */
    private void count() {
      queue.progressed(job, appended);
      appended = 0;
      bytes = 0;
    }

    /** They are how somebody ordered his mail, too. */
    private void emptyFolders(OpenMailbox open, Selection selection) {
      for (MailFolder folder : snapshots.folders(selection)) {
        makeSure(open, Target.wireName(folder, delimiter, order.targetFolder()));
      }
    }

    private void makeSure(OpenMailbox open, String folder) {
      if (folders.add(folder)) {
        open.createFolder(folder);
      }
    }

    private void putBack(OpenMailbox open, Appends appends, KeptMessage message) {
      String folder = Target.wireName(message.folder(), delimiter, order.targetFolder());
      if (isThere(folder, message.address())) {
        alreadyThere++;
        return;
      }
      MessageSource source = source(message);
      if (source == null) {
        return;
      }
      if (!folders.contains(folder)) {
        appends.await();
        makeSure(open, folder);
      }
      if (appended == MOST_UNCOUNTED || bytes + message.size() > MOST_BYTES_UNCOUNTED) {
        appends.await();
        count();
      }
      appends.add(folder, message.flags(), message.internalDate(), message.size(), source);
      appended++;
      bytes += message.size();
    }

    /** Each copy that is there stands for one that is wanted. */
    private boolean isThere(String folder, UUID address) {
      Map<UUID, Integer> copies =
          there.computeIfAbsent(folder, name -> snapshots.today(job.target(), name));
      int left = copies.getOrDefault(address, 0);
      copies.put(address, left - 1);
      return left > 0;
    }

    private @Nullable MessageSource source(KeptMessage message) {
      try {
        return mail.verified(message.address(), message.size());
      } catch (RepositoryException e) {
        switch (e.fault()) {
          case FORGOTTEN -> forgotten++;
          case DAMAGED, MISSING, WRONG_DICTIONARY -> {
            Log.errorf(e, "Message cannot be restored: place=%s", message.place().id());
            broken++;
          }
          default -> throw e;
        }
        return null;
      }
    }

    RestoreQueue.Outcome outcome() {
      return new RestoreQueue.Outcome(appended, alreadyThere, forgotten, problem());
    }

    private @Nullable String problem() {
      return broken == 0
          ? null
          : "Kho sao lưu không trả lại được %d thư do dữ liệu hỏng hoặc thiếu; các thư khác đã được"
                  .formatted(broken)
              + " khôi phục.";
    }
  }
}
