package vn.congvu.account.importing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.unit.UnitService;
import vn.congvu.account.unit.UnitView;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

/** Which lists the caller may see, and which units a list of theirs may name. */
@ApplicationScoped
class ImportScope {

  private final Caller caller;
  private final UnitService units;

  ImportScope(Caller caller, UnitService units) {
    this.caller = caller;
    this.units = units;
  }

  String subject() {
    return caller.subject();
  }

  String name() {
    return caller.name();
  }

  /** The unit asked for, else the caller's only one; null when there are several. */
  @Nullable String senderUnit(@Nullable String asked) {
    if (asked != null && !asked.isBlank()) {
      if (!ownUnits().contains(asked.strip())) {
        throw ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy đơn vị này.");
      }
      return asked.strip();
    }
    Set<String> own = caller.unitCodes();
    return own.size() == 1 ? own.iterator().next() : null;
  }

  /** The sender's unit and all below it; all of the caller's when the list is for several. */
  List<UnitView> unitsOf(@Nullable String senderUnit) {
    Set<String> codes = senderUnit == null ? ownUnits() : units.withDescendants(Set.of(senderUnit));
    return units.livingAmong(codes);
  }

  boolean sees(ImportBatch batch) {
    if (caller.seesAllUnits() || batch.createdBy().equals(caller.subject())) {
      return true;
    }
    String unit = batch.unitCode();
    return unit != null && ownUnits().contains(unit);
  }

  private Set<String> ownUnits() {
    return units.withDescendants(caller.unitCodes());
  }
}
