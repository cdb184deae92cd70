package vn.congvu.security.radius;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import vn.congvu.mail.MailServerAway;
import vn.congvu.platform.database.DatabaseAway;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeaseLost;
import vn.congvu.platform.lease.LeaseWorkers;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.security.note.Cause;

/** Works on computations for as long as the replica lives, one at a time. */
@ApplicationScoped
class RadiusWorker {

  private final RadiusQueue queue;
  private final RadiusWork work;
  private final RadiusConfig config;
  private final LeaseWorkers workers;

  RadiusWorker(RadiusQueue queue, RadiusWork work, RadiusConfig config) {
    this.queue = queue;
    this.work = work;
    this.config = config;
    this.workers =
        new LeaseWorkers(
            new LeaseWorkers.Settings("leak-radius", 1, config.poll(), config.lease()),
            queue.table(),
            free -> queue.claim(free, config.lease()),
            this::run);
  }

  void start(@Observes StartupEvent event) {
    if (config.enabled()) {
      workers.start();
    }
  }

  void stop(@Observes ShutdownEvent event) {
    workers.stop();
  }

  private void run(Lease lease) {
    try {
      work.run(lease);
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the computation: job=%s", lease.job());
    } catch (RuntimeException failure) {
      again(lease, failure);
    }
  }

  private void again(Lease lease, RuntimeException failure) {
    try {
      if (lease.attempts() >= config.attempts()) {
        Log.warnf("Leak radius not computed: job=%s cause=%s", lease.job(), Cause.of(failure));
        queue.failed(lease, sentence(failure));
      } else {
        Log.infof(
            "Attempt broke, will be repeated: job=%s cause=%s", lease.job(), Cause.of(failure));
        queue.later(lease, config.rest(), sentence(failure));
      }
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the computation: job=%s", lease.job());
    }
  }

  private static String sentence(RuntimeException failure) {
    return switch (failure) {
      case MailServerAway _ -> "Máy chủ thư chưa trả lời.";
      case DatabaseAway _ -> "Cơ sở dữ liệu chưa trả lời.";
      case ProblemException _ -> "Dịch vụ sao lưu chưa trả lời.";
      default -> "Lỗi ngoài dự kiến.";
    };
  }
}
