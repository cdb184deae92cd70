package vn.congvu.security.reportfolder;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import vn.congvu.mail.ChangedMailboxes;
import vn.congvu.mail.MailServerException;

/**
 * Has those mailboxes looked at now that the mail server says have changed. Begins a while back at
 * each start; what it misses waits for its turn.
 */
@ApplicationScoped
class ChangedFolders {

  private static final Duration BACK = Duration.ofMinutes(15);

  private final ChangedMailboxes changed;
  private final FolderLooks looks;

  /** The newest change that was heard of, by the mail server's clock. */
  private volatile Instant heard;

  ChangedFolders(ChangedMailboxes changed, FolderLooks looks, Clock clock) {
    this.changed = changed;
    this.looks = looks;
    this.heard = clock.instant().minus(BACK);
  }

  @Scheduled(
      every = "${congvu.report-folder.ask-every:10s}",
      identity = "report-folders-changed",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void ask() {
    try {
      if (changed.offered()) {
        hear();
      }
    } catch (MailServerException away) {
      Log.debugf("changed mailboxes not told: cause=%s", away.getClass().getSimpleName());
    }
  }

  private void hear() {
    Instant since = heard;
    Instant newest = since;
    String after = null;
    do {
      ChangedMailboxes.Changed page = changed.since(since, after);
      Set<String> addresses = new HashSet<>();
      for (Map.Entry<String, Instant> mailbox : page.lastChange().entrySet()) {
        // The one that was heard of last is told once more.
        if (mailbox.getValue().isAfter(since)) {
          addresses.add(mailbox.getKey());
          newest = mailbox.getValue().isAfter(newest) ? mailbox.getValue() : newest;
        }
      }
      looks.hurry(addresses);
      after = page.next();
    } while (after != null);
    heard = newest;
  }
}
