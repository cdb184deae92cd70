package vn.congvu.backup.keep;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Objects;
import java.util.UUID;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** What people order, and the record of it. */
@ApplicationScoped
class MaintenanceDesk {

  private final Maintenance maintenance;
  private final AuditTrail audit;
  private final Caller caller;

  MaintenanceDesk(Maintenance maintenance, AuditTrail audit, Caller caller) {
    this.maintenance = maintenance;
    this.audit = audit;
    this.caller = caller;
  }

  @Transactional
  MaintenanceView order(MaintenanceKind kind) {
    Maintenance.Ordered ordered = maintenance.order(kind, caller.subject());
    if (ordered.problem() != null) {
      throw ProblemException.of(ordered.problem(), sentence(ordered.problem()));
    }
    UUID job = Objects.requireNonNull(ordered.job());
    audit.record(
        AuditEntry.of("backup-maintenance.order", "backup-maintenance-job", job.toString())
            .detail("kind", kind));
    return maintenance.require(job);
  }

  private static String sentence(MaintenanceProblem problem) {
    return switch (problem) {
      case ALREADY_ORDERED -> "Việc bảo trì loại này đang chờ hoặc đang chạy.";
      case NO_COPY -> "Chưa cấu hình nơi lưu bản sao thứ hai của kho sao lưu.";
      case REGULATION_UNKNOWN ->
          "Chưa nhận được quy chế đang có hiệu lực; không xóa gì khi chỉ có giá trị mặc định.";
    };
  }
}
