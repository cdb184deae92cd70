package vn.congvu.backup.run;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import vn.congvu.backup.catalogue.ForgottenMeanwhile;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.store.Compacted;
import vn.congvu.backup.store.FaultSentence;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerCut;
import vn.congvu.mail.MailServerGarbled;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.mail.MailServerSilent;
import vn.congvu.platform.database.DatabaseAway;

/** One attempt at one mailbox, and what its failure means. */
@ApplicationScoped
class JobRunner {

  private final MailboxBackup backup;
  private final JobStore jobs;
  private final Ends ends;
  private final RepositoryAccess repository;
  private final RunConfig config;
  private final Backoff backoff;

  JobRunner(
      MailboxBackup backup,
      JobStore jobs,
      Ends ends,
      RepositoryAccess repository,
      RunConfig config) {
    this.backup = backup;
    this.jobs = jobs;
    this.ends = ends;
    this.repository = repository;
    this.config = config;
    this.backoff = new Backoff(config.firstRest(), config.longestRest());
  }

  /**
   * @param known of the mailbox's folders
   */
  @ActivateRequestContext
  void run(Job job, List<KnownFolder> known) {
    if (job.gone()) {
      giveUp(job);
      return;
    }
    ends.enter();
    try {
      Optional<Instant> unchanged =
          backup.run(
              job.mailbox(),
              job.address(),
              known,
              more -> jobs.progressed(job, more),
              batch -> ends.changed(job, batch));
      if (unchanged.isPresent()) {
        ends.unchanged(job, unchanged.get());
      }
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the job, or it was cancelled: job=%s", job.id());
    } catch (InterruptedException stopping) {
      // The lease runs out, and another replica takes the job up.
      Thread.currentThread().interrupt();
    } catch (Unreadable unreadable) {
      again(
          job,
          unreadable,
          "Máy chủ thư không trả được thư: " + String.join("; ", unreadable.what()) + ".");
    } catch (ForgottenMeanwhile forgotten) {
      again(job, forgotten, "Thư vừa bị hủy theo lệnh; hộp thư được đọc lại.");
      learn();
    } catch (RuntimeException failure) {
      again(job, failure, sentence(failure));
    } finally {
      ends.leave();
    }
  }

  /** Another replica may have forgotten it: from now on this one's repository refuses it too. */
  private void learn() {
    try {
      repository.get().refresh();
    } catch (RepositoryException e) {
      Log.infof("Repository not read again: cause=%s", e);
    }
  }

  /** Not even tried: the address may be another's by now. */
  private void giveUp(Job job) {
    try {
      Log.warnf("Mailbox is gone from the mail server: job=%s", job.id());
      jobs.failed(job, "Hộp thư đã bị xóa khỏi máy chủ thư trước khi được sao lưu lần cuối.");
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the job, or it was cancelled: job=%s", job.id());
    }
  }

  private void again(Job job, RuntimeException failure, String problem) {
    try {
      if (job.attempts() >= config.attempts()) {
        Log.warnf(failure, "Mailbox could not be backed up: job=%s", job.id());
        jobs.failed(job, problem);
      } else {
        Log.infof("Attempt broke, will be repeated: job=%s cause=%s", job.id(), failure);
        jobs.later(job, backoff.after(job.attempts(), RandomGenerator.getDefault()), problem);
      }
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the job, or it was cancelled: job=%s", job.id());
    }
  }

  private static String sentence(RuntimeException failure) {
    return switch (failure) {
      case MailServerCut _ -> "Máy chủ thư cắt kết nối giữa chừng.";
      case MailServerSilent _ -> "Máy chủ thư không trả lời trong thời gian cho phép.";
      case MailServerGarbled _ -> "Máy chủ thư trả lời sai giao thức.";
      case MailServerAway _ -> "Máy chủ thư chưa trả lời.";
      case MailServerRefused _ -> "Máy chủ thư từ chối mở hộp thư hoặc thư mục.";
      case RepositoryException e -> FaultSentence.of(e.fault());
      case Compacted _ -> "Kho sao lưu vừa được dọn; sẽ đọc lại hộp thư.";
      case DatabaseAway _ -> "Cơ sở dữ liệu chưa trả lời.";
      default -> "Lỗi ngoài dự kiến.";
    };
  }
}
