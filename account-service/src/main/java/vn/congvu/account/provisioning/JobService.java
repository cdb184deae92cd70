package vn.congvu.account.provisioning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** Shows the work on the servers, and lets the operator hold it and let it go on. */
@ApplicationScoped
class JobService {

  private final JobStore jobs;
  private final TaskWorker worker;
  private final AuditTrail audit;
  private final Caller caller;

  JobService(JobStore jobs, TaskWorker worker, AuditTrail audit, Caller caller) {
    this.jobs = jobs;
    this.worker = worker;
    this.audit = audit;
    this.caller = caller;
  }

  Page<JobResponse> page(@Nullable UUID requestId, @Nullable String after, int limit) {
    return Page.of(
        jobs.page(requestId, Cursor.id(after), limit + 1), limit, job -> Cursor.encode(job.id()));
  }

  JobResponse require(UUID id) {
    return jobs.byId(id)
        .orElseThrow(
            () -> ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy công việc này."));
  }

  Page<TaskResponse> tasks(UUID job, @Nullable TaskState state, @Nullable String after, int limit) {
    require(job);
    return Page.of(
        jobs.tasks(job, state, Cursor.id(after), limit + 1),
        limit,
        task -> Cursor.encode(task.id()));
  }

  /** No further task begins; those that run come to their end. */
  @Transactional
  JobResponse hold(UUID id) {
    return change(id, caller.subject(), "provisioning.hold");
  }

  @Transactional
  JobResponse resume(UUID id) {
    JobResponse resumed = change(id, null, "provisioning.resume");
    worker.ring();
    return resumed;
  }

  private JobResponse change(UUID id, @Nullable String heldBy, String action) {
    JobResponse job = require(id);
    if (job.waiting() + job.running() == 0) {
      throw ProblemException.of(ProvisioningProblem.JOB_ENDED, "Công việc này đã kết thúc.");
    }
    jobs.hold(id, heldBy);
    audit.record(
        AuditEntry.of(action, "provisioning-job", id.toString())
            .unit(job.unitCode())
            .detail("requestId", job.requestId()));
    return require(id);
  }
}
