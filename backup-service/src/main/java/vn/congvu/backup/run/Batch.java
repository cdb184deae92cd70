package vn.congvu.backup.run;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.ForgottenMeanwhile;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.backup.catalogue.NewMessage;
import vn.congvu.backup.repository.BackupWriter;
import vn.congvu.backup.repository.Repository;
import vn.congvu.backup.repository.StoredMessage;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.mail.access.FolderState;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageState;

/**
 * What was read of one mailbox and is not durable yet. Bounded: a large mailbox is made durable
 * piece by piece, and is taken up from there after a kill.
 */
final class Batch implements AutoCloseable {

  private static final long MOST_BYTES = 32L * 1024 * 1024;
  private static final int MOST_MESSAGES = 2000;

  /** Whose mail it is, and what proves that the work is still the worker's. */
  record Owner(int mailbox, String address, Fence fence) {}

  private final Repository repository;
  private final CompactionGuard guard;
  private final Recorder recorder;
  private final Manifests manifests;
  private final Owner owner;
  private final Clock clock;
  private final boolean subjects;
  private final List<FolderChange> changes = new ArrayList<>();
  private final Map<Integer, KnownFolder> folders = new LinkedHashMap<>();
  private final List<KnownFolder> renamed = new ArrayList<>();
  private final List<Integer> gone = new ArrayList<>();
  private final Set<UUID> leftBehind = new HashSet<>();
  private Instant moment;
  private boolean saidAll;
  private boolean said;
  private @Nullable BackupWriter writer;
  private long compactions;
  private long bytes;
  private int messages;

  Batch(
      Repository repository,
      CompactionGuard guard,
      Recorder recorder,
      Manifests manifests,
      Owner owner,
      Clock clock,
      boolean subjects) {
    this.repository = repository;
    this.guard = guard;
    this.recorder = recorder;
    this.manifests = manifests;
    this.owner =
        new Owner(
            owner.mailbox(),
            owner.address(),
            more -> {
              owner.fence().pass(more);
              requireNotCompacted();
            });
    this.clock = clock;
    this.moment = clock.instant();
    this.subjects = subjects;
  }

  /** What is read from here on is what there was at this moment. */
  void beginNow() {
    moment = clock.instant();
  }

  Instant moment() {
    return moment;
  }

  /**
   * @param replaced whose names the new ones bear; they end with their coming, for whoever is
   *     interrupted in between would find two folders of one name
   */
  List<KnownFolder> newFolders(
      Map<MailFolder, FolderState> found, Collection<KnownFolder> replaced) {
    if (found.isEmpty()) {
      return List.of();
    }
    List<Integer> ended = replaced.stream().map(KnownFolder::id).toList();
    if (!ended.isEmpty()) {
      say(ended);
      makeDurable();
    }
    return recorder.add(owner, found, ended, moment);
  }

  void add(KnownFolder folder, FolderChange change) {
    changes.add(change);
    if (change.says()) {
      folders.put(folder.id(), folder);
    }
  }

  void renamed(KnownFolder folder) {
    renamed.add(folder);
    folders.put(folder.id(), folder);
  }

  void gone(KnownFolder folder) {
    gone.add(folder.id());
  }

  /** Whether the mailbox is as it was, and nothing of it was written either. */
  boolean isEmpty() {
    return changes.isEmpty()
        && renamed.isEmpty()
        && gone.isEmpty()
        && leftBehind.isEmpty()
        && told() == Recorder.Told.NOTHING;
  }

  /** How many were stored that are not written down yet. */
  int messages() {
    return messages;
  }

  boolean isFull() {
    return bytes >= MOST_BYTES || messages >= MOST_MESSAGES;
  }

  NewMessage store(MessageState state, int flags, InputStream message) throws IOException {
    var envelope = new Envelope(message);
    messages++;
    bytes += state.size();
    try {
      StoredMessage stored = writer().store(envelope);
      return new NewMessage(state.uid(), state.internalDate(), flags, content(stored, envelope));
    } catch (RepositoryException e) {
      if (e.fault() != Fault.FORGOTTEN) {
        throw e;
      }
      if (findLeftBehind()) {
        recorder.mayBeLeftBehind(leftBehind);
      }
      return new NewMessage(state.uid(), state.internalDate(), flags, null);
    }
  }

  private NewMessage.Content content(StoredMessage stored, Envelope envelope) {
    var prints = new ArrayList<UUID>();
    if (stored.messageId() != null) {
      prints.add(stored.messageId().uuid());
    }
    stored.content().forEach(print -> prints.add(print.uuid()));
    return new NewMessage.Content(
        stored.address().uuid(),
        stored.size(),
        prints,
        stored.references().stream().map(print -> print.uuid()).distinct().toList(),
        stored.parts().stream().map(part -> part.uuid()).distinct().toList(),
        envelope.sender(),
        subjects ? envelope.subject() : null);
  }

  /** What was read so far, of a mailbox that is not through yet. */
  void flush() {
    say(List.of());
    makeDurable();
    record(
        new Recorder.Seen(
            owner, moment, changes, List.of(), List.of(), leftBehind, Recorder.Told.NOTHING));
  }

  /** The rest of what could be read of a mailbox that is not through. */
  void leaveOff() {
    say();
    makeDurable();
    record(seen());
  }

  private void record(Recorder.Seen part) {
    recorded(() -> recorder.record(part));
    clear();
  }

  /** The rest of the mailbox; what happened to its folders is told only now. */
  void say() {
    if (!folders.isEmpty() || !gone.isEmpty()) {
      say(gone);
    }
  }

  private void say(List<Integer> goneFolders) {
    if (!said) {
      saidAll =
          manifests.sayAllIfDue(
              owner.mailbox(), owner.address(), moment, full -> writer().store(full));
    }
    writer()
        .store(
            manifests.difference(owner.address(), moment, folders.values(), goneFolders, changes));
    said = true;
  }

  /** Repository first, catalogue second: what the catalogue names is always there. */
  void makeDurable() {
    BackupWriter open = writer;
    if (open != null) {
      open.commit();
      boolean _ = findLeftBehind();
    }
  }

  /**
   * Makes the rest of the mailbox durable and writes it down.
   *
   * @param end runs in the same transaction
   */
  void finish(Runnable end) {
    makeDurable();
    recorded(() -> recorder.finish(List.of(seen()), end));
    clear();
  }

  /** The rest of the mailbox as it is to be written down. */
  Recorder.Seen seen() {
    return new Recorder.Seen(owner, moment, changes, renamed, gone, leftBehind, told());
  }

  private void recorded(Runnable write) {
    try {
      write.run();
    } catch (ForgottenMeanwhile refusal) {
      recorder.refused(refusal);
      throw refusal;
    }
  }

  private boolean findLeftBehind() {
    return leftBehind.addAll(writer().leftBehind().stream().map(BlobAddress::uuid).toList());
  }

  private Recorder.Told told() {
    if (!said) {
      return Recorder.Told.NOTHING;
    }
    return saidAll ? Recorder.Told.ALL : Recorder.Told.A_DIFFERENCE;
  }

  private void clear() {
    changes.clear();
    folders.clear();
    leftBehind.clear();
    bytes = 0;
    messages = 0;
  }

  private BackupWriter writer() {
    BackupWriter open = writer;
    if (open == null) {
      compactions = guard.enter();
      open = repository.writer();
      writer = open;
    }
    return open;
  }

  /** What was found in the repository, and so not stored again, may be gone after a compaction. */
  private void requireNotCompacted() {
    if (writer != null) {
      guard.requireNone(compactions);
    }
  }

  @Override
  public void close() {
    if (writer != null) {
      writer.close();
    }
  }
}
