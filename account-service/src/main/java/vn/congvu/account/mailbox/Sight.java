package vn.congvu.account.mailbox;

import java.util.Locale;
import java.util.Set;
import vn.congvu.account.unit.Scope;
import vn.congvu.account.unit.UnitService;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

/**
 * Which mailboxes a caller may see: all, those of some units, and always the caller's own.
 *
 * @param restricted may see phone and birth date
 */
record Sight(Scope scope, String username, String subject, boolean restricted) {

  static Sight of(Caller caller, UnitService units) {
    boolean ofUnits =
        caller.has(Role.FOCAL_POINT) || caller.has(Role.UNIT_HEAD) || caller.has(Role.INTEGRATION);
    // An officer's groups name their unit too, but an officer sees only what is their own.
    Scope scope = caller.seesAllUnits() || ofUnits ? units.scopeOf(caller) : Scope.of(Set.of());
    boolean restricted =
        caller.has(Role.OPERATOR)
            || caller.has(Role.OPERATOR_LEAD)
            || caller.has(Role.FOCAL_POINT)
            || caller.has(Role.UNIT_HEAD);
    return new Sight(
        scope, caller.username().toLowerCase(Locale.ROOT), caller.subject(), restricted);
  }
}
