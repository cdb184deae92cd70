package vn.congvu.backup.keep;

import io.quarkus.arc.All;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.store.FaultSentence;
import vn.congvu.backup.store.RepositoryBusy;
import vn.congvu.platform.database.DatabaseAway;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeaseLost;

/** One attempt at one job, and what its failure means. */
@ApplicationScoped
class MaintenanceRunner {

  private final Map<MaintenanceKind, MaintenanceWork> works = new EnumMap<>(MaintenanceKind.class);
  private final MaintenanceQueue queue;
  private final KeepConfig config;

  MaintenanceRunner(@All List<MaintenanceWork> works, MaintenanceQueue queue, KeepConfig config) {
    works.forEach(work -> work.kinds().forEach(kind -> this.works.put(kind, work)));
    this.queue = queue;
    this.config = config;
  }

  @ActivateRequestContext
  void run(Lease lease) {
    try {
      MaintenanceKind kind = queue.kind(lease);
      MaintenanceWork.Result result = Objects.requireNonNull(works.get(kind)).run(kind, lease);
      queue.finish(lease, kind, result);
      Log.infof("Maintained: kind=%s job=%s counted=%s", kind, lease.job(), result.numbers());
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the job: job=%s", lease.job());
    } catch (RuntimeException failure) {
      again(lease, failure);
    }
  }

  private void again(Lease lease, RuntimeException failure) {
    try {
      if (lease.attempts() >= config.attempts()) {
        Log.warnf(failure, "Maintenance failed: job=%s", lease.job());
        queue.failed(lease, sentence(failure));
      } else {
        Log.infof("Attempt broke, will be repeated: job=%s cause=%s", lease.job(), failure);
        queue.later(lease, config.rest(), sentence(failure));
      }
    } catch (LeaseLost lost) {
      Log.infof("Another worker has the job: job=%s", lease.job());
    }
  }

  private static String sentence(RuntimeException failure) {
    return switch (failure) {
      case RepositoryException e -> FaultSentence.of(e.fault());
      case RepositoryBusy _ -> "Kho sao lưu đang bận việc khác.";
      case DatabaseAway _ -> "Cơ sở dữ liệu chưa trả lời.";
      default -> "Lỗi ngoài dự kiến.";
    };
  }
}
