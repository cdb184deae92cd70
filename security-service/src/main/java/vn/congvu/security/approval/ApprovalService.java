package vn.congvu.security.approval;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.note.Notes;
import vn.congvu.security.people.Part;
import vn.congvu.security.rules.SpillRule;
import vn.congvu.security.rules.SpillRules;
import vn.congvu.security.spill.SpillState;
import vn.congvu.security.spill.SpillSteps;
import vn.congvu.security.spill.SpillViews;
import vn.congvu.security.spill.Stepped;

/**
 * One person freezes what is to be destroyed, another one approves exactly that, and it holds for
 * exactly that: as soon as another state of one of its copies is known, it has to be frozen and
 * approved anew. A copy more is in none of it, and needs a set of its own.
 */
@ApplicationScoped
public class ApprovalService {

  /**
   * LOCATED: where the backups alone still have it, there is nothing to take away before. The later
   * ones: what was found since then.
   */
  private static final Set<SpillState> FREEZABLE =
      EnumSet.range(SpillState.LOCATED, SpillState.REMEDIATED);

  private final FrozenSetRepository sets;
  private final SetLines lines;
  private final KeptPlaces kept;
  private final SpillSteps steps;
  private final SpillViews spills;
  private final FreshLogin login;
  private final SpillRules rules;
  private final EvidenceChain evidence;
  private final Clock clock;

  ApprovalService(
      FrozenSetRepository sets,
      SetLines lines,
      KeptPlaces kept,
      SpillSteps steps,
      SpillViews spills,
      FreshLogin login,
      SpillRules rules,
      EvidenceChain evidence,
      Clock clock) {
    this.sets = sets;
    this.lines = lines;
    this.kept = kept;
    this.steps = steps;
    this.spills = spills;
    this.login = login;
    this.rules = rules;
    this.evidence = evidence;
    this.clock = clock;
  }

  /** A set that was not carried out yet is void from then on. */
  @Transactional
  Stepped<ResultSetView> freeze(Caller caller, UUID spillId, @Nullable String ifMatch) {
    SpillState state = steps.step(caller, spillId, ifMatch, Part.EXECUTOR, Part.LEAD).state();
    if (!FREEZABLE.contains(state)) {
      throw ProblemException.of(
          ApprovalProblem.NOT_CONTAINED, "Vụ việc chưa cách ly xong nên chưa chốt được danh sách.");
    }
    if (lines.areGivenBack(spillId)) {
      throw ProblemException.of(
          ApprovalProblem.NOT_CONTAINED, "Các bản đang được trả lại; chưa chốt được danh sách.");
    }
    SpillState before = stateBefore(spillId);
    long uncontained = before == SpillState.LOCATED ? 0 : lines.uncontained(spillId);
    if (uncontained > 0) {
      throw ProblemException.of(
          ApprovalProblem.NOT_CONTAINED,
          "Còn %d bản sao chưa được cách ly. Hãy cách ly rồi chốt lại.".formatted(uncontained));
    }
    long doubtful = lines.doubtful(spillId);
    if (doubtful > 0) {
      throw ProblemException.of(
          ApprovalProblem.DOUBTFUL,
          "Còn %d thư mang cùng Message-ID nhưng nội dung khác. Hãy xác định từng thư rồi chốt lại."
              .formatted(doubtful));
    }
    sets.open(spillId).ifPresent(this::replace);
    if (state != before) {
      var _ = steps.advance(spillId, before, Map.of("because", "RESULT_SET_FROZEN"));
    }
    FrozenSet set = FrozenSet.begin(caller, spillId, sets.last(spillId) + 1, clock.instant());
    SetDigest.Sum frozen = lines.write(set);
    if (frozen.copies() == 0) {
      throw ProblemException.of(
          ApprovalProblem.NOTHING_LEFT,
          "Không còn bản nào để hủy; cơ quan có thẩm quyền có thể kết luận ngay.");
    }
    set.lines(frozen);
    sets.persistAndFlush(set);
    record(set, "result-set.freeze", Map.of("copies", Integer.toString(set.view().copies())));
    return steps.stepped(spillId, set.view());
  }

  /** Where a case stands while it is decided what is to be destroyed. */
  @Transactional(Transactional.TxType.MANDATORY)
  public SpillState stateBefore(UUID spillId) {
    return lines.areExpunged(spillId) ? SpillState.LOCATED : SpillState.CONTAINED;
  }

  /**
   * Nothing of the case is to be destroyed any more: an open set is void. Refused while one is
   * being carried out, or while the authority wants everything kept.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void takeBack(UUID spillId) {
    sets.open(spillId).ifPresent(this::replace);
  }

  private void replace(FrozenSet open) {
    open.replace();
    sets.flush();
    record(open, "result-set.void", Map.of());
  }

  /** Refused unless the caller has just logged in. */
  @Transactional
  Stepped<ResultSetView> approve(
      Caller caller, UUID spillId, int number, @Nullable String ifMatch, Approval approval) {
    var _ = steps.step(caller, spillId, ifMatch, Part.APPROVER, Part.LEAD);
    Instant loggedInAt = login.require();
    var _ = Notes.checked("authority/answeredBy", approval.authority().answeredBy());
    FrozenSet set = forStep(spillId, number);
    Instant now = clock.instant();
    set.approve(caller, approval, now, now.plus(rules.of(SpillRule.APPROVAL_VALID_FOR).value()));
    set.requireUnchanged(lines.now(set));
    sets.flush();
    Approval.Authority authority = approval.authority();
    record(
        set,
        authority.keepAsIs() ? "result-set.keep" : "result-set.approve",
        Map.of(
            "loggedInAt", loggedInAt.toString(),
            "keepAsIs", authority.keepAsIs().toString(),
            "answeredBy", authority.answeredBy(),
            "letterNumber", authority.letterNumber()));
    if (authority.keepAsIs()) {
      kept.lock(spillId, authority.letterNumber());
    } else if (!steps.advance(
        spillId, SpillState.APPROVED, Map.of("set", Integer.toString(number)))) {
      throw ProblemException.of(
          ApprovalProblem.WRONG_STATE, "Vụ việc không còn ở bước chờ phê duyệt hủy.");
    }
    return steps.stepped(spillId, set.view());
  }

  @Transactional
  Stepped<ResultSetView> reject(
      Caller caller, UUID spillId, int number, @Nullable String ifMatch, String reason) {
    var _ = steps.step(caller, spillId, ifMatch, Part.APPROVER, Part.LEAD);
    FrozenSet set = forStep(spillId, number);
    String why = Objects.requireNonNullElse(Notes.checked("reason", reason), "");
    set.reject(caller, why, clock.instant());
    sets.flush();
    record(set, "result-set.reject", Map.of("reason", why));
    return steps.stepped(spillId, set.view());
  }

  /** The authority has let go. Nothing is approved by that: it is asked again. */
  @Transactional
  Stepped<ResultSetView> lift(
      Caller caller, UUID spillId, int number, @Nullable String ifMatch, String reason) {
    var _ = steps.step(caller, spillId, ifMatch, Part.LEAD);
    FrozenSet set = forStep(spillId, number);
    String why = Objects.requireNonNullElse(Notes.checked("reason", reason), "");
    set.lift(why);
    sets.flush();
    record(set, "result-set.lift", Map.of("reason", why));
    kept.unlock(spillId, why);
    return steps.stepped(spillId, set.view());
  }

  /**
   * What may be carried out.
   *
   * @param approvedBy subject of who approved it
   */
  public record Order(
      UUID setId, int number, String digest, String approvedBy, Instant approvedAt) {}

  /**
   * From now on it is carried out. Refuses what was not approved as it is now, by another person
   * and not too long ago.
   *
   * @param caller has been found to be the executor
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public Order carryOut(Caller caller, UUID spillId, int number) {
    FrozenSet set = forStep(spillId, number);
    set.carryOut(caller, clock.instant());
    set.requireUnchanged(lines.now(set));
    sets.flush();
    return set.order();
  }

  /** Everything in the set is destroyed or answered for. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void destroyed(UUID spillId, int number) {
    FrozenSet set = forStep(spillId, number);
    set.isDestroyed();
    sets.flush();
    record(set, "result-set.destroyed", Map.of());
  }

  /** A set that somebody has approved, for the record of what was destroyed. */
  public record Approved(int number, String digest, int copies, String by, Instant at) {}

  /** In their order, those that were void later included. */
  @Transactional(Transactional.TxType.MANDATORY)
  public List<Approved> approved(UUID spillId) {
    var approved = new ArrayList<Approved>();
    for (FrozenSet set : sets.page(spillId, 0, Integer.MAX_VALUE)) {
      ResultSetView it = set.view();
      if (it.validUntil() != null && it.decidedBy() != null && it.decidedAt() != null) {
        approved.add(
            new Approved(it.number(), it.digest(), it.copies(), it.decidedBy(), it.decidedAt()));
      }
    }
    return approved;
  }

  @Transactional
  List<ResultSetView> page(Caller caller, UUID spillId, int after, int rows) {
    var _ = spills.requireReader(caller, spillId);
    return sets.page(spillId, after, rows).stream().map(FrozenSet::view).toList();
  }

  @Transactional
  ResultSetView one(Caller caller, UUID spillId, int number) {
    return readable(caller, spillId, number).view();
  }

  @Transactional
  List<SetLines.Line> lines(Caller caller, UUID spillId, int number, int after, int rows) {
    return lines.page(readable(caller, spillId, number).id(), after, rows);
  }

  /** For the answer that is written after this: who may not read it is refused before. */
  @Transactional
  Export export(Caller caller, UUID spillId, int number) {
    FrozenSet set = readable(caller, spillId, number);
    return out -> lines.export(set, out);
  }

  @FunctionalInterface
  interface Export {
    void to(OutputStream out) throws IOException;
  }

  private FrozenSet readable(Caller caller, UUID spillId, int number) {
    var _ = spills.requireReader(caller, spillId);
    return sets.of(spillId, number).orElseThrow(ApprovalService::unknown);
  }

  private FrozenSet forStep(UUID spillId, int number) {
    return sets.forStep(spillId, number).orElseThrow(ApprovalService::unknown);
  }

  private void record(FrozenSet set, String action, Map<String, String> more) {
    var details = new HashMap<>(more);
    details.put("set", Integer.toString(set.number()));
    details.put("digest", set.digest());
    evidence.add(set.spillId(), action, details);
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy danh sách này.");
  }
}
