package vn.congvu.backup.run;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import vn.congvu.backup.catalogue.FolderCatalogue;
import vn.congvu.backup.catalogue.Forgotten;
import vn.congvu.backup.catalogue.ForgottenMeanwhile;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.backup.catalogue.MessageCatalogue;
import vn.congvu.backup.catalogue.NewMessage;
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

  /** What lies in the repository of messages that it refused at their end. */
  void mayBeLeftBehind(Set<UUID> blobs) {
    forgotten.mayBeLeftBehind(blobs);
  }

  /** What lies in the repository of messages that the catalogue refused. */
  void refused(ForgottenMeanwhile refusal) {
    forgotten.leaveBehind(refusal.blobs());
  }

  /**
   * What was seen of a mailbox.
   *
   * @param moment as of which it was so
   * @param renamed folders under their new names
   * @param gone folders
   * @param leftBehind of messages that the repository refused
   */
  record Seen(
      Batch.Owner owner,
      Instant moment,
      List<FolderChange> changes,
      List<KnownFolder> renamed,
      List<Integer> gone,
      Set<UUID> leftBehind,
      Told told) {

    /** Most mailboxes are as they were: nothing to write, and so nothing to fence. */
    boolean says() {
      return !changes.isEmpty() || !renamed.isEmpty() || !gone.isEmpty() || told != Told.NOTHING;
    }

    private Progress progress() {
      return changes.stream().map(FolderChange::progress).reduce(Progress.NONE, Progress::plus);
    }

    private Stream<NewMessage> added() {
      return changes.stream().flatMap(change -> change.added().stream());
    }
  }

  /** Part of a mailbox. Only after the repository has made durable what is named. */
  @Transactional
  void record(Seen part) {
    write(List.of(part));
  }

  /**
   * The last of mailboxes that were gone through to the end: all of it is written, or nothing.
   *
   * @param end runs in the same transaction
   */
  @Transactional
  void finish(List<Seen> lasts, Runnable end) {
    write(lasts);
    mailboxes.backedUp(lasts.stream().collect(toMap(seen -> seen.owner().mailbox(), Seen::moment)));
    end.run();
  }

  private void write(List<Seen> all) {
    List<Seen> speaking = all.stream().filter(Seen::says).toList();
    List<NewMessage> added = speaking.stream().flatMap(Seen::added).toList();
    if (!speaking.isEmpty()) {
      forgotten.refuse(added);
    }
    speaking.forEach(seen -> seen.owner().fence().pass(seen.progress()));
    messages.meet(added);
    speaking.forEach(seen -> seen.changes().forEach(this::write));
    forgotten.leaveBehind(
        all.stream().flatMap(seen -> seen.leftBehind().stream()).collect(toSet()));
    all.forEach(this::writeFolders);
  }

  private void write(FolderChange change) {
    messages.add(change.folder(), change.added(), change.moment());
    messages.flagged(change.folder(), change.flagged(), change.moment());
    messages.gone(change.folder(), change.gone(), change.moment());
    if (change.complete() != null) {
      folders.complete(change.folder(), change.complete());
    }
  }

  private void writeFolders(Seen seen) {
    seen.gone().forEach(folder -> folders.gone(folder, seen.moment()));
    seen.renamed().forEach(folder -> folders.rename(folder.id(), folder.folder(), seen.moment()));
    if (seen.told() != Told.NOTHING) {
      Batch.Owner owner = seen.owner();
      mailboxes.told(owner.mailbox(), owner.address(), seen.told() == Told.ALL);
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
