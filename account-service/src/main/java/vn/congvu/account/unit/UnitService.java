package vn.congvu.account.unit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.contracts.account.UnitEvent;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.calendar.WorkingCalendar;
import vn.congvu.platform.outbox.Outbox;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** The tree of units: reads it as of a day, changes it by decision, and says who may see what. */
@ApplicationScoped
public class UnitService {
  private final UnitRepository units;
  private final Outbox outbox;
  private final AuditTrail audit;
  private final Event<UnitsChanged> changed;
  private final Clock clock;

  UnitService(
      UnitRepository units,
      Outbox outbox,
      AuditTrail audit,
      Event<UnitsChanged> changed,
      Clock clock) {
    this.units = units;
    this.outbox = outbox;
    this.audit = audit;
    this.changed = changed;
    this.clock = clock;
  }

  /** A unit begins and ends at midnight in Vietnam, whatever the server's zone. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
  }

  /** A unit that lives today. */
  @Transactional
  public Optional<UnitView> byCode(String code) {
    return asOf(code, today());
  }

  /** A unit that lives today; 404 when there is none. */
  @Transactional
  public UnitView require(String code) {
    return byCode(code).orElseThrow(() -> unknown(code));
  }

  /** A unit that lives, lived or will live: as it stands today, or stood on its nearest day. */
  @Transactional
  public UnitView known(String code) {
    Unit unit = units.byCode(code).orElseThrow(() -> unknown(code));
    return units.asOf(code, unit.nearestDay(today())).orElseThrow(() -> unknown(code));
  }

  @Transactional
  public Optional<UnitView> asOf(String code, LocalDate day) {
    return units
        .asOf(code, day)
        .filter(unit -> !unit.validFrom().isAfter(day))
        .filter(unit -> unit.validTo() == null || unit.validTo().isAfter(day));
  }

  /** What the given units are called today, gone ones too. */
  @Transactional
  public Map<String, String> names(Set<String> codes) {
    return units.names(codes, today());
  }

  /** Those of the given units that live today, by code. */
  @Transactional
  public List<UnitView> livingAmong(Set<String> codes) {
    return codes.isEmpty() ? List.of() : units.livingAmong(codes, today());
  }

  /** The given units and all below them, with the predecessors that they inherited. */
  @Transactional
  public Set<String> withDescendants(Set<String> codes) {
    return units.reach(codes, today());
  }

  @Transactional
  public Scope scopeOf(Caller caller) {
    return caller.seesAllUnits()
        ? Scope.EVERYTHING
        : Scope.of(units.reach(caller.unitCodes(), today()));
  }

  @Transactional
  List<UnitView> list(UnitFilter filter, @Nullable String afterCode, int limit) {
    return units.living(filter, afterCode, limit);
  }

  @Transactional
  UnitHistory history(String code) {
    Unit unit = units.byCode(code).orElseThrow(() -> unknown(code));
    return new UnitHistory(
        unit.code(), units.periods(code), units.predecessors(code), units.successors(code));
  }

  @Transactional
  UnitView create(NewUnit wanted) {
    units.lockTree();
    if (units.byCode(wanted.code()).isPresent()) {
      throw ProblemException.of(
          UnitProblem.UNIT_CODE_TAKEN,
          "Mã đơn vị \"%s\" đã được dùng; mã của đơn vị đã giải thể cũng không dùng lại."
              .formatted(wanted.code()));
    }
    Unit unit = new Unit(wanted.code(), wanted.validFrom(), clock.instant());
    UnitPeriod period =
        new UnitPeriod(
            unit,
            wanted.validFrom(),
            wanted.name(),
            parentId(wanted.parentCode(), wanted.validFrom()),
            wanted.domain(),
            wanted.level(),
            wanted.legalBasis());
    units.add(unit);
    units.flush();
    units.add(period);
    units.flush();
    announce(
        new UnitEvent.UnitCreated(
            unit.id(),
            unit.version(),
            clock.instant(),
            unit.code(),
            wanted.parentCode(),
            wanted.name(),
            wanted.validFrom()));
    record("unit.created", unit, new Decision(wanted.validFrom(), wanted.legalBasis()));
    changed.fire(new UnitsChanged(Set.of(unit.code())));
    return known(unit.code());
  }

  @Transactional
  UnitView rename(String code, String name, Decision decision, VersionCheck check) {
    Unit unit = toChange(code, decision, check);
    UnitPeriod before = units.lastPeriod(unit);
    follow(
        unit, before, before.renamed(unit, name, decision.effectiveFrom(), decision.legalBasis()));
    announce(
        new UnitEvent.UnitRenamed(
            unit.id(),
            unit.version(),
            clock.instant(),
            code,
            units.codeOf(before.parentId()).orElse(null),
            name,
            before.name(),
            decision.effectiveFrom()));
    record("unit.renamed", unit, decision);
    changed.fire(new UnitsChanged(Set.of(code)));
    return known(code);
  }

  @Transactional
  UnitView move(String code, @Nullable String parentCode, Decision decision, VersionCheck check) {
    Unit unit = toChange(code, decision, check);
    UnitPeriod before = units.lastPeriod(unit);
    UUID parentId = parentId(parentCode, decision.effectiveFrom());
    refuseCycle(unit, parentId, decision.effectiveFrom());
    follow(
        unit,
        before,
        before.moved(unit, parentId, decision.effectiveFrom(), decision.legalBasis()));
    announce(
        new UnitEvent.UnitMoved(
            unit.id(),
            unit.version(),
            clock.instant(),
            code,
            parentCode,
            before.name(),
            decision.effectiveFrom(),
            units.codeOf(before.parentId()).orElse(null)));
    record("unit.moved", unit, decision);
    changed.fire(new UnitsChanged(Set.of(code)));
    return known(code);
  }

  /** The unit takes over the predecessors, whose sub-units must have found another place before. */
  @Transactional
  UnitView merge(String code, Set<String> predecessors, Decision decision, VersionCheck check) {
    Unit successor = toChange(code, decision, check);
    List<Unit> ending = new ArrayList<>();
    for (String predecessor : predecessors.stream().sorted().toList()) {
      if (predecessor.equals(code)) {
        throw ProblemException.of(
            UnitProblem.UNIT_CYCLE, "Đơn vị không thể sáp nhập vào chính nó.");
      }
      ending.add(livingOn(predecessor, decision.effectiveFrom()));
    }
    for (Unit unit : ending) {
      end(unit, decision, ending.stream().map(Unit::id).toList(), List.of(code));
      units.add(new UnitSuccession(unit.id(), successor.id(), decision.effectiveFrom()));
    }
    successor.touch(clock.instant());
    units.flush();
    UnitPeriod now = units.lastPeriod(successor);
    announce(
        new UnitEvent.UnitMerged(
            successor.id(),
            successor.version(),
            clock.instant(),
            code,
            units.codeOf(now.parentId()).orElse(null),
            now.name(),
            decision.effectiveFrom(),
            ending.stream().map(Unit::code).toList()));
    record("unit.merged", successor, decision);
    changed.fire(new UnitsChanged(Set.of(code)));
    return known(code);
  }

  @Transactional
  UnitView dissolve(String code, Decision decision, VersionCheck check) {
    Unit unit = toChange(code, decision, check);
    end(unit, decision, List.of(), List.of());
    units.flush();
    changed.fire(new UnitsChanged(Set.of(code)));
    return known(code);
  }

  private void end(Unit unit, Decision decision, List<UUID> endingToo, List<String> successors) {
    if (units.hasSubunitsFrom(unit, decision.effectiveFrom(), endingToo)) {
      throw ProblemException.of(
          UnitProblem.UNIT_HAS_SUBUNITS,
          "Đơn vị \"%s\" còn đơn vị trực thuộc; hãy chuyển hoặc giải thể các đơn vị đó trước."
              .formatted(unit.code()));
    }
    UnitPeriod last = units.lastPeriod(unit);
    refuseBefore(last.validFrom(), unit, decision);
    unit.end(decision.effectiveFrom(), clock.instant());
    units.flush();
    announce(
        new UnitEvent.UnitDissolved(
            unit.id(),
            unit.version(),
            clock.instant(),
            unit.code(),
            units.codeOf(last.parentId()).orElse(null),
            last.name(),
            decision.effectiveFrom(),
            successors));
    record("unit.dissolved", unit, decision);
  }

  private Unit toChange(String code, Decision decision, VersionCheck check) {
    units.lockTree();
    Unit unit = livingOn(code, decision.effectiveFrom());
    check.against(unit.version());
    return unit;
  }

  private Unit livingOn(String code, LocalDate day) {
    Unit unit = units.byCode(code).orElseThrow(() -> unknown(code));
    if (!unit.livesOn(day) || unit.validTo() != null) {
      throw ProblemException.of(
          UnitProblem.UNIT_NOT_LIVING,
          "Đơn vị \"%s\" không hoạt động vào ngày %s, hoặc đã có quyết định chấm dứt."
              .formatted(code, day));
    }
    return unit;
  }

  private void follow(Unit unit, UnitPeriod before, UnitPeriod next) {
    refuseBefore(before.validFrom(), unit, new Decision(next.validFrom(), ""));
    unit.touch(clock.instant());
    units.add(next);
    units.flush();
  }

  /** What was recorded as of a day is not rewritten: a new decision comes after the last one. */
  private void refuseBefore(LocalDate last, Unit unit, Decision decision) {
    if (!decision.effectiveFrom().isAfter(last)) {
      throw ProblemException.of(
          UnitProblem.UNIT_CHANGE_OUT_OF_ORDER,
          "Đơn vị \"%s\" đã có thay đổi từ ngày %s; ngày hiệu lực mới phải sau ngày đó."
              .formatted(unit.code(), last));
    }
  }

  private void refuseCycle(Unit unit, @Nullable UUID parentId, LocalDate from) {
    List<LocalDate> days = new ArrayList<>(units.changesFrom(from));
    days.add(from);
    if (days.stream().anyMatch(day -> units.hangsBelow(parentId, unit.id(), day))) {
      throw ProblemException.of(
          UnitProblem.UNIT_CYCLE,
          "Đơn vị không thể trực thuộc chính nó hoặc đơn vị cấp dưới của nó.");
    }
  }

  private @Nullable UUID parentId(@Nullable String parentCode, LocalDate day) {
    return parentCode == null ? null : livingOn(parentCode, day).id();
  }

  private void announce(UnitEvent fact) {
    outbox.announce(fact.topic(), fact.type(), fact.key(), fact);
  }

  private void record(String action, Unit unit, Decision decision) {
    audit.record(
        AuditEntry.of(action, "unit", unit.id().toString())
            .unit(unit.code())
            .legalBasis(decision.legalBasis())
            .detail("effectiveFrom", decision.effectiveFrom().toString()));
  }

  private static ProblemException unknown(String code) {
    return ProblemException.of(
        CommonProblem.NOT_FOUND, "Không có đơn vị nào mang mã \"%s\".".formatted(code));
  }

  /** The caller's precondition, checked once the row is locked. */
  interface VersionCheck {
    void against(long current);
  }
}
