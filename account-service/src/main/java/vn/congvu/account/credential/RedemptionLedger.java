package vn.congvu.account.credential;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import vn.congvu.account.mailbox.Because;
import vn.congvu.account.mailbox.MailboxService;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.account.person.PersonView;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.account.profile.ProfileService;
import vn.congvu.platform.audit.AuditEntry;
import vn.congvu.platform.audit.AuditTrail;
import vn.congvu.platform.problem.ProblemException;

/** The database's part of a redemption, in short transactions round the calls to the servers. */
@ApplicationScoped
class RedemptionLedger {

  private static final List<DateTimeFormatter> BIRTH_DATES =
      Stream.of("ddMMyyyy", "ddMMyy", "yyyyMMdd", "yyyy")
          .map(DateTimeFormatter::ofPattern)
          .toList();

  private final PasswordLinkRepository links;
  private final CredentialReportRepository reports;
  private final MailboxService mailboxes;
  private final ProfileService profiles;
  private final CredentialFacts facts;
  private final AuditTrail audit;
  private final CredentialConfig config;
  private final Clock clock;

  RedemptionLedger(
      PasswordLinkRepository links,
      CredentialReportRepository reports,
      MailboxService mailboxes,
      ProfileService profiles,
      CredentialFacts facts,
      AuditTrail audit,
      CredentialConfig config,
      Clock clock) {
    this.links = links;
    this.reports = reports;
    this.mailboxes = mailboxes;
    this.profiles = profiles;
    this.facts = facts;
    this.audit = audit;
    this.config = config;
    this.clock = clock;
  }

  /**
   * A link held for one redemption.
   *
   * @param ownWords what the password must not contain
   * @param identitySet an earlier redemption got as far as Keycloak
   */
  record Claim(
      UUID linkId,
      UUID holder,
      String address,
      MailboxKind kind,
      List<String> ownWords,
      boolean identitySet) {}

  @Transactional
  Claim claim(String token) {
    PasswordLink link =
        links
            .byToken(token)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        CredentialProblem.LINK_UNKNOWN, "Liên kết này không đúng."));
    UUID holder = link.claim(clock.instant(), config.redemption());
    MailboxView mailbox = mailboxes.require(link.mailboxId());
    return new Claim(
        link.id(),
        holder,
        mailbox.address(),
        mailbox.kind(),
        ownWords(mailbox),
        link.identitySet());
  }

  private static List<String> ownWords(MailboxView mailbox) {
    var words = new ArrayList<String>();
    words.add(mailbox.address().substring(0, mailbox.address().indexOf('@')));
    words.add(mailbox.displayName());
    Stream.concat(Stream.of(mailbox.owner()), mailbox.users().stream())
        .forEach(person -> addWords(words, person));
    return words;
  }

  private static void addWords(List<String> words, PersonView person) {
    words.add(person.fullName());
    if (person.birthDate() != null) {
      BIRTH_DATES.forEach(format -> words.add(person.birthDate().format(format)));
    }
  }

  @Transactional
  void release(Claim claim) {
    links.toChange(claim.linkId()).ifPresent(link -> link.release(claim.holder()));
  }

  @Transactional
  void attemptFailed(Claim claim) {
    links
        .toChange(claim.linkId())
        .ifPresent(
            link ->
                link.attemptFailed(clock.instant(), config.attemptsBeforeRest(), config.rest()));
  }

  @Transactional
  void identitySet(Claim claim, boolean set) {
    links.toChange(claim.linkId()).ifPresent(link -> link.identitySet(set));
  }

  @Transactional
  void redeemed(Claim claim) {
    PasswordLink link = links.toChange(claim.linkId()).orElseThrow();
    link.use(claim.holder(), clock.instant());
    CredentialReport report = reports.toChange(link.reportId()).orElseThrow();
    report.close(clock.instant());
    MailboxView mailbox = mailboxes.require(link.mailboxId());
    open(mailbox, report);
    facts.reset(mailbox);
    audit.record(
        AuditEntry.of("credential.reset", "mailbox", mailbox.id().toString())
            .unit(mailbox.unitCode())
            .detail("reportId", report.id())
            .detail("linkId", link.id())
            .detail("handedOverBy", link.issuedBy()));
  }

  private void open(MailboxView mailbox, CredentialReport report) {
    var because =
        new Because(
            profiles.active().oneTimeLinkValidity().legalBasis(),
            report.requestId(),
            "Người dùng đặt mật khẩu bằng liên kết một lần");
    if (mailbox.state() == MailboxState.AWAITING_ACTIVATION) {
      mailboxes.activate(mailbox.id(), because);
    } else if (mailbox.state() == MailboxState.LOCKED && report.holdsTheLock()) {
      mailboxes.unlock(mailbox.id(), because);
    }
  }
}
