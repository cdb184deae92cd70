package vn.congvu.security.spill;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.coverage.CoverageLedger;
import vn.congvu.security.duty.Duties;
import vn.congvu.security.duty.DutyKind;
import vn.congvu.security.duty.DutyView;
import vn.congvu.security.people.Part;
import vn.congvu.security.people.PersonView;
import vn.congvu.security.people.SpillPeople;
import vn.congvu.security.spill.SpillRepository.UndecidedSet;

/** Tells each person what the cases wait for from them. */
@ApplicationScoped
class Waiting {

  private final SpillRepository spills;
  private final SpillPeople people;
  private final References references;
  private final Duties duties;
  private final CoverageLedger coverage;
  private final Clock clock;

  Waiting(
      SpillRepository spills,
      SpillPeople people,
      References references,
      Duties duties,
      CoverageLedger coverage,
      Clock clock) {
    this.spills = spills;
    this.people = people;
    this.references = references;
    this.duties = duties;
    this.coverage = coverage;
    this.clock = clock;
  }

  /** A case with everything that it waits for from the caller. */
  record Case(UUID id, List<WaitingView> tasks) {}

  @Transactional
  List<Case> page(Caller caller, @Nullable UUID after, int rows) {
    return spills.open(Compartment.of(caller, clock.instant()), after, rows).stream()
        .map(spill -> new Case(spill.id(), tasks(spill, caller)))
        .toList();
  }

  private List<WaitingView> tasks(Spill spill, Caller caller) {
    Set<Part> parts = people.partsOf(spill.id(), caller);
    var tasks = new ArrayList<WaitingView>();
    if (parts.contains(Part.HEAD) || parts.contains(Part.LEAD)) {
      people.guestsOf(spill.id()).stream()
          .map(guest -> announcement(spill, guest))
          .forEach(tasks::add);
    }
    Map<DutyKind, DutyView> clocks = new EnumMap<>(DutyKind.class);
    duties.of(spill.id()).forEach(duty -> clocks.put(duty.kind(), duty));
    if (spill.state() == SpillState.REPORTED) {
      if (caller.has(Role.UNIT_HEAD) && caller.unitCodes().contains(spill.unitCode())) {
        tasks.add(task(spill, Task.CONFIRM, clocks.get(DutyKind.TELL_OPERATOR)));
      }
      return tasks;
    }
    if (!spill.isInCharge() && caller.has(Role.OPERATOR_LEAD)) {
      tasks.add(task(spill, Task.TAKE_CHARGE, null));
    }
    if (parts.contains(Part.HEAD) || parts.contains(Part.LEAD)) {
      outside(spill, Task.TELL_SENDER, clocks.get(DutyKind.TELL_SENDER), tasks);
      outside(spill, Task.TELL_AUTHORITY, clocks.get(DutyKind.TELL_AUTHORITY), tasks);
    }
    if (!Collections.disjoint(parts, SpillReports.ACCEPTING) && references.anyWaits(spill.id())) {
      tasks.add(task(spill, Task.ACCEPT_REFERENCE, null));
    }
    Task next = next(spill, parts, caller);
    if (next != null) {
      tasks.add(task(spill, next, null));
    }
    return tasks;
  }

  private static void outside(
      Spill spill, Task task, @Nullable DutyView clock, List<WaitingView> tasks) {
    if (clock != null && !clock.isDone()) {
      tasks.add(task(spill, task, clock));
    }
  }

  private @Nullable Task next(Spill spill, Set<Part> parts, Caller caller) {
    boolean executor = parts.contains(Part.EXECUTOR);
    boolean lead = parts.contains(Part.LEAD);
    return switch (spill.state()) {
      case CONFIRMED -> executor ? Task.LOCATE : nameExecutor(spill, lead);
      case LOCATED -> executor ? Task.CONTAIN : assess(spill, caller);
      case CONTAINED -> {
        Task decision = decision(spill, parts, caller);
        yield decision == null ? assess(spill, caller) : decision;
      }
      case APPROVED -> executor ? Task.DESTROY : null;
      case DESTROYED -> caller.has(Role.POLICE_ASSESSOR) ? Task.ASSESS : null;
      case ASSESSED -> lead || parts.contains(Part.HEAD) ? Task.REMEDIATE : null;
      case REMEDIATED -> lead ? Task.CLOSE : null;
      case REPORTED, CLOSED, RELEASED -> null;
    };
  }

  private @Nullable Task decision(Spill spill, Set<Part> parts, Caller caller) {
    boolean lead = parts.contains(Part.LEAD);
    UndecidedSet set = spills.undecidedSet(spill.id()).orElse(null);
    if (set == null) {
      return parts.contains(Part.EXECUTOR) ? Task.FREEZE : nameExecutor(spill, lead);
    }
    if (set.kept()) {
      return null;
    }
    if (caller.subject().equals(set.frozenBy())) {
      return lead && !has(spill, Part.APPROVER) ? Task.NAME_APPROVER : null;
    }
    return lead || parts.contains(Part.APPROVER) ? Task.APPROVE : null;
  }

  /** Who does it has to be there first: whoever freezes a set cannot approve it. */
  private @Nullable Task nameExecutor(Spill spill, boolean lead) {
    return lead && !has(spill, Part.EXECUTOR) ? Task.NAME_EXECUTOR : null;
  }

  /** Where nothing is in reach that could be destroyed. */
  private @Nullable Task assess(Spill spill, Caller caller) {
    return caller.has(Role.POLICE_ASSESSOR) && coverage.openPlacesInReach(spill.id()) == 0
        ? Task.ASSESS
        : null;
  }

  private boolean has(Spill spill, Part part) {
    return people.of(spill.id()).stream().map(PersonView::part).anyMatch(part::equals);
  }

  private static WaitingView announcement(Spill spill, PersonView guest) {
    return new WaitingView(
        spill.id(),
        spill.code(),
        spill.state(),
        Task.KNOW_OF_BREAK_GLASS,
        spill.reportedAt(),
        guest.until(),
        false,
        spill.isExercise());
  }

  private static WaitingView task(Spill spill, Task task, @Nullable DutyView clock) {
    return new WaitingView(
        spill.id(),
        spill.code(),
        spill.state(),
        task,
        spill.reportedAt(),
        clock == null ? null : clock.dueAt(),
        clock != null && clock.late(),
        spill.isExercise());
  }
}
