package vn.congvu.security.spill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.security.LeakEvent.LeakReported;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.fingerprint.MessagePrints;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.agency.AgencyService;
import vn.congvu.security.duty.Deed;
import vn.congvu.security.duty.Duties;
import vn.congvu.security.duty.DutyKind;
import vn.congvu.security.evidence.EvidenceChain;
import vn.congvu.security.exercise.Exercises;
import vn.congvu.security.mail.SeenMessage;
import vn.congvu.security.note.Notes;
import vn.congvu.security.people.Part;
import vn.congvu.security.people.SpillPeople;

/** How a case begins: an officer names a message, and then perhaps others. */
@ApplicationScoped
public class SpillReports {

  /** Whose word it takes. */
  static final Set<Part> ACCEPTING =
      Collections.unmodifiableSet(EnumSet.of(Part.HEAD, Part.LEAD, Part.EXECUTOR));

  private final SpillRepository spills;
  private final SpillSteps steps;
  private final SpillViews views;
  private final SpillPeople people;
  private final References references;
  private final Duties duties;
  private final EvidenceChain evidence;
  private final AgencyService agencies;
  private final Exercises exercises;
  private final Clock clock;

  SpillReports(
      SpillRepository spills,
      SpillSteps steps,
      SpillViews views,
      SpillPeople people,
      References references,
      Duties duties,
      EvidenceChain evidence,
      AgencyService agencies,
      Exercises exercises,
      Clock clock) {
    this.spills = spills;
    this.steps = steps;
    this.views = views;
    this.people = people;
    this.references = references;
    this.duties = duties;
    this.evidence = evidence;
    this.agencies = agencies;
    this.exercises = exercises;
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
      join(caller.name(), spill, told, false);
    }
    steps.announce(spill, LeakReported::new);
    return views.of(spill, caller);
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
    join(seen.mailbox(), spill, new References.Told(seen, seen.prints()), false);
    steps.announce(spill, LeakReported::new);
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

  /**
   * What one who reports names when the head has confirmed already, and all mail that bears it is
   * stopped in the whole province, waits for the word of somebody else.
   */
  @Transactional
  SpillView addReference(Caller caller, UUID id, @Nullable String ifMatch, References.Told told) {
    Spill spill =
        steps.locked(caller, id, ifMatch, Part.REPORTER, Part.HEAD, Part.LEAD, Part.EXECUTOR);
    spill.touch();
    boolean waits =
        spill.state() != SpillState.REPORTED
            && Collections.disjoint(people.partsOf(id, caller), ACCEPTING);
    join(caller.name(), spill, told, waits);
    spills.flush();
    return views.of(spill, caller);
  }

  @Transactional
  SpillView acceptReference(Caller caller, UUID id, @Nullable String ifMatch, UUID reference) {
    Spill spill = steps.locked(caller, id, ifMatch, ACCEPTING.toArray(Part[]::new));
    spill.touch();
    if (!references.accept(id, reference, caller.name())) {
      throw ProblemException.of(
          CommonProblem.NOT_FOUND, "Vụ việc không có thư này, hoặc thư đã được chấp nhận.");
    }
    spills.flush();
    return views.of(spill, caller);
  }

  /**
   * A message of a case was read of which no more than its Message-ID was told.
   *
   * @return false when nothing was learned from it
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public boolean learn(UUID spillId, MessagePrints read) {
    boolean told = references.areOnly(spillId, read.messageId());
    if (!references.learn(spillId, read)) {
      return false;
    }
    Optional<UUID> exercise = exercises.withDocument(read);
    if (told && exercise.isPresent()) {
      Spill spill = spills.requireLocked(spillId);
      begin(spill, exercise);
      spills.flush();
    }
    return true;
  }

  private void join(String byName, Spill spill, References.Told told, boolean waits) {
    Optional<UUID> exercise = exercises.withDocument(told.prints());
    boolean first = references.areNone(spill.id());
    if (first || exercise.isPresent() && isTold(spill, told)) {
      begin(spill, exercise);
    } else {
      spill.join(exercise.orElse(null), false);
    }
    references.add(byName, spill.id(), told, waits);
  }

  private boolean isTold(Spill spill, References.Told told) {
    return references.areOnly(spill.id(), told.prints().messageId());
  }

  /** What the first message is that was read decides what the case is. */
  private void begin(Spill spill, Optional<UUID> exercise) {
    spill.join(exercise.orElse(null), true);
    exercise.ifPresent(
        it -> evidence.add(spill.id(), "spill.exercise", Map.of("exercise", it.toString())));
  }
}
