package vn.congvu.backup.drill;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.store.FaultSentence;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeaseLost;

/** One attempt at one mailbox, and what its failure means. */
@ApplicationScoped
class DrillRunner {

  private final MailboxDrill drill;
  private final DrillQueue queue;
  private final DrillConfig config;

  DrillRunner(MailboxDrill drill, DrillQueue queue, DrillConfig config) {
    this.drill = drill;
    this.queue = queue;
    this.config = config;
  }

  void run(Lease lease) {
    try {
      DrillJob job = queue.job(lease);
      queue.finished(job, drill.run(job));
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the drill's mailbox: job=%s", lease.job());
    } catch (RuntimeException failure) {
      again(lease, failure);
    }
  }

  private void again(Lease lease, RuntimeException failure) {
    String problem =
        switch (failure) {
          case MailServerAway _ -> "Máy chủ thư chưa trả lời.";
          case MailServerRefused _ -> "Máy chủ thư từ chối tạo hoặc ghi hộp thư nháp để diễn tập.";
          case RepositoryException e -> FaultSentence.of(e.fault());
          default -> "Lỗi ngoài dự kiến.";
        };
    try {
      if (lease.attempts() >= config.attempts()) {
        Log.warnf(failure, "Mailbox of a drill could not be restored: job=%s", lease.job());
        queue.failed(lease, problem);
      } else {
        Log.infof("Drill broke, will be repeated: job=%s cause=%s", lease.job(), failure);
        queue.later(lease, config.rest(), problem);
      }
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the drill's mailbox: job=%s", lease.job());
    }
  }
}
