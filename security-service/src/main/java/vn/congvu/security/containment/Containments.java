package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.approval.ApprovalService;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.note.Notes;
import vn.congvu.security.people.Part;
import vn.congvu.security.rules.ContainmentKind;
import vn.congvu.security.rules.Rule;
import vn.congvu.security.rules.SpillRule;
import vn.congvu.security.rules.SpillRules;
import vn.congvu.security.spill.SpillService;
import vn.congvu.security.spill.SpillState;
import vn.congvu.security.spill.SpillSteps;
import vn.congvu.security.spill.SpillView;
import vn.congvu.security.spill.SpillViews;

/** The orders of a case's people: to take its copies away, and to give them back. */
@ApplicationScoped
public class Containments {

  private final SpillSteps steps;
  private final SpillViews spills;
  private final SpillService service;
  private final Orders orders;
  private final ApprovalService approvals;
  private final Copies copies;
  private final SpillRules rules;
  private final EvidenceChain evidence;

  Containments(
      SpillSteps steps,
      SpillViews spills,
      SpillService service,
      Orders orders,
      ApprovalService approvals,
      Copies copies,
      SpillRules rules,
      EvidenceChain evidence) {
    this.steps = steps;
    this.spills = spills;
    this.service = service;
    this.orders = orders;
    this.approvals = approvals;
    this.copies = copies;
    this.rules = rules;
    this.evidence = evidence;
  }

  @Transactional
  SpillView take(Caller caller, UUID spillId, @Nullable String ifMatch) {
    SpillView spill = steps.step(caller, spillId, ifMatch, Part.LEAD, Part.EXECUTOR);
    if (spill.state() == SpillState.REPORTED || orders.aim(spillId).orElse(Aim.TAKE) != Aim.TAKE) {
      throw ProblemException.of(
          ContainmentProblem.NOT_NOW, "Vụ việc chưa được xác nhận, hoặc đang trả lại các bản.");
    }
    Rule<ContainmentKind> kind = rules.of(SpillRule.CONTAINMENT);
    orders.take(spillId, caller.name(), kind.value() == ContainmentKind.STRAIGHT_EXPUNGE);
    evidence.add(
        spillId,
        "containment.order",
        Map.of("kind", kind.value().name(), "legalBasis", kind.legalBasis()));
    return spill;
  }

  /** Of a case in which nothing was ever taken it is the end; else it is when all is back. */
  @Transactional
  SpillView release(Caller caller, UUID spillId, @Nullable String ifMatch, String reason) {
    if (orders.aim(spillId).isEmpty()) {
      return service.release(caller, spillId, ifMatch, reason);
    }
    SpillView spill = steps.step(caller, spillId, ifMatch, Part.LEAD);
    if (!spill.state().mayBecome(SpillState.RELEASED)) {
      throw ProblemException.of(
          ContainmentProblem.NOT_NOW,
          "Vụ việc đang ở trạng thái \"%s\" nên không trả lại được nữa."
              .formatted(spill.state().inVietnamese()));
    }
    String why = Objects.requireNonNullElse(Notes.checked("reason", reason), "");
    approvals.takeBack(spillId);
    if (!orders.giveBack(spillId, why, caller.name())) {
      throw ProblemException.of(ContainmentProblem.NOT_NOW, "Các bản đang được trả lại.");
    }
    evidence.add(spillId, "release.order", Map.of("reason", why));
    return spill;
  }

  @Transactional
  ContainmentView view(Caller caller, UUID spillId) {
    SpillView _ = spills.requireReader(caller, spillId);
    List<Copies.Count> counts = copies.counts(spillId);
    return orders
        .show(spillId)
        .map(
            it ->
                new ContainmentView(
                    spillId,
                    it.aim(),
                    it.state(),
                    it.orderedAt(),
                    it.orderedByName(),
                    it.guarded(),
                    it.straight(),
                    it.settledAt(),
                    it.problem(),
                    counts))
        .orElseGet(
            () ->
                new ContainmentView(spillId, null, null, null, null, 0, false, null, null, counts));
  }
}
