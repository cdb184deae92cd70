package vn.congvu.james.remains;

import java.io.IOException;
import javax.inject.Inject;
import org.apache.activemq.store.kahadb.KahaDBPersistenceAdapter;
import org.apache.activemq.store.kahadb.data.KahaTraceCommand;
import org.apache.activemq.store.kahadb.disk.journal.Journal;
import org.apache.activemq.store.kahadb.disk.journal.Location;
import org.jspecify.annotations.Nullable;

/**
 * The queue's journal: each mail that was ever on its way is in it, delivered or not, until nothing
 * in the same file is needed any more and another file was begun.
 */
public final class QueueJournal {

  /** Each time the queue writes its own marks into the new file, it lets go of another old one. */
  private static final int MOST_CHECKPOINTS = 5;

  private final KahaDBPersistenceAdapter disk;

  /** Where the journal ended when it was renewed; what has stood still since is clean. */
  private @Nullable Location renewedAt;

  @Inject
  public QueueJournal(KahaDBPersistenceAdapter disk) {
    this.disk = disk;
  }

  /**
   * Begins a new file and removes those before it.
   *
   * @return false while a mail that still waits lies in one of them
   */
  synchronized boolean renew() throws IOException {
    if (disk.getStore().getLastUpdatePosition().equals(renewedAt)) {
      return true;
    }
    Journal journal = disk.getStore().getJournal();
    journal.rotateWriteFile();
    int first = journal.getCurrentDataFileId();
    // Of what lies behind the last command nothing is removed, and nobody may be sending any mail.
    Location _ = disk.getStore().store(new KahaTraceCommand().setMessage("renewed"));
    for (int checkpoint = 0; checkpoint < MOST_CHECKPOINTS; checkpoint++) {
      disk.checkpoint(true);
      if (journal.getFileMap().keySet().stream().allMatch(file -> file >= first)) {
        disk.checkpoint(true);
        renewedAt = disk.getStore().getLastUpdatePosition();
        return true;
      }
    }
    return false;
  }
}
