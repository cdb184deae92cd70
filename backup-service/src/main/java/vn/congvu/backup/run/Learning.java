package vn.congvu.backup.run;

import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.mail.MailServerException;
import vn.congvu.mail.access.MailAccess;
import vn.congvu.mail.access.MessageState;
import vn.congvu.mail.access.OpenFolder;
import vn.congvu.mail.access.OpenMailbox;
import vn.congvu.platform.database.Database;

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
  private final RunConfig config;
  private volatile boolean over;

  Learning(Database database, MailAccess access, RepositoryAccess repository, RunConfig config) {
    this.database = database;
    this.access = access;
    this.repository = repository;
    this.config = config;
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
            .query("select not exists (select 1 from letter)", row -> row.getBoolean(1))
            .getFirst();
    if (first) {
      boolean learned = repository.get().train(samples(jobs));
      Log.infof("Learned from the first mails: enough=%s", learned);
    }
    over = true;
  }

  /** Read as wide as mail is read, for all jobs wait for it. */
  private List<byte[]> samples(List<Job> jobs) {
    var samples = new Samples();
    var readers = new ArrayList<Future<?>>();
    try (var threads =
        Executors.newFixedThreadPool(config.parallel(), Thread.ofVirtual().factory())) {
      for (Job job : jobs) {
        readers.add(threads.submit(() -> sample(job, samples)));
      }
    }
    readers.forEach(Learning::join);
    return samples.taken();
  }

  private static void join(Future<?> reader) {
    if (reader.state() == Future.State.FAILED) {
      throw new IllegalStateException("samples could not be taken", reader.exceptionNow());
    }
  }

  private void sample(Job job, Samples samples) {
    if (samples.areEnough()) {
      return;
    }
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
    } catch (MailServerException notThisOne) {
      Log.debugf("No sample from a mailbox: job=%s", job.id());
    }
  }

  /** Mails from several readers. */
  private static final class Samples {
    private final List<byte[]> mails = new ArrayList<>();
    private long bytes;

    synchronized void add(byte[] mail) {
      mails.add(mail);
      bytes += mail.length;
    }

    synchronized boolean areEnough() {
      return bytes >= ENOUGH;
    }

    synchronized List<byte[]> taken() {
      return List.copyOf(mails);
    }
  }
}
