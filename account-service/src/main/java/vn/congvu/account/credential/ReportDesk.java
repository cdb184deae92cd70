package vn.congvu.account.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.calendar.WorkingCalendars;
import vn.congvu.account.credential.CredentialReport.Reporter;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.account.profile.RequestType;
import vn.congvu.account.provisioning.AccessWithdrawn;
import vn.congvu.account.provisioning.MailboxSecured;
import vn.congvu.account.provisioning.PasswordNeeded;

/**
 * Keeps one open report per mailbox, whoever asks for it. What provisioning finished is heard here,
 * inside its transaction, so a mailbox without a password never lacks its report.
 */
@ApplicationScoped
class ReportDesk {

  private final CredentialReportRepository reports;
  private final PasswordLinkRepository links;
  private final MailboxService mailboxes;
  private final ProfileService profiles;
  private final WorkingCalendars calendars;
  private final Clock clock;

  ReportDesk(
      CredentialReportRepository reports,
      PasswordLinkRepository links,
      MailboxService mailboxes,
      ProfileService profiles,
      WorkingCalendars calendars,
      Clock clock) {
    this.reports = reports;
    this.links = links;
    this.mailboxes = mailboxes;
    this.profiles = profiles;
    this.calendars = calendars;
    this.clock = clock;
  }

  CredentialReport open(
      MailboxView mailbox,
      ReportKind kind,
      Reporter reporter,
      @Nullable String circumstances,
      @Nullable UUID requestId) {
    Instant now = clock.instant();
    var report =
        new CredentialReport(
            mailbox, kind, reporter, circumstances, requestId, now, dueAt(kind, now));
    reports.persist(report);
    return report;
  }

  private @Nullable Instant dueAt(ReportKind kind, Instant now) {
    return kind.hasDeadline()
        ? calendars.current().due(now, profiles.active().sla(RequestType.PASSWORD_RESET).value())
        : null;
  }

  void supersede(CredentialReport report) {
    links.voidLive(report.mailboxId(), clock.instant());
    report.supersede(clock.instant());
    // Frees the place of the one open report before the next takes it.
    reports.flush();
  }

  @Nullable Instant liveLinkExpiry(CredentialReport report) {
    return links.liveOf(report.mailboxId()).map(PasswordLink::expiresAt).orElse(null);
  }

  void on(@Observes PasswordNeeded needed) {
    MailboxView mailbox = mailboxes.require(needed.mailboxId());
    reports
        .openOf(mailbox.id())
        .ifPresentOrElse(
            report -> report.alsoBecause(mailbox, needed.requestId()),
            () ->
                open(
                    mailbox,
                    ReportKind.of(needed.cause()),
                    Reporter.PLATFORM,
                    null,
                    needed.requestId()));
  }

  void on(@Observes MailboxSecured secured) {
    reports.toChange(secured.reportId()).ifPresent(report -> report.secured(secured.at()));
  }

  void on(@Observes AccessWithdrawn withdrawn) {
    links.voidLive(withdrawn.mailboxId(), clock.instant());
    reports
        .openOf(withdrawn.mailboxId())
        .ifPresent(
            report -> {
              report.lockBelongsToRequest();
              if (withdrawn.forGood()) {
                report.supersede(clock.instant());
              }
            });
  }
}
