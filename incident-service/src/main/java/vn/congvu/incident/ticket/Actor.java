package vn.congvu.incident.ticket;

import java.util.Set;
import vn.congvu.platform.scope.Caller;

/** Who takes a step. */
record Actor(String subject, String name, Set<String> roles) {

  static Actor of(Caller caller) {
    return new Actor(caller.subject(), caller.name(), caller.roles());
  }
}
