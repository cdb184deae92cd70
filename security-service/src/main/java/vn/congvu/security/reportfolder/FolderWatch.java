package vn.congvu.security.reportfolder;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeaseWorkers;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.security.fingerprint.FingerprintKeys;
import vn.congvu.security.mail.ReportFolder;
import vn.congvu.security.mailbox.KnownMailbox;
import vn.congvu.security.mailbox.KnownMailboxes;

/** Looks at one mailbox after the other, by what is due. */
@ApplicationScoped
class FolderWatch {

  private final FolderLooks looks;
  private final FolderReports reports;
  private final ReportFolder folder;
  private final KnownMailboxes mailboxes;
  private final FingerprintKeys keys;
  private final ReportFolderConfig config;
  private final LeaseWorkers workers;

  FolderWatch(
      FolderLooks looks,
      FolderReports reports,
      ReportFolder folder,
      KnownMailboxes mailboxes,
      FingerprintKeys keys,
      ReportFolderConfig config) {
    this.looks = looks;
    this.reports = reports;
    this.folder = folder;
    this.mailboxes = mailboxes;
    this.keys = keys;
    this.config = config;
    this.workers =
        new LeaseWorkers(
            new LeaseWorkers.Settings(
                "report-folders", config.parallel(), config.poll(), config.lease()),
            looks.table(),
            looks::claim,
            this::look);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      workers.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    workers.stop();
  }

  @Scheduled(
      every = "${congvu.report-folder.enlist-every:1m}",
      identity = "report-folders-enlist",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void enlist() {
    looks.enlist();
  }

  void look(Lease lease) {
    Optional<KnownMailbox> mailbox = mailboxes.byId(lease.job());
    Optional<ReportFolder.Place> place = looks.place(lease.job());
    if (mailbox.isEmpty() || place.isEmpty()) {
      looks.later(lease, config.lookEvery(), "Hộp thư không còn.");
      return;
    }
    try {
      ReportFolder.Look look = folder.look(mailbox.get().address(), place.get(), keys.get());
      reports.take(lease, mailbox.get(), look, look.more() ? Duration.ZERO : config.lookEvery());
    } catch (MailServerRefused refused) {
      looks.later(lease, config.lookEvery(), "Máy chủ thư không mở hộp thư này.");
    } catch (MailServerAway | UncheckedIOException | ProblemException away) {
      Log.debugf("report folder not looked at: cause=%s", away.getClass().getSimpleName());
      looks.later(lease, config.rest(), "Máy chủ thư hoặc khóa dấu vân tay chưa trả lời.");
    }
  }
}
