package vn.congvu.account.naming;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.MailboxKind;

/**
 * Who or what an address is made for.
 *
 * @param fullName of the person, or of the organisation ("Đảng ủy xã Lâm Thủy")
 * @param unitCode of the unit; a sub-unit's code ends with a dot and its parent's ({@code vp.snv})
 * @param citizenIdTail the last digits of the citizen identity number, only where the template
 *     needs them; never stored here
 * @param domain when the unit has its own; else the profile's first mail domain
 */
public record NamingSubject(
    MailboxKind kind,
    String fullName,
    String unitCode,
    @Nullable String parentUnitCode,
    @Nullable LocalDate birthDate,
    @Nullable String citizenIdTail,
    @Nullable String domain) {

  /** Without the personal data, so that it can stand in a log. */
  @Override
  public String toString() {
    return "NamingSubject[" + kind + " in " + unitCode + "]";
  }
}
