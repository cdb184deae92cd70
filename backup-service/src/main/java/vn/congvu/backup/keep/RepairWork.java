package vn.congvu.backup.keep;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import vn.congvu.backup.repository.pack.Healing;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.lease.Lease;

/** Takes what is damaged or missing from wherever it is whole. */
@ApplicationScoped
class RepairWork implements MaintenanceWork {

  private final RepositoryAccess repository;
  private final CompactionGuard guard;

  RepairWork(RepositoryAccess repository, CompactionGuard guard) {
    this.repository = repository;
    this.guard = guard;
  }

  @Override
  public Set<MaintenanceKind> kinds() {
    return Set.of(MaintenanceKind.REPAIR);
  }

  @Override
  public Result run(MaintenanceKind kind, Lease lease) {
    Healing.Report report = repository.get().heal(guard::alone);
    int faults = report.findings().size();
    if (report.healed() > 0 || faults > 0) {
      Log.warnf(
          "Repository repaired: job=%s healed=%d faults=%d", lease.job(), report.healed(), faults);
    }
    return new Result(
        Map.of("packs", (long) report.packs(), "healed", (long) report.healed()),
        report.findings(),
        faults == 0 ? null : "%d chỗ hỏng chưa sửa được từ kho nào.".formatted(faults));
  }
}
