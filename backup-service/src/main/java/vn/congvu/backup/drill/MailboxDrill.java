package vn.congvu.backup.drill;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.congvu.backup.catalogue.KeptMessage;
import vn.congvu.backup.catalogue.Selection;
import vn.congvu.backup.catalogue.Snapshots;
import vn.congvu.backup.repository.format.Digests;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.restore.Mail;
import vn.congvu.backup.restore.Target;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageSource;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;

/** Restores one mailbox into an empty scratch mailbox and reads all of it back. */
@ApplicationScoped
class MailboxDrill {

  private static final int PAGE = 500;
  private static final int CHUNK = 8192;

  private final Snapshots snapshots;
  private final MailAccess access;
  private final Mail mail;
  private final ScratchMailboxes scratches;
  private final DrillQueue queue;

  MailboxDrill(
      Snapshots snapshots,
      MailAccess access,
      Mail mail,
      ScratchMailboxes scratches,
      DrillQueue queue) {
    this.snapshots = snapshots;
    this.access = access;
    this.mail = mail;
    this.scratches = scratches;
    this.queue = queue;
  }

  Trial run(DrillJob job) {
    try (Restored restored = restore(job)) {
      return restored.readBack();
    }
  }

  /** All of the mailbox lies in its scratch mailbox then, and nothing is compared yet. */
  Restored restore(DrillJob job) {
    var passage = new Passage(job);
    long begin = System.nanoTime();
    scratches.make(job.scratch(), passage.bytesToCome());
    OpenMailbox open = access.open(job.scratch());
    try {
      passage.restore(open);
      return new Restored(passage, open, millis(begin, System.nanoTime()));
    } catch (RuntimeException e) {
      open.close();
      throw e;
    }
  }

  /** A scratch mailbox that is still open, with what was put into it. */
  static final class Restored implements AutoCloseable {

    private final Passage passage;
    private final OpenMailbox open;
    private final long restoreMillis;

    private Restored(Passage passage, OpenMailbox open, long restoreMillis) {
      this.passage = passage;
      this.open = open;
      this.restoreMillis = restoreMillis;
    }

    Trial readBack() {
      long begin = System.nanoTime();
      passage.readBack(open);
      return passage.trial(restoreMillis, millis(begin, System.nanoTime()));
    }

    @Override
    public void close() {
      open.close();
    }
  }

  private static long millis(long from, long to) {
    return Duration.ofNanos(to - from).toMillis();
  }

  /** One passage through a mailbox. */
  private final class Passage {

    private final DrillJob job;
    private final Selection selection;
    private final Comparison comparison = new Comparison();
    private final List<Mismatch> unreadable = new ArrayList<>();
    private final Set<String> folders = new HashSet<>();
    private final MessageDigest whole = Digests.sha256();
    private long messages;
    private long bytes;
    private long forgotten;

    Passage(DrillJob job) {
      this.job = job;
      this.selection = new Selection(job.mailbox(), job.moment(), null, null);
    }

    long bytesToCome() {
      return snapshots.sizes(List.of(job.mailbox()), selection).stream()
          .mapToLong(Snapshots.FolderSize::bytes)
          .sum();
    }

    void restore(OpenMailbox open) {
      List<MailFolder> existing = open.folders();
      folders.addAll(existing.stream().map(MailFolder::wireName).collect(Collectors.toSet()));
      char delimiter = existing.isEmpty() ? '.' : existing.getFirst().delimiter();
      Selection.Place behind = null;
      List<KeptMessage> page;
      do {
        page = snapshots.page(selection, behind, PAGE);
        page.forEach(message -> put(open, message, delimiter));
        queue.stillMine(job);
        behind = page.isEmpty() ? null : page.getLast().place();
      } while (page.size() == PAGE);
    }

    private void put(OpenMailbox open, KeptMessage message, char delimiter) {
      MessageSource source = source(message);
      if (source == null) {
        return;
      }
      String folder = Target.wireName(message.folder(), delimiter, null);
      if (folders.add(folder)) {
        open.createFolder(folder);
      }
      MessageDigest digest = Digests.sha256();
      var _ =
          open.append(
              folder,
              message.flags(),
              message.internalDate(),
              message.size(),
              wire -> source.writeTo(new DigestOutputStream(wire, digest)));
      byte[] sha256 = digest.digest();
      whole.update(sha256);
      comparison.expect(folder, message, sha256);
      messages++;
      bytes += message.size();
    }

    /** What comes out has passed the repository's own check against the SHA-256 of the backup. */
    private @Nullable MessageSource source(KeptMessage message) {
      try {
        return mail.verified(message.address(), message.size());
      } catch (RepositoryException e) {
        switch (e.fault()) {
          case FORGOTTEN -> forgotten++;
          case DAMAGED, MISSING, WRONG_DICTIONARY ->
              unreadable.add(
                  new Mismatch(
                      Mismatch.Kind.UNREADABLE,
                      message.folder().name(),
                      message.place().folder(),
                      message.place().uid()));
          default -> throw e;
        }
        return null;
      }
    }

    void readBack(OpenMailbox open) {
      for (MailFolder folder : open.folders()) {
        if (folder.selectable()) {
          OpenFolder examined = open.examine(folder.wireName());
          for (long from = 1; from < examined.state().uidNext(); from += PAGE) {
            readBack(folder.wireName(), examined, from);
            queue.stillMine(job);
          }
        }
      }
    }

    private void readBack(String wireName, OpenFolder open, long from) {
      Map<Long, MessageState> states = new HashMap<>();
      open.messages(from, from + PAGE - 1, state -> states.put(state.uid(), state));
      // A message that the server lists and does not hand out stays expected, and so is missing.
      Set<Long> _ =
          open.read(
              states.values(),
              (uid, size, message) -> {
                MessageState state = states.get(uid);
                byte[] sha256 = sha256(message);
                if (state != null) {
                  comparison.found(wireName, uid, sha256, state.internalDate(), state.flags());
                }
              });
    }

    Trial trial(long restoreMillis, long compareMillis) {
      var mismatches = new ArrayList<>(unreadable);
      mismatches.addAll(comparison.mismatches());
      return new Trial(
          messages,
          bytes,
          forgotten,
          restoreMillis,
          compareMillis,
          HexFormat.of().formatHex(whole.digest()),
          mismatches);
    }
  }

  private static byte[] sha256(InputStream message) throws IOException {
    MessageDigest digest = Digests.sha256();
    byte[] chunk = new byte[CHUNK];
    for (int read = message.read(chunk); read > 0; read = message.read(chunk)) {
      digest.update(chunk, 0, read);
    }
    return digest.digest();
  }
}
