package vn.congvu.security.spill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.security.LeakEvent;
import vn.congvu.contracts.security.LeakEvent.LeakClosed;
import vn.congvu.contracts.security.LeakEvent.LeakReleased;
import vn.congvu.contracts.security.LeakEvent.LeakReported;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.platform.etag.Versions;
import vn.congvu.platform.outbox.Outbox;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.agency.AgencyService;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.coverage.PlacesOutOfSight;
import vn.congvu.security.duty.Deed;
import vn.congvu.security.duty.Duties;
import vn.congvu.security.duty.DutyKind;
import vn.congvu.security.duty.DutyView;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.exercise.Exercises;
import vn.congvu.security.mail.SeenMessage;
import vn.congvu.security.note.Notes;
import vn.congvu.security.people.Part;
import vn.congvu.security.people.SpillPeople;

/**
 * The steps of a case. Each locks the case, checks the version that it was made against and the
 * caller's part, and is a row of the evidence chain.
 */
@ApplicationScoped
public class SpillService {

  private final SpillRepository spills;
  private final SpillPeople people;
  private final References references;
  private final Duties duties;
  private final CoverageLedger coverage;
  private final PlacesOutOfSight outOfSight;
  private final EvidenceChain evidence;
  private final AgencyService agencies;
  private final Exercises exercises;
  private final Outbox outbox;
  private final SpillConfig config;
  private final Clock clock;

  SpillService(
      SpillRepository spills,
      SpillPeople people,
      References references,
      Duties duties,
      CoverageLedger coverage,
      PlacesOutOfSight outOfSight,
      EvidenceChain evidence,
      AgencyService agencies,
      Exercises exercises,
      Outbox outbox,
      SpillConfig config,
      Clock clock) {
    this.spills = spills;
    this.people = people;
    this.references = references;
    this.duties = duties;
    this.coverage = coverage;
    this.outOfSight = outOfSight;
    this.evidence = evidence;
    this.agencies = agencies;
    this.exercises = exercises;
    this.outbox = outbox;
    this.config = config;
    this.clock = clock;
  }

  /** Everything that can keep a report from being taken is about the report itself. */
  @Transactional
  SpillView report(Caller caller, ReportSpillRequest report, References.@Nullable Told told) {
    Instant now = clock.instant();
    Instant discovered = report.discoveredAt() == null ? now : report.discoveredAt();
    if (discovered.isAfter(now)) {
      throw ProblemException.of(
              CommonProblem.INVALID_INPUT, "Thời điểm phát hiện không thể ở tương lai.")
          .withErrors(List.of(new FieldError("/discoveredAt", "ở tương lai")));
    }
    Spill spill =
        Spill.report(
            unitOf(caller, report.unitCode()),
            report.level(),
            Notes.checked("note", report.note()),
            discovered,
            now);
    enter(spill, "PORTAL");
    people.join(spill.id(), caller, Part.REPORTER);
    duties.done(
        caller,
        spill.id(),
        DutyKind.TELL_HEAD,
        report.head() == null ? byReport(spill) : report.head());
    if (told != null) {
      join(caller.name(), spill, told);
    }
    announce(spill, new LeakReported(spill.id(), factVersion(spill), now));
    return view(spill, caller);
  }

  /**
   * A report in the name of an owner who moved a message into the folder for it; they find it as
   * their own when they log in. A message of an open case of theirs begins no second one.
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public UUID reportByFolder(String unitCode, SeenMessage seen) {
    Fingerprint messageId = seen.prints().messageId();
    Optional<UUID> open =
        messageId == null
            ? Optional.empty()
            : spills.openReportOf(seen.mailbox(), messageId.uuid());
    if (open.isPresent()) {
      return open.get();
    }
    Instant now = clock.instant();
    Spill spill = Spill.report(unitCode, SecrecyLevel.UNKNOWN, null, now, now);
    enter(spill, "FOLDER");
    people.reported(spill.id(), seen.mailbox());
    duties.done(seen.mailbox(), seen.mailbox(), spill.id(), DutyKind.TELL_HEAD, byReport(spill));
    join(seen.mailbox(), spill, new References.Told(seen, seen.prints()));
    announce(spill, new LeakReported(spill.id(), factVersion(spill), now));
    return spill.id();
  }

  private void enter(Spill spill, String way) {
    spills.persistAndFlush(spill);
    var said = new TreeMap<String, String>();
    said.put("code", spill.code());
    said.put("unit", spill.unitCode());
    said.put("level", spill.level().name());
    said.put("discoveredAt", spill.discoveredAt().toString());
    said.put("way", way);
    if (spill.note() != null) {
      said.put("note", spill.note());
    }
    evidence.add(spill.id(), "spill.report", said);
    duties.start(spill.id(), DutyKind.TELL_HEAD, spill.discoveredAt());
    duties.start(spill.id(), DutyKind.TELL_OPERATOR, spill.reportedAt());
    duties.start(spill.id(), DutyKind.TELL_SENDER, spill.reportedAt());
    duties.start(spill.id(), DutyKind.TELL_AUTHORITY, spill.reportedAt());
  }

  private static Deed byReport(Spill spill) {
    return Deed.onThePlatform("Thủ trưởng đơn vị " + spill.unitCode(), spill.reportedAt());
  }

  private String unitOf(Caller caller, @Nullable String wanted) {
    Set<String> own = caller.unitCodes();
    if (wanted == null && own.size() == 1) {
      return own.iterator().next();
    }
    if (wanted != null && agencies.isAtOrAbove(wanted, own)) {
      return wanted;
    }
    throw ProblemException.of(
            SpillProblem.HEAD_UNIT_UNKNOWN,
            "Hãy cho biết báo Thủ trưởng đơn vị nào: đơn vị của mình hoặc đơn vị cấp trên.")
        .withErrors(List.of(new FieldError("/unitCode", "không phải đơn vị của người báo")));
  }

  @Transactional
  List<SpillLine> page(Caller caller, @Nullable UUID before, int rows) {
    return spills.page(Sight.of(caller, clock.instant()), before, rows).stream()
        .map(SpillLine::of)
        .toList();
  }

  /** Refuses with 404 whoever is outside the compartment. Who looked is evidence. */
  @Transactional
  public SpillView require(Caller caller, UUID id) {
    Instant now = clock.instant();
    Spill spill = spills.seen(id, Sight.of(caller, now)).orElseThrow(SpillService::unknown);
    evidence.addUnlessSince(now.minus(config.viewAgainAfter()), id, "spill.view");
    return view(spill, caller);
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

  @Transactional
  SpillView confirm(Caller caller, UUID id, @Nullable String ifMatch) {
    Spill spill = forStep(caller, id, ifMatch);
    requireHead(caller, spill);
    Instant now = clock.instant();
    advance(spill, SpillState.CONFIRMED, Map.of());
    people.join(id, caller, Part.HEAD);
    duties.done(
        caller,
        id,
        DutyKind.TELL_OPERATOR,
        Deed.onThePlatform("Cơ quan quản lý, vận hành hệ thống thư", now));
    return view(spill, caller);
  }

  @Transactional
  SpillView takeCharge(Caller caller, UUID id, @Nullable String ifMatch) {
    Spill spill = forStep(caller, id, ifMatch);
    spill.takeCharge();
    spills.flush();
    people.join(id, caller, Part.LEAD);
    return view(spill, caller);
  }

  @Transactional
  SpillView name(Caller caller, UUID id, @Nullable String ifMatch, NamePersonRequest person) {
    Spill spill = forStep(caller, id, ifMatch);
    people.require(id, caller, Part.LEAD);
    if (person.part() != Part.EXECUTOR && person.part() != Part.APPROVER) {
      throw ProblemException.of(
              CommonProblem.INVALID_INPUT, "Chỉ cử người thực hiện hoặc người phê duyệt.")
          .withErrors(List.of(new FieldError("/part", "chỉ EXECUTOR hoặc APPROVER")));
    }
    spill.touch();
    people.name(id, caller, person.part(), person.username(), person.name());
    spills.flush();
    return view(spill, caller);
  }

  /** The authority sees the case from the moment on at which it was reported to. */
  @Transactional
  SpillView dutyDone(Caller caller, UUID id, @Nullable String ifMatch, DutyKind kind, Deed deed) {
    Spill spill = forStep(caller, id, ifMatch);
    people.require(id, caller, Part.HEAD, Part.LEAD);
    spill.touch();
    duties.done(caller, id, kind, deed);
    if (kind == DutyKind.TELL_AUTHORITY) {
      spill.refer(clock.instant());
    }
    spills.flush();
    return view(spill, caller);
  }

  @Transactional
  SpillView addReference(Caller caller, UUID id, @Nullable String ifMatch, References.Told told) {
    Spill spill = forStep(caller, id, ifMatch);
    people.require(id, caller, Part.REPORTER, Part.HEAD, Part.LEAD, Part.EXECUTOR);
    spill.touch();
    join(caller.name(), spill, told);
    spills.flush();
    return view(spill, caller);
  }

  private void join(String byName, Spill spill, References.Told told) {
    Optional<UUID> exercise = exercises.withDocument(told.prints().messageId());
    boolean first = references.areNone(spill.id());
    spill.join(exercise.orElse(null), first);
    references.add(byName, spill.id(), told);
    if (first && exercise.isPresent()) {
      evidence.add(spill.id(), "spill.exercise", Map.of("exercise", exercise.get().toString()));
    }
  }

  /** A false alarm before anything was taken away. */
  @Transactional
  public SpillView release(Caller caller, UUID id, @Nullable String ifMatch, String reason) {
    Spill spill = forStep(caller, id, ifMatch);
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
    advance(spill, SpillState.RELEASED, Map.of("reason", why));
    announce(spill, new LeakReleased(id, factVersion(spill), clock.instant()));
    return view(spill, caller);
  }

  @Transactional
  SpillView assess(Caller caller, UUID id, @Nullable String ifMatch, AssessmentRequest assessment) {
    Spill spill = forStep(caller, id, ifMatch);
    if (!caller.has(Role.POLICE_ASSESSOR)) {
      throw notYours("Mức độ lộ, lọt do cơ quan có thẩm quyền kết luận.");
    }
    people.join(id, caller, Part.ASSESSOR);
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
    return view(spill, caller);
  }

  @Transactional
  SpillView remediate(Caller caller, UUID id, @Nullable String ifMatch, String remedies) {
    Spill spill = forStep(caller, id, ifMatch);
    people.require(id, caller, Part.LEAD, Part.HEAD);
    String done = Objects.requireNonNullElse(Notes.checked("remedies", remedies), "");
    spill.remediate(done, clock.instant());
    spills.flush();
    evidence.add(id, "spill.remediated", Map.of("remedies", done));
    return view(spill, caller);
  }

  /** Refuses while a duty is not done or a place is not answered for. */
  @Transactional
  SpillView close(Caller caller, UUID id, @Nullable String ifMatch) {
    Spill spill = forStep(caller, id, ifMatch);
    people.require(id, caller, Part.LEAD);
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
    advance(spill, SpillState.CLOSED, Map.of());
    announce(spill, new LeakClosed(id, factVersion(spill), clock.instant()));
    return view(spill, caller);
  }

  /**
   * Takes a case on to its next state, in the transaction of what made it so.
   *
   * @param caller must have one of the parts, in a case of that version
   * @param details for the evidence chain: ids and facts
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public SpillView advance(
      Caller caller,
      UUID id,
      @Nullable String ifMatch,
      SpillState next,
      Map<String, String> details,
      Part... parts) {
    Spill spill = forStep(caller, id, ifMatch);
    people.require(id, caller, parts);
    advance(spill, next, details);
    return view(spill, caller);
  }

  /**
   * Takes a case on in the name of a job, which acts for whoever ordered it.
   *
   * @return false when the case cannot go there from where it stands, as when it is there already
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean advance(UUID id, SpillState next, Map<String, String> details) {
    Spill spill =
        spills
            .findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
            .orElseThrow(SpillService::unknown);
    if (!spill.state().mayBecome(next)) {
      return false;
    }
    advance(spill, next, details);
    return true;
  }

  /** A case of an exercise, which has no secret and no compartment. */
  public record ExerciseCase(
      UUID id, String code, SpillState state, Instant reportedAt, List<DutyView> duties) {}

  /** The cases that reports of an exercise's document began, the first one first. */
  @Transactional
  public List<ExerciseCase> ofExercise(UUID exerciseId) {
    return spills.list("exerciseId = ?1 order by id", exerciseId).stream()
        .map(
            it ->
                new ExerciseCase(
                    it.id(), it.code(), it.state(), it.reportedAt(), duties.of(it.id())))
        .toList();
  }

  /** Ends a case as a false alarm when what was taken away is back. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void released(UUID id, String reason) {
    if (advance(id, SpillState.RELEASED, Map.of("reason", reason))) {
      outOfSight.dismiss(id);
      Spill spill = spills.findByIdOptional(id).orElseThrow(SpillService::unknown);
      announce(spill, new LeakReleased(id, factVersion(spill), clock.instant()));
    }
  }

  @Transactional
  public SpillState stateOf(UUID id) {
    return spills.findByIdOptional(id).orElseThrow(SpillService::unknown).state();
  }

  /**
   * A step that leaves the case in its state, in the transaction of what is done.
   *
   * @param caller must have one of the parts, in an open case of that version
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public SpillView step(Caller caller, UUID id, @Nullable String ifMatch, Part... parts) {
    Spill spill = forStep(caller, id, ifMatch);
    people.require(id, caller, parts);
    spill.touch();
    spills.flush();
    return view(spill, caller);
  }

  private void advance(Spill spill, SpillState next, Map<String, String> details) {
    spill.become(next, clock.instant());
    spills.flush();
    evidence.add(spill.id(), "spill." + next.slug(), details);
  }

  /** Only those on the case, not those for whom it waits, read what lies behind it. */
  @Transactional
  public SpillView requireReader(Caller caller, UUID id) {
    SpillView spill = require(caller, id);
    if (spill.people() == null) {
      throw notYours("Người báo không xem được phần này.");
    }
    return spill;
  }

  private static void requireHead(Caller caller, Spill spill) {
    if (!caller.has(Role.UNIT_HEAD) || !caller.unitCodes().contains(spill.unitCode())) {
      throw notYours("Bước này do Thủ trưởng đơn vị %s thực hiện.".formatted(spill.unitCode()));
    }
  }

  private Spill forStep(Caller caller, UUID id, @Nullable String ifMatch) {
    Spill spill =
        spills
            .seenForStep(id, Sight.of(caller, clock.instant()))
            .orElseThrow(SpillService::unknown);
    Versions.require(ifMatch, spill.version());
    return spill;
  }

  private SpillView view(Spill spill, Caller caller) {
    Set<Part> parts = people.partsOf(spill.id(), caller);
    boolean onlyReported = parts.equals(EnumSet.of(Part.REPORTER));
    List<DutyView> all = duties.of(spill.id());
    LeakDegree degree = spill.degree();
    LeakCause cause = spill.cause();
    return new SpillView(
        spill.id(),
        spill.code(),
        spill.state(),
        spill.unitCode(),
        spill.level(),
        spill.note(),
        spill.discoveredAt(),
        spill.reportedAt(),
        onlyReported ? null : spill.referredAt(),
        spill.endedAt(),
        parts,
        onlyReported ? all.subList(0, 1) : all,
        onlyReported ? null : people.of(spill.id()),
        onlyReported ? null : references.of(spill.id()),
        onlyReported || degree == null || cause == null
            ? null
            : new SpillView.Assessment(degree, cause, spill.conclusion()),
        onlyReported ? null : spill.remedies(),
        spill.isExercise(),
        spill.version());
  }

  /** An exercise is nobody else's affair: whoever counts leaks would count it. */
  private void announce(Spill spill, LeakEvent fact) {
    if (!spill.isExercise()) {
      outbox.announce(fact.topic(), fact.type(), fact.key(), fact);
    }
  }

  /** Facts count from one, versions of a row from zero. */
  private static long factVersion(Spill spill) {
    return spill.version() + 1;
  }

  private static ProblemException unknown() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy vụ việc này.");
  }

  private static ProblemException notYours(String sentence) {
    return ProblemException.of(SpillProblem.NOT_YOURS_TO_DO, sentence);
  }
}
