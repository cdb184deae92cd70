package vn.congvu.backup.run;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import vn.congvu.backup.database.Database;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.mail.MailServerException;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;

/**
 * Before the first mail is ever stored, the repository learns from samples what mails here have in
 * common; what is stored before that would stay larger for as long as it is kept.
 */
@ApplicationScoped
class Learning {

  private static final int MAILS_PER_MAILBOX = 25;
  private static final long LARGEST = 64 * 1024;
  private static final long ENOUGH = 16 * 1024 * 1024;

  /** Any number, as long as only this takes it. */
  private static final long LOCK = 0x434f4e4756550002L;

  private final Database database;
  private final MailAccess access;
  private final RepositoryAccess repository;
  private volatile boolean over;

  Learning(Database database, MailAccess access, RepositoryAccess repository) {
    this.database = database;
    this.access = access;
    this.repository = repository;
  }

  /** Of several replicas only one learns; the others wait for it. */
  @Transactional
  @TransactionConfiguration(timeout = 900)
  void once(List<Job> jobs) {
    if (over) {
      return;
    }
    var _ = database.query("select pg_advisory_xact_lock(?)", row -> true, LOCK);
    boolean first =
        database
            .query("select not exists (select 1 from message)", row -> row.getBoolean(1))
            .getFirst();
    if (first) {
      boolean learned = repository.get().train(samples(jobs));
      Log.infof("Learned from the first mails: enough=%s", learned);
    }
    over = true;
  }

  private List<byte[]> samples(List<Job> jobs) {
    var samples = new ArrayList<byte[]>();
    long bytes = 0;
    for (Job job : jobs) {
      try (OpenMailbox open = access.open(job.address())) {
        OpenFolder inbox = open.examine("INBOX");
        var chosen = new ArrayList<MessageState>();
        inbox.messages(
            1,
            4L * MAILS_PER_MAILBOX,
            message -> {
              if (message.size() <= LARGEST && chosen.size() < MAILS_PER_MAILBOX) {
                chosen.add(message);
              }
            });
        var _ = inbox.read(chosen, (uid, size, message) -> samples.add(message.readAllBytes()));
        bytes += chosen.stream().mapToLong(MessageState::size).sum();
      } catch (MailServerException notThisOne) {
        Log.debugf("No sample from a mailbox: job=%s", job.id());
      }
      if (bytes >= ENOUGH) {
        break;
      }
    }
    return samples;
  }
}
