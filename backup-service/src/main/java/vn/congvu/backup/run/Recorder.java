package vn.congvu.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.congvu.backup.catalogue.FolderCatalogue;
import vn.congvu.backup.catalogue.Forgotten;
import vn.congvu.backup.catalogue.ForgottenMeanwhile;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.backup.catalogue.MessageCatalogue;
import vn.congvu.backup.mailbox.MailboxService;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailFolder;

/** Writes to the catalogue, each time behind the fence of whoever does the work. */
@ApplicationScoped
class Recorder {

  private final FolderCatalogue folders;
  private final MessageCatalogue messages;
  private final MailboxService mailboxes;
  private final Forgotten forgotten;

  Recorder(
      FolderCatalogue folders,
      MessageCatalogue messages,
      MailboxService mailboxes,
      Forgotten forgotten) {
    this.folders = folders;
    this.messages = messages;
    this.mailboxes = mailboxes;
    this.forgotten = forgotten;
  }

  /** What the repository was told of a mailbox. */
  enum Told {
    NOTHING,
    A_DIFFERENCE,
    ALL
  }

  /** Only after the repository has made durable what the changes name. */
  @Transactional
  void record(Batch.Owner owner, List<FolderChange> changes, Set<UUID> leftBehind) {
    write(owner, changes);
    forgotten.leaveBehind(leftBehind);
  }

  /** What lies in the repository of messages that it refused at their end. */
  void mayBeLeftBehind(Set<UUID> blobs) {
    forgotten.mayBeLeftBehind(blobs);
  }

  /** What lies in the repository of messages that the catalogue refused. */
  void refused(ForgottenMeanwhile refusal) {
    forgotten.leaveBehind(refusal.blobs());
  }

  /**
   * The last changes of a mailbox.
   *
   * @param renamed folders under their new names
   * @param gone folders
   * @param leftBehind of messages that the repository refused
   */
  record Last(
      List<FolderChange> changes,
      List<KnownFolder> renamed,
      List<Integer> gone,
      Set<UUID> leftBehind,
      Told told) {

    /** Most mailboxes are as they were: nothing to write, and so nothing to fence. */
    boolean says() {
      return !changes.isEmpty() || !renamed.isEmpty() || !gone.isEmpty() || told != Told.NOTHING;
    }
  }

  /** With these changes the mailbox was gone through to the end. */
  @Transactional
  void finish(Batch.Owner owner, Instant moment, Last last, Runnable end) {
    write(owner, moment, last);
    mailboxes.backedUp(owner.mailbox(), moment);
    end.run();
  }

  /** All that is known of a mailbox that is to be read again. */
  @Transactional
  void leaveOff(Batch.Owner owner, Instant moment, Last last) {
    write(owner, moment, last);
  }

  private void write(Batch.Owner owner, Instant moment, Last last) {
    if (last.says()) {
      write(owner, last.changes());
    }
    forgotten.leaveBehind(last.leftBehind());
    last.gone().forEach(folder -> folders.gone(folder, moment));
    last.renamed().forEach(folder -> folders.rename(folder.id(), folder.folder(), moment));
    if (last.told() != Told.NOTHING) {
      mailboxes.told(owner.mailbox(), owner.address(), last.told() == Told.ALL);
    }
  }

  private void write(Batch.Owner owner, List<FolderChange> changes) {
    forgotten.refuse(changes.stream().flatMap(change -> change.added().stream()).toList());
    owner
        .fence()
        .pass(changes.stream().map(FolderChange::progress).reduce(Progress.NONE, Progress::plus));
    for (FolderChange change : changes) {
      messages.add(change.folder(), change.added(), change.moment());
      messages.flagged(change.folder(), change.flagged(), change.moment());
      messages.gone(change.folder(), change.gone(), change.moment());
      if (change.complete() != null) {
        folders.complete(change.folder(), change.complete());
      }
    }
  }

  @Transactional
  List<KnownFolder> add(
      Batch.Owner owner,
      Map<MailFolder, FolderState> found,
      Collection<Integer> ended,
      Instant moment) {
    owner.fence().pass(Progress.NONE);
    ended.forEach(folder -> folders.gone(folder, moment));
    return folders.add(owner.mailbox(), found, moment);
  }
}
