package vn.congvu.account.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.mailbox.Because;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.account.profile.LockRules;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.profile.Rule;
import vn.congvu.account.provisioning.ProvisioningService;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.paging.Cursor;
import vn.congvu.platform.paging.Page;
import vn.congvu.platform.problem.ProblemException;

/** Takes reports of lost and leaked passwords; what leaked is voided at once, before any check. */
@ApplicationScoped
class CredentialReportService {

  private final ReportDesk desk;
  private final CredentialReportRepository reports;
  private final ReportAccess access;
  private final MailboxService mailboxes;
  private final ProvisioningService provisioning;
  private final ProfileService profiles;
  private final CredentialFacts facts;
  private final AuditTrail audit;
  private final Clock clock;

  CredentialReportService(
      ReportDesk desk,
      CredentialReportRepository reports,
      ReportAccess access,
      MailboxService mailboxes,
      ProvisioningService provisioning,
      ProfileService profiles,
      CredentialFacts facts,
      AuditTrail audit,
      Clock clock) {
    this.desk = desk;
    this.reports = reports;
    this.access = access;
    this.mailboxes = mailboxes;
    this.provisioning = provisioning;
    this.profiles = profiles;
    this.facts = facts;
    this.audit = audit;
    this.clock = clock;
  }

  @Transactional
  ReportResponse report(OpenReportRequest asked) {
    MailboxView mailbox = access.reportable(normal(asked.mailboxAddress()));
    if (!mailbox.state().isOpen()) {
      throw ProblemException.of(
          CredentialProblem.MAILBOX_NOT_OPEN, "Hộp thư này đã ngừng gửi, nhận.");
    }
    boolean leaked = asked.kind() == OpenReportRequest.Kind.LEAKED;
    refuseSecond(mailbox, leaked);
    CredentialReport report =
        desk.open(
            mailbox,
            leaked ? ReportKind.LEAKED : ReportKind.LOST,
            access.reporter(),
            asked.circumstances(),
            null);
    audit.record(
        AuditEntry.of(
                "credential." + (leaked ? "leaked" : "lost"), "mailbox", mailbox.id().toString())
            .unit(mailbox.unitCode())
            .detail("reportId", report.id()));
    if (leaked) {
      voidPassword(mailbox, report);
    }
    return ReportResponse.from(report, null);
  }

  /** A leak outranks whatever is open; nothing else does. */
  private void refuseSecond(MailboxView mailbox, boolean leaked) {
    Optional<CredentialReport> open = reports.openOf(mailbox.id());
    if (open.isEmpty()) {
      return;
    }
    if (!leaked || open.get().kind() == ReportKind.LEAKED) {
      throw ProblemException.of(
          CredentialProblem.REPORT_OPEN,
          "Hộp thư này đang có một yêu cầu cấp lại mật khẩu chưa xong.");
    }
    desk.supersede(open.get());
  }

  private void voidPassword(MailboxView mailbox, CredentialReport report) {
    Rule<List<LockRules.Trigger>> triggers = profiles.active().locks().triggers();
    if (mailbox.state() == MailboxState.ACTIVE
        && triggers.value().contains(LockRules.Trigger.LEAKED_PASSWORD)) {
      mailboxes.lock(mailbox.id(), new Because(triggers.legalBasis(), null, "Mật khẩu bị lộ"));
      report.lockedTheMailbox();
    }
    provisioning.secure(mailbox.id(), mailbox.address(), report.id());
    facts.compromised(mailbox, report.id());
  }

  @Transactional
  ReportResponse get(UUID id) {
    CredentialReport report = access.visible(id);
    return ReportResponse.from(report, desk.liveLinkExpiry(report));
  }

  @Transactional
  Page<ReportResponse> page(
      @Nullable Boolean open,
      @Nullable ReportKind kind,
      @Nullable String mailboxAddress,
      @Nullable UUID requestId,
      boolean overdue,
      @Nullable String after,
      int limit) {
    Instant overdueAt = overdue ? clock.instant() : null;
    var filter =
        new CredentialReportRepository.Filter(
            open,
            kind,
            mailboxAddress == null ? null : normal(mailboxAddress),
            requestId,
            overdueAt,
            Cursor.id(after));
    return Page.of(
            reports.page(filter, access.scope(), access.ownMailboxes(), limit + 1),
            limit,
            report -> Cursor.encode(report.id()))
        .map(report -> ReportResponse.from(report, null));
  }

  private static String normal(String address) {
    return address.strip().toLowerCase(Locale.ROOT);
  }
}
