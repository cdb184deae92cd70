package vn.congvu.account.credential;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import vn.congvu.account.profile.PasswordRules;
import vn.congvu.account.profile.Rule;

/** What a user may be told while typing; the redemption decides. */
@Schema(name = "PasswordRules")
record PasswordRulesResponse(
    Rule<Integer> minLength,
    Rule<Integer> minClasses,
    Rule<Boolean> notFromNameOrBirthDate,
    Rule<Integer> history) {

  static PasswordRulesResponse from(PasswordRules rules) {
    return new PasswordRulesResponse(
        rules.minLength(), rules.minClasses(), rules.notFromNameOrBirthDate(), rules.history());
  }
}
