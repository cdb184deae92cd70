package vn.congvu.account.architecture;

import java.util.Set;
import vn.congvu.testkit.HouseRules;

class ArchitectureTest extends HouseRules {

  /**
   * Whoever holds a one-time link has no login yet: the link itself is checked, the rules are
   * public.
   */
  private static final Set<String> OPEN_TO_ALL =
      Set.of(
          "vn.congvu.account.credential.PasswordLinkRedemptionResource",
          "vn.congvu.account.profile.PasswordRulesResource");

  ArchitectureTest() {
    super("vn.congvu.account", OPEN_TO_ALL);
  }
}
