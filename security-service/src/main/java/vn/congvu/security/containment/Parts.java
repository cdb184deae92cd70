package vn.congvu.security.containment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.note.Notes;
import vn.congvu.security.people.Part;
import vn.congvu.security.rules.SpillRule;
import vn.congvu.security.rules.SpillRules;
import vn.congvu.security.spill.References;
import vn.congvu.security.spill.SpillState;
import vn.congvu.security.spill.SpillSteps;
import vn.congvu.security.spill.SpillViews;
import vn.congvu.security.spill.Stepped;

/** The parts by which copies of the case are found; one that innocent mail has too is excluded. */
@ApplicationScoped
class Parts {

  private static final Set<SpillState> BEFORE_APPROVAL =
      Collections.unmodifiableSet(EnumSet.range(SpillState.CONFIRMED, SpillState.CONTAINED));

  private final SpillSteps steps;
  private final SpillViews spills;
  private final References references;
  private final SpillRules rules;
  private final Orders orders;

  Parts(
      SpillSteps steps, SpillViews spills, References references, SpillRules rules, Orders orders) {
    this.steps = steps;
    this.spills = spills;
    this.references = references;
    this.rules = rules;
    this.orders = orders;
  }

  @Transactional
  List<PartView> of(Caller caller, UUID spillId) {
    var _ = spills.requireReader(caller, spillId);
    long from = rules.of(SpillRule.PARTS_FROM).value();
    return references.prints(spillId).stream()
        .filter(print -> print.kind() == FingerprintKind.PART)
        .map(print -> new PartView(print.print(), print.bytes(), print.bytes() >= from))
        .distinct()
        .toList();
  }

  /** What lies sealed for that part alone goes back. */
  @Transactional
  Stepped<List<PartView>> exclude(
      Caller caller, UUID spillId, @Nullable String ifMatch, UUID part, String reason) {
    SpillState state = steps.step(caller, spillId, ifMatch, Part.LEAD, Part.EXECUTOR).state();
    if (!BEFORE_APPROVAL.contains(state)) {
      throw ProblemException.of(
          ContainmentProblem.NOT_NOW, "Chỉ loại được một phần trước khi danh sách được phê duyệt.");
    }
    String why = Objects.requireNonNullElse(Notes.checked("reason", reason), "");
    if (!references.exclude(spillId, part, why)) {
      throw ProblemException.of(
          CommonProblem.NOT_FOUND, "Vụ việc không tìm theo phần này, hoặc phần này đã được loại.");
    }
    orders.recheck(spillId);
    return steps.stepped(spillId, of(caller, spillId));
  }
}
