package vn.congvu.account.request;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.unit.UnitService;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

/** What the caller is to a request: of its unit, of the operator, or nobody. */
@ApplicationScoped
class RequestAccess {

  private final Caller caller;
  private final UnitService units;
  private final MailboxService mailboxes;

  RequestAccess(Caller caller, UnitService units, MailboxService mailboxes) {
    this.caller = caller;
    this.units = units;
    this.mailboxes = mailboxes;
  }

  Actor actor() {
    return new Actor(caller.subject(), caller.name(), caller.roles());
  }

  Visibility visibility() {
    if (caller.seesAllUnits()) {
      return Visibility.EVERYTHING;
    }
    // An officer's groups name their unit too, but an officer sees only what is their own.
    return new Visibility(false, isOfUnits() ? ownUnits() : Set.of(), mailboxes.ownedBy(caller));
  }

  /** For who takes a step; an officer, who takes none, is not looked for. */
  boolean canSee(Request request) {
    return caller.seesAllUnits() || isOfUnits() && concerns(request, ownUnits());
  }

  private static boolean concerns(Request request, Set<String> unitCodes) {
    String losing = request.losingUnitCode();
    return unitCodes.contains(request.unitCode())
        || losing != null
            && unitCodes.contains(losing)
            && !Visibility.UNSENT.contains(request.state());
  }

  /** Seeing everything, or losing a mailbox, does not make one a person of the unit. */
  void requireOwn(Request request) {
    if (!ownUnits().contains(request.unitCode())) {
      throw ProblemException.of(
          CommonProblem.FORBIDDEN, "Chỉ người của đơn vị lập đề nghị mới được làm việc này.");
    }
  }

  boolean isOwn(String unitCode) {
    return ownUnits().contains(unitCode);
  }

  /** Phones and birth dates: the unit that filed the list, and the operator who works on it. */
  boolean seesRestrictedFields(RequestView request) {
    return caller.has(Role.OPERATOR)
        || caller.has(Role.OPERATOR_LEAD)
        || isOfUnits() && isOwn(request.unit());
  }

  private boolean isOfUnits() {
    return caller.has(Role.FOCAL_POINT)
        || caller.has(Role.UNIT_HEAD)
        || caller.has(Role.INTEGRATION);
  }

  private Set<String> ownUnits() {
    return units.withDescendants(caller.unitCodes());
  }

  static ProblemException noSuchRequest() {
    return noSuch("Không tìm thấy đề nghị này.");
  }

  static ProblemException noSuch(String detail) {
    return ProblemException.of(CommonProblem.NOT_FOUND, detail);
  }
}
