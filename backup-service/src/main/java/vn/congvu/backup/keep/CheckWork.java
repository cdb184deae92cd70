package vn.congvu.backup.keep;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import vn.congvu.backup.repository.pack.Check;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.platform.lease.Lease;

/** Names everything that is wrong with the repository and its copies. */
@ApplicationScoped
class CheckWork implements MaintenanceWork {

  private final RepositoryAccess repository;
  private final Settling settling;

  CheckWork(RepositoryAccess repository, Settling settling) {
    this.repository = repository;
    this.settling = settling;
  }

  @Override
  public Set<MaintenanceKind> kinds() {
    return Set.of(MaintenanceKind.CHECK, MaintenanceKind.CHECK_READ_DATA);
  }

  @Override
  public Result run(MaintenanceKind kind, Lease lease) {
    Check.Report report = repository.get().check(kind == MaintenanceKind.CHECK_READ_DATA);
    settling.settle();
    int faults = report.findings().size();
    if (faults > 0) {
      Log.warnf("Repository is not whole: job=%s faults=%d", lease.job(), faults);
    }
    return new Result(
        Map.of(
            "packs",
            (long) report.packs(),
            "blobs",
            report.blobs(),
            "shredded",
            report.shredded(),
            "orphans",
            (long) report.orphans(),
            "waiting",
            (long) report.waiting()),
        report.findings(),
        faults == 0 ? null : problem(faults));
  }

  private String problem(int faults) {
    return "Kho sao lưu có %d lỗi.".formatted(faults)
        + (repository.copies() == 0
            ? ""
            : " Lệnh REPAIR lấy lại gói hỏng hoặc thiếu từ bản sao còn nguyên.");
  }
}
