package vn.congvu.account.profile;

import java.util.List;

/** Who may have a mailbox and how it may be used. */
public record UseRules(
    Rule<List<String>> subjects,
    Rule<List<String>> banned,
    Rule<Boolean> forwardingToNonStateBanned,
    Rule<Boolean> unitAdminAccount,
    Rule<List<ResetChannel>> passwordResetChannels,
    Rule<Boolean> emergencyRevocation) {

  /** Ways in which a password reset may be asked for. */
  public enum ResetChannel {
    LETTER,
    PHONE,
    FOCAL_POINT,
    SELF_SERVICE,
    UNIT_ADMIN
  }
}
