package vn.congvu.account.request;

import java.util.Set;

/** Who takes a step. The subject, not the name, tells two people apart. */
record Actor(String subject, String name, Set<String> roles) {

  /** Results that arrive line by line belong to nobody's token. */
  static final Actor PLATFORM = new Actor("system", "Congvu", Set.of());
}
