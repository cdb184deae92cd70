package vn.congvu.security.spill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.security.LeakEvent.LeakClosed;
import vn.congvu.contracts.security.LeakEvent.LeakReleased;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.PlacesOutOfSight;
import vn.congvu.security.duty.Deed;
import vn.congvu.security.duty.Duties;
import vn.congvu.security.duty.DutyKind;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.note.Notes;
import vn.congvu.security.people.Part;
import vn.congvu.security.people.SpillPeople;

/** The steps that the people of a case take themselves, from the head's word to the closure. */
@ApplicationScoped
public class SpillService {

  private final SpillRepository spills;
  private final SpillSteps steps;
  private final SpillViews views;
  private final SpillPeople people;
  private final Duties duties;
  private final CoverageLedger coverage;
  private final PlacesOutOfSight outOfSight;
  private final EvidenceChain evidence;
  private final Clock clock;

  SpillService(
      SpillRepository spills,
      SpillSteps steps,
      SpillViews views,
      SpillPeople people,
      Duties duties,
      CoverageLedger coverage,
      PlacesOutOfSight outOfSight,
      EvidenceChain evidence,
      Clock clock) {
    this.spills = spills;
    this.steps = steps;
    this.views = views;
    this.people = people;
    this.duties = duties;
    this.coverage = coverage;
    this.outOfSight = outOfSight;
    this.evidence = evidence;
    this.clock = clock;
  }

  @Transactional
  SpillView confirm(Caller caller, UUID id, @Nullable String ifMatch) {
    Spill spill = steps.locked(caller, id, ifMatch);
    requireHead(caller, spill);
    Instant now = clock.instant();
    steps.advance(spill, SpillState.CONFIRMED, Map.of());
    people.join(id, caller, Part.HEAD);
    duties.done(
        caller,
        id,
        DutyKind.TELL_OPERATOR,
        Deed.onThePlatform("Cơ quan quản lý, vận hành hệ thống thư", now));
    return views.of(spill, caller);
  }

  @Transactional
  SpillView takeCharge(Caller caller, UUID id, @Nullable String ifMatch) {
    Spill spill = steps.locked(caller, id, ifMatch);
    spill.takeCharge();
    spills.flush();
    people.join(id, caller, Part.LEAD);
    return views.of(spill, caller);
  }

  @Transactional
  SpillView name(Caller caller, UUID id, @Nullable String ifMatch, NamePersonRequest person) {
    Spill spill = steps.locked(caller, id, ifMatch, Part.LEAD);
    if (person.part() != Part.EXECUTOR && person.part() != Part.APPROVER) {
      throw ProblemException.of(
              CommonProblem.INVALID_INPUT, "Chỉ cử người thực hiện hoặc người phê duyệt.")
          .withErrors(List.of(new FieldError("/part", "chỉ EXECUTOR hoặc APPROVER")));
    }
    spill.touch();
    people.name(id, caller, person.part(), person.username(), person.name());
    spills.flush();
    return views.of(spill, caller);
  }

  /** The authority sees the case from the moment on at which it was reported to. */
  @Transactional
  SpillView dutyDone(Caller caller, UUID id, @Nullable String ifMatch, DutyKind kind, Deed deed) {
    Spill spill = steps.locked(caller, id, ifMatch, Part.HEAD, Part.LEAD);
    spill.touch();
    duties.done(caller, id, kind, deed);
    if (kind == DutyKind.TELL_AUTHORITY) {
      spill.refer(clock.instant());
    }
    spills.flush();
    return views.of(spill, caller);
  }

  /** A false alarm before anything was taken away. */
  @Transactional
  public SpillView release(Caller caller, UUID id, @Nullable String ifMatch, String reason) {
    Spill spill = steps.locked(caller, id, ifMatch);
    if (spill.state() == SpillState.REPORTED) {
      requireHead(caller, spill);
      people.join(id, caller, Part.HEAD);
    } else {
      people.require(id, caller, Part.LEAD);
    }
    outOfSight.dismiss(id);
    if (coverage.openPlaces(id) > 0) {
      throw ProblemException.of(
          SpillProblem.NOT_YET_COVERED, "Còn bản đang cách ly; hãy trả lại trước khi kết thúc.");
    }
    String why = Objects.requireNonNullElse(Notes.checked("reason", reason), "");
    steps.advance(spill, SpillState.RELEASED, Map.of("reason", why));
    steps.announce(spill, LeakReleased::new);
    return views.of(spill, caller);
  }

  @Transactional
  SpillView assess(Caller caller, UUID id, @Nullable String ifMatch, AssessmentRequest assessment) {
    Spill spill = steps.locked(caller, id, ifMatch);
    if (!caller.has(Role.POLICE_ASSESSOR)) {
      throw notYours("Mức độ lộ, lọt do cơ quan có thẩm quyền kết luận.");
    }
    people.join(id, caller, Part.ASSESSOR);
    requireNothingInReach(spill);
    String conclusion = Notes.checked("conclusion", assessment.conclusion());
    spill.assess(assessment.degree(), assessment.cause(), conclusion, clock.instant());
    spills.flush();
    evidence.add(
        id,
        "spill.assessed",
        Map.of(
            "degree", assessment.degree().name(),
            "cause", assessment.cause().name(),
            "conclusion", conclusion == null ? "" : conclusion));
    return views.of(spill, caller);
  }

  /** Where nothing had to be destroyed, nothing may wait for it either. */
  private void requireNothingInReach(Spill spill) {
    long places =
        spill.state() == SpillState.DESTROYED ? 0 : coverage.openPlacesInReach(spill.id());
    if (places > 0) {
      throw ProblemException.of(
          SpillProblem.NOT_YET_COVERED,
          "Còn %d nơi có bản sao hoặc chưa xem được; hãy xử lý trước khi kết luận."
              .formatted(places));
    }
  }

  @Transactional
  SpillView remediate(Caller caller, UUID id, @Nullable String ifMatch, String remedies) {
    Spill spill = steps.locked(caller, id, ifMatch, Part.LEAD, Part.HEAD);
    String done = Objects.requireNonNullElse(Notes.checked("remedies", remedies), "");
    spill.remediate(done, clock.instant());
    spills.flush();
    evidence.add(id, "spill.remediated", Map.of("remedies", done));
    return views.of(spill, caller);
  }

  /** Refuses while a duty is not done or a place is not answered for. */
  @Transactional
  SpillView close(Caller caller, UUID id, @Nullable String ifMatch) {
    Spill spill = steps.locked(caller, id, ifMatch, Part.LEAD);
    List<String> open =
        duties.of(id).stream()
            .filter(duty -> !duty.isDone())
            .map(duty -> duty.kind().inVietnamese())
            .toList();
    if (!open.isEmpty()) {
      throw ProblemException.of(
          SpillProblem.NOT_YET_COVERED, "Chưa làm xong: %s.".formatted(String.join(", ", open)));
    }
    long places = coverage.openPlaces(id);
    if (places > 0) {
      throw ProblemException.of(
          SpillProblem.NOT_YET_COVERED,
          "Còn %d nơi có thể có bản sao chưa được làm rõ.".formatted(places));
    }
    steps.advance(spill, SpillState.CLOSED, Map.of());
    steps.announce(spill, LeakClosed::new);
    return views.of(spill, caller);
  }

  /**
   * Somebody who looks at a case for a time.
   *
   * @param by who allowed it
   */
  public record Guest(String subject, String username, String name, String by, Instant until) {}

  /** Does nothing where there is no such case, and does not say so. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void admit(String code, Guest guest) {
    spills
        .ofCode(code)
        .ifPresent(
            spill ->
                people.admit(
                    spill.id(),
                    guest.username(),
                    guest.subject(),
                    guest.name(),
                    guest.by(),
                    guest.until()));
  }

  private static void requireHead(Caller caller, Spill spill) {
    if (!caller.has(Role.UNIT_HEAD) || !caller.unitCodes().contains(spill.unitCode())) {
      throw notYours("Bước này do Thủ trưởng đơn vị %s thực hiện.".formatted(spill.unitCode()));
    }
  }

  private static ProblemException notYours(String sentence) {
    return ProblemException.of(SpillProblem.NOT_YOURS_TO_DO, sentence);
  }
}
