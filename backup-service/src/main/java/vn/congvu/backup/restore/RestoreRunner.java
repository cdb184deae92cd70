package vn.congvu.backup.restore;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.store.FaultSentence;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeaseLost;

/** One attempt at restoring one mailbox, and what its failure means. */
@ApplicationScoped
class RestoreRunner {

  private final MailboxRestore restore;
  private final RestoreService orders;
  private final RestoreQueue queue;
  private final RestoreConfig config;

  RestoreRunner(
      MailboxRestore restore, RestoreService orders, RestoreQueue queue, RestoreConfig config) {
    this.restore = restore;
    this.orders = orders;
    this.queue = queue;
    this.config = config;
  }

  @ActivateRequestContext
  void run(Lease lease) {
    try {
      RestoreQueue.Job job = queue.job(lease);
      if (job.targetDeleted()) {
        queue.failed(lease, RestoreQueue.TARGET_DELETED);
      } else {
        restore.run(job, orders.find(job.restoreId()));
      }
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the restore, or it was cancelled: job=%s", lease.job());
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      again(lease, failure);
    }
  }

  private void again(Lease lease, RuntimeException failure) {
    String problem =
        switch (failure) {
          case MailServerAway _ -> "Máy chủ thư chưa trả lời.";
          case MailServerRefused _ ->
              "Máy chủ thư từ chối: hộp thư nhận không mở được hoặc đã hết dung lượng.";
          case RepositoryException e -> FaultSentence.of(e.fault());
          default -> "Lỗi ngoài dự kiến.";
        };
    try {
      if (lease.attempts() >= config.attempts()) {
        Log.warnf(failure, "Mailbox could not be restored: job=%s", lease.job());
        queue.failed(lease, problem);
      } else {
        Log.infof("Restore broke, will be repeated: job=%s cause=%s", lease.job(), failure);
        queue.later(lease, config.rest(), problem);
      }
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the restore, or it was cancelled: job=%s", lease.job());
    }
  }
}
