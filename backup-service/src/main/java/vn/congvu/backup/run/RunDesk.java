package vn.congvu.backup.run;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.scope.Caller;

/** What people do with runs, and the record of it. */
@ApplicationScoped
class RunDesk {

  private final RunService runs;
  private final AuditTrail audit;
  private final Caller caller;

  RunDesk(RunService runs, AuditTrail audit, Caller caller) {
    this.runs = runs;
    this.audit = audit;
    this.caller = caller;
  }

  @Transactional
  RunView order(OrderRunRequest order) {
    RunView run =
        runs.order(RunTrigger.MANUAL, order.unitCode(), order.mailboxIds(), caller.subject());
    audit.record(
        AuditEntry.of("backup.order", "backup-run", run.id().toString())
            .unit(order.unitCode())
            .detail("mailboxes", run.mailboxes()));
    return run;
  }

  @Transactional
  RunView cancel(UUID id, @Nullable String ifMatch) {
    RunView run = runs.cancel(id, ifMatch);
    audit.record(AuditEntry.of("backup.cancel", "backup-run", id.toString()).unit(run.unitCode()));
    return run;
  }

  RunView require(UUID id) {
    return runs.require(id);
  }

  Page<RunView> page(@Nullable String after, int limit) {
    return runs.page(after, limit);
  }

  Page<JobView> mailboxes(UUID id, @Nullable JobState state, @Nullable String after, int limit) {
    return runs.jobs(id, state, after, limit);
  }
}
