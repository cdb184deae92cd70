package vn.congvu.account.profile;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.congvu.platform.calendar.WorkingTime;

/**
 * The regulation in force: every number the law leaves to the province, each with its legal basis.
 * Code asks it; a literal deadline in code is a defect.
 */
public record RegulationProfile(
    String id,
    String title,
    LocalDate effectiveFrom,
    OperatorRules operator,
    Map<RequestType, Rule<WorkingTime>> slas,
    Rule<Duration> support,
    NamingRules naming,
    Map<MailboxKind, Rule<Long>> quotas,
    AttachmentRules attachments,
    PasswordRules userPasswords,
    PasswordRules adminPasswords,
    LockRules locks,
    LeaverRules leavers,
    Rule<Period> addressQuarantine,
    Rule<Duration> oneTimeLinkValidity,
    ReportRules reports,
    RecordRules records,
    BackupRules backups,
    LeakRules leaks,
    UseRules use) {

  /** The time in which the operator must finish a request, from its receipt. */
  public Rule<WorkingTime> sla(RequestType type) {
    return Objects.requireNonNull(slas.get(type));
  }

  public Rule<Long> quotaBytes(MailboxKind kind) {
    return Objects.requireNonNull(quotas.get(kind));
  }

  public PasswordRules passwordRules(boolean admin) {
    return admin ? adminPasswords : userPasswords;
  }

  /** What every password has, whoever's it is. */
  public int leastPasswordLength() {
    return Math.min(userPasswords.minLength().value(), adminPasswords.minLength().value());
  }

  /** One realm holds users and administrators, and its history is one: the longer binds both. */
  public Rule<Integer> passwordHistory() {
    return userPasswords
        .history()
        .stricter(adminPasswords.history(), Comparator.reverseOrder(), "%d mật khẩu"::formatted);
  }

  public Rule<Period> retentionBeforeDeletion() {
    return leavers.retentionBeforeDeletion();
  }

  /** The first one is where new addresses are made unless the unit has its own domain. */
  public List<String> mailDomains() {
    return operator.mailDomains().value();
  }

  public String operatorName() {
    return operator.name().value();
  }

  public String province() {
    return operator.province().value();
  }
}
