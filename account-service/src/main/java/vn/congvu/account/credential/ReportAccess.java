package vn.congvu.account.credential;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import vn.congvu.account.credential.CredentialReport.Reporter;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.account.unit.Scope;
import vn.congvu.account.unit.UnitService;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.platform.scope.Role;

/** Whose credential the caller may speak of: their own, or those of the units they answer for. */
@ApplicationScoped
class ReportAccess {

  private final Caller caller;
  private final UnitService units;
  private final MailboxService mailboxes;
  private final CredentialReportRepository reports;

  ReportAccess(
      Caller caller,
      UnitService units,
      MailboxService mailboxes,
      CredentialReportRepository reports) {
    this.caller = caller;
    this.units = units;
    this.mailboxes = mailboxes;
    this.reports = reports;
  }

  MailboxView reportable(String address) {
    return mailboxes
        .byAddress(address)
        .filter(mailbox -> scope().includes(mailbox.unitCode()) || isOwn(mailbox))
        .orElseThrow(ReportAccess::unknownMailbox);
  }

  CredentialReport visible(UUID id) {
    return reports
        .seen(id, scope(), ownMailboxes())
        .orElseThrow(
            () -> ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy báo cáo này."));
  }

  /** An officer belongs to a unit but answers for nobody else in it. */
  Scope scope() {
    boolean answersForUnits =
        caller.seesAllUnits()
            || caller.has(Role.FOCAL_POINT)
            || caller.has(Role.UNIT_HEAD)
            || caller.has(Role.INTEGRATION);
    return answersForUnits ? units.scopeOf(caller) : Scope.of(Set.of());
  }

  Set<UUID> ownMailboxes() {
    return mailboxes.ownedBy(caller);
  }

  boolean isOwn(MailboxView mailbox) {
    return ownMailboxes().contains(mailbox.id());
  }

  Reporter reporter() {
    return new Reporter(caller.subject(), caller.name());
  }

  private static ProblemException unknownMailbox() {
    return ProblemException.of(CommonProblem.NOT_FOUND, "Không tìm thấy hộp thư này.");
  }
}
