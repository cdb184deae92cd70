package vn.congvu.account.credential;

import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import vn.congvu.account.credential.RedemptionLedger.Claim;
import vn.congvu.account.identity.IdentityAway;
import vn.congvu.account.identity.IdentityRefused;
import vn.congvu.account.identity.KeycloakUsers;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.PasswordRules;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.MailServerAway;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.FieldError;
import vn.congvu.platform.problem.ProblemException;

/**
 * Turns a link and a chosen password into a working login. Keycloak comes first because it knows
 * the earlier passwords and may refuse; the mail server opens only for what passed every rule. A
 * server that is away leaves the link valid, and the same password may be tried again.
 */
@ApplicationScoped
class RedemptionService {

  private static final int BAD_REQUEST = 400;

  private final RedemptionLedger ledger;
  private final KeycloakUsers users;
  private final MailProvisioning mail;
  private final ProfileService profiles;

  RedemptionService(
      RedemptionLedger ledger,
      KeycloakUsers users,
      MailProvisioning mail,
      ProfileService profiles) {
    this.ledger = ledger;
    this.users = users;
    this.mail = mail;
    this.profiles = profiles;
  }

  void redeem(String token, char[] password) {
    try {
      Claim claim = ledger.claim(token);
      try {
        use(claim, password);
      } catch (RuntimeException failed) {
        ledger.release(claim);
        throw failed;
      }
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  private void use(Claim claim, char[] password) {
    try {
      requireAccepted(claim, password);
      setAtIdentityProvider(claim, password);
      mail.setPassword(claim.address(), password);
      endSessions(claim);
    } catch (MailServerAway | IdentityAway away) {
      Log.warnf(away, "Redemption waits for a server: link=%s", claim.linkId());
      throw ProblemException.of(
              CommonProblem.UNAVAILABLE,
              "Máy chủ thư hoặc hệ thống đăng nhập chưa trả lời. Liên kết vẫn còn hiệu lực; hãy thử"
                  + " lại sau ít phút.")
          .retryAfter(Duration.ofSeconds(30));
    } catch (MailServerRefused gone) {
      Log.warnf(gone, "Redemption refused by the mail server: link=%s", claim.linkId());
      throw ProblemException.of(
          CredentialProblem.MAILBOX_NOT_OPEN, "Hộp thư này không còn trên máy chủ thư.");
    }
    ledger.redeemed(claim);
  }

  private void requireAccepted(Claim claim, char[] password) {
    boolean admin = isPersonal(claim) && users.isAdministrator(claim.address());
    PasswordRules rules = profiles.active().passwordRules(admin);
    List<String> violations = rules.violations(password, claim.ownWords());
    if (!violations.isEmpty()) {
      ledger.attemptFailed(claim);
      throw refused(violations);
    }
  }

  private void setAtIdentityProvider(Claim claim, char[] password) {
    if (!isPersonal(claim)) {
      return;
    }
    if (claim.identitySet()) {
      users.forgetPassword(claim.address());
      ledger.identitySet(claim, false);
    }
    try {
      users.setPassword(claim.address(), password);
    } catch (IdentityRefused refused) {
      if (refused.status() != BAD_REQUEST) {
        throw refused;
      }
      ledger.attemptFailed(claim);
      throw refused(
          List.of(
              "Mật khẩu trùng với một mật khẩu đã dùng gần đây, hoặc trùng tên đăng nhập (%s)."
                  .formatted(profiles.active().passwordHistory().legalBasis())));
    }
    ledger.identitySet(claim, true);
    users.enable(claim.address());
  }

  /** Whoever was in with the old password is out; the user comes back with the new one. */
  private void endSessions(Claim claim) {
    mail.endSessions(claim.address());
    if (isPersonal(claim)) {
      users.logout(claim.address());
    }
  }

  private static boolean isPersonal(Claim claim) {
    return claim.kind() == MailboxKind.PERSONAL;
  }

  private static ProblemException refused(List<String> violations) {
    return ProblemException.of(
            CredentialProblem.PASSWORD_REFUSED, "Mật khẩu chưa đạt quy tắc của quy chế.")
        .withErrors(violations.stream().map(rule -> new FieldError("/newPassword", rule)).toList());
  }
}
