package vn.congvu.account.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.profile.Rule;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.problem.ProblemException;

/** Issues one-time links to those who answer for a unit; they hand them over. */
@ApplicationScoped
public class PasswordLinkService {

  private static final String PAGE = "/set-password#";

  private final CredentialReportRepository reports;
  private final PasswordLinkRepository links;
  private final ReportAccess access;
  private final MailboxService mailboxes;
  private final ProfileService profiles;
  private final AuditTrail audit;
  private final CredentialConfig config;
  private final Clock clock;

  PasswordLinkService(
      CredentialReportRepository reports,
      PasswordLinkRepository links,
      ReportAccess access,
      MailboxService mailboxes,
      ProfileService profiles,
      AuditTrail audit,
      CredentialConfig config,
      Clock clock) {
    this.reports = reports;
    this.links = links;
    this.access = access;
    this.mailboxes = mailboxes;
    this.profiles = profiles;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /** A link for the mailbox of an open report; older links of the mailbox are void from now on. */
  @Transactional
  public IssuedLink issue(UUID reportId, IdentityCheck check) {
    UUID visible = access.visible(reportId).id();
    CredentialReport report = reports.toChange(visible).orElseThrow();
    MailboxView mailbox = mailboxes.require(report.mailboxId());
    requireIssuable(report, mailbox);

    Instant now = clock.instant();
    Rule<Duration> validity = profiles.active().oneTimeLinkValidity();
    String token = LinkToken.next();
    links.voidLive(mailbox.id(), now);
    var link =
        new PasswordLink(
            report,
            LinkToken.hash(token),
            check,
            access.reporter(),
            now,
            now.plus(validity.value()));
    links.persist(link);
    report.linkIssued();
    audit.record(
        AuditEntry.of("credential.link-issued", "mailbox", mailbox.id().toString())
            .unit(mailbox.unitCode())
            .legalBasis(validity.legalBasis())
            .detail("reportId", report.id())
            .detail("linkId", link.id())
            .detail("identityMethod", check.method())
            .detail("identityCheckedAt", check.checkedAt()));
    return new IssuedLink(
        link.id(), URI.create(config.portalUrl() + PAGE + token), link.expiresAt());
  }

  private void requireIssuable(CredentialReport report, MailboxView mailbox) {
    if (access.isOwn(mailbox)) {
      throw ProblemException.of(
          CredentialProblem.OWN_LINK,
          "Không tự cấp liên kết cho hộp thư của chính mình; hãy nhờ người khác có thẩm quyền.");
    }
    if (!report.isOpen()) {
      throw ProblemException.of(
          CredentialProblem.REPORT_CLOSED, "Yêu cầu cấp lại mật khẩu này đã kết thúc.");
    }
    if (report.awaitsSecuring()) {
      throw ProblemException.of(
              CredentialProblem.NOT_SECURED_YET,
              "Mật khẩu bị lộ đang được vô hiệu hóa; hãy cấp liên kết sau ít giây.")
          .retryAfter(Duration.ofSeconds(5));
    }
    boolean lockedOtherwise = mailbox.state() == MailboxState.LOCKED && !report.holdsTheLock();
    if (!mailbox.state().isOpen() || lockedOtherwise) {
      throw ProblemException.of(
          CredentialProblem.MAILBOX_NOT_OPEN,
          "Hộp thư đang bị khóa hoặc đã ngừng; chỉ cấp mật khẩu sau khi mở khóa.");
    }
  }
}
