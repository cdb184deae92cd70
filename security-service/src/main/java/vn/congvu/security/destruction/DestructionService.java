package vn.congvu.security.destruction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.approval.ApprovalService;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.people.Part;
import vn.congvu.security.spill.SpillSteps;
import vn.congvu.security.spill.SpillViews;
import vn.congvu.security.spill.Stepped;

/** Orders to carry out what was approved. */
@ApplicationScoped
class DestructionService {

  private final SpillSteps steps;
  private final SpillViews spills;
  private final ApprovalService approvals;
  private final DestructionQueue queue;
  private final EvidenceChain evidence;

  DestructionService(
      SpillSteps steps,
      SpillViews spills,
      ApprovalService approvals,
      DestructionQueue queue,
      EvidenceChain evidence) {
    this.steps = steps;
    this.spills = spills;
    this.approvals = approvals;
    this.queue = queue;
    this.evidence = evidence;
  }

  @Transactional
  Stepped<DestructionView> order(Caller caller, UUID spillId, int set, @Nullable String ifMatch) {
    var _ = steps.step(caller, spillId, ifMatch, Part.EXECUTOR);
    ApprovalService.Order order = approvals.carryOut(caller, spillId, set);
    queue.add(caller, spillId, order);
    evidence.add(
        spillId,
        "destruction.order",
        Map.of("set", Integer.toString(set), "digest", order.digest()));
    return steps.stepped(spillId, view(spillId, set));
  }

  @Transactional
  DestructionView one(Caller caller, UUID spillId, int set) {
    var _ = spills.requireReader(caller, spillId);
    return view(spillId, set);
  }

  private DestructionView view(UUID spillId, int set) {
    return queue
        .view(spillId, set)
        .orElseThrow(
            () ->
                ProblemException.of(
                    CommonProblem.NOT_FOUND, "Chưa có lệnh hủy cho danh sách này."));
  }
}
