package vn.congvu.security.destruction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Map;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.approval.ApprovalService;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.spill.SpillState;
import vn.congvu.security.spill.SpillSteps;

/** The end of a job. */
@ApplicationScoped
class DestructionEnd {

  private final DestructionQueue queue;
  private final SetCopies set;
  private final Copies copies;
  private final ApprovalService approvals;
  private final SpillSteps spills;
  private final EvidenceChain evidence;

  DestructionEnd(
      DestructionQueue queue,
      SetCopies set,
      Copies copies,
      ApprovalService approvals,
      SpillSteps spills,
      EvidenceChain evidence) {
    this.queue = queue;
    this.set = set;
    this.copies = copies;
    this.approvals = approvals;
    this.spills = spills;
    this.evidence = evidence;
  }

  /** A copy that was found meanwhile belongs to another set: then the case goes back for it. */
  @Transactional
  void done(Job job, Lease lease) {
    evidence.lock(job.spillId());
    if (set.isLeft(job, SetCopies.ANYWHERE)) {
      throw new NotYet("Còn bản sao chưa hủy được; sẽ làm lại.");
    }
    queue.table().finish(lease, DestructionState.DONE.name(), null);
    approvals.destroyed(job.spillId(), job.setNumber());
    evidence.add(
        job.spillId(),
        "destruction.done",
        Map.of("set", Integer.toString(job.setNumber()), "digest", job.digest()));
    boolean more = copies.counts(job.spillId()).stream().anyMatch(DestructionEnd::isOpen);
    SpillState next = more ? approvals.stateBefore(job.spillId()) : SpillState.DESTROYED;
    boolean _ =
        spills.advance(job.spillId(), next, Map.of("set", Integer.toString(job.setNumber())));
  }

  private static boolean isOpen(Copies.Count count) {
    return count.state().isOpen() && count.copies() > 0;
  }
}
