package vn.congvu.security.spill;

import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

/**
 * The compartment as a condition, with which every query of cases begins: a case is seen by the
 * people on it, and by those for whom it waits until one of them has taken it up. No role sees more
 * than that, whoever administers the platform included.
 */
record Compartment(
    String subject,
    String username,
    Set<String> headOf,
    boolean lead,
    boolean assessor,
    Instant now) {

  private static final String CONDITION =
      """
      (exists (select 1 from SpillPerson p
                where p.spillId = s.id
                  and (p.subject = :subject or (p.subject is null and p.username = :username))
                  and (p.until is null or p.until > :now))
       or (s.state = :reported and s.unitCode in :headOf)
       or (:lead = true and s.inCharge = false
           and s.state <> :reported and s.endedAt is null)
       or (:assessor = true and s.referredAt is not null))""";

  static Compartment of(Caller caller, Instant now) {
    return new Compartment(
        caller.subject(),
        caller.username().toLowerCase(Locale.ROOT),
        caller.has(Role.UNIT_HEAD) ? caller.unitCodes() : Set.of(),
        caller.has(Role.OPERATOR_LEAD),
        caller.has(Role.POLICE_ASSESSOR),
        now);
  }

  String query(String more) {
    return "from Spill s where " + CONDITION + more;
  }

  Map<String, Object> values() {
    var values = new HashMap<String, Object>();
    values.put("subject", subject);
    values.put("username", username);
    // An empty list is no valid SQL; no unit has an empty code.
    values.put("headOf", headOf.isEmpty() ? Set.of("") : headOf);
    values.put("reported", SpillState.REPORTED);
    values.put("lead", lead);
    values.put("assessor", assessor);
    values.put("now", now);
    return values;
  }
}
