package vn.congvu.security.mailaccess;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Set;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;
import vn.congvu.security.agency.AgencyService;
import vn.congvu.security.mailbox.KnownMailbox;

/** Who has a say about whose mailbox. */
@ApplicationScoped
class RightAuthority {

  private final AgencyService agencies;

  RightAuthority(AgencyService agencies) {
    this.agencies = agencies;
  }

  static boolean owns(Caller caller, KnownMailbox mailbox) {
    return !mailbox.organisation()
        && mailbox.address().equals(caller.username().toLowerCase(Locale.ROOT));
  }

  /** The owner, or head or focal point of the mailbox's unit or of one above it. */
  boolean mayAsk(Caller caller, KnownMailbox mailbox) {
    if (owns(caller, mailbox)) {
      return true;
    }
    Set<String> itsUnit = Set.of(mailbox.unitCode());
    return (caller.has(Role.UNIT_HEAD) || caller.has(Role.FOCAL_POINT))
        && caller.unitCodes().stream().anyMatch(unit -> agencies.isAtOrAbove(unit, itsUnit));
  }

  /**
   * What was done in a case that has ended is the owner's to know; of an organisation's mailbox the
   * head's. To everyone else such a line would tell that there was a case.
   */
  static boolean mayReadOfCases(Caller caller, KnownMailbox mailbox) {
    return owns(caller, mailbox)
        || (mailbox.organisation()
            && caller.has(Role.UNIT_HEAD)
            && caller.unitCodes().contains(mailbox.unitCode()));
  }

  /** The units whose lines a caller reads who does not see all. */
  Set<String> unitsOf(Caller caller) {
    return caller.has(Role.UNIT_HEAD) || caller.has(Role.FOCAL_POINT)
        ? agencies.withBelow(caller.unitCodes())
        : Set.of();
  }
}
