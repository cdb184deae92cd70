package vn.congvu.incident.ticket;

import java.util.Collections;
import java.util.Set;
import vn.congvu.platform.scope.Role;

/** Who has to act on a ticket: the unit's focal point first, then the operator. */
enum Desk {
  UNIT(TicketState.AT_UNIT, Set.of(Role.FOCAL_POINT)),
  OPERATOR(TicketState.AT_OPERATOR, Set.of(Role.OPERATOR, Role.OPERATOR_LEAD));

  private final TicketState state;
  private final Set<String> roles;

  Desk(TicketState state, Set<String> roles) {
    this.state = state;
    this.roles = roles;
  }

  TicketState state() {
    return state;
  }

  boolean staffedBy(Set<String> roles) {
    return !Collections.disjoint(this.roles, roles);
  }
}
