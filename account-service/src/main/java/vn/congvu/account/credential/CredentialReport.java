package vn.congvu.account.credential;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.platform.id.Ids;

/**
 * A mailbox without a usable password, from the day this was known until the user set a new one.
 */
@Entity
@Table(name = "credential_report")
class CredentialReport {

  @Id private UUID id;
  private UUID mailboxId;
  private String address;
  private String unitCode;

  @Enumerated(EnumType.STRING)
  private ReportKind kind;

  @Enumerated(EnumType.STRING)
  private ReportState state;

  private @Nullable String circumstances;
  private String reportedBy;
  private String reportedByName;
  private Instant reportedAt;
  private @Nullable Instant dueAt;
  private @Nullable UUID requestId;
  private @Nullable Instant securedAt;
  private boolean lockedMailbox;
  private @Nullable Instant closedAt;
  @Version private long version;

  @SuppressWarnings("NullAway.Init")
  protected CredentialReport() {}

  CredentialReport(
      MailboxView mailbox,
      ReportKind kind,
      Reporter reporter,
      @Nullable String circumstances,
      @Nullable UUID requestId,
      Instant at,
      @Nullable Instant dueAt) {
    this.id = Ids.next();
    this.mailboxId = mailbox.id();
    this.address = mailbox.address();
    this.unitCode = mailbox.unitCode();
    this.kind = kind;
    this.state = ReportState.OPEN;
    this.circumstances = circumstances;
    this.reportedBy = reporter.subject();
    this.reportedByName = reporter.name();
    this.reportedAt = at;
    this.dueAt = dueAt;
    this.requestId = requestId;
  }

  /** Who says so; the platform itself after work on the servers. */
  record Reporter(String subject, String name) {
    static final Reporter PLATFORM = new Reporter("system", "Congvu");
  }

  void lockedTheMailbox() {
    lockedMailbox = true;
  }

  /** A request holds the lock now; a new password alone must not lift it. */
  void lockBelongsToRequest() {
    lockedMailbox = false;
  }

  void secured(Instant at) {
    if (securedAt == null) {
      securedAt = at;
    }
  }

  void linkIssued() {
    state = ReportState.LINK_ISSUED;
  }

  void close(Instant at) {
    state = ReportState.CLOSED;
    closedAt = at;
  }

  void supersede(Instant at) {
    state = ReportState.SUPERSEDED;
    closedAt = at;
  }

  /**
   * The mailbox needs a password for one more reason: the first report stays, brought up to date.
   */
  void alsoBecause(MailboxView mailbox, @Nullable UUID otherRequestId) {
    address = mailbox.address();
    unitCode = mailbox.unitCode();
    if (requestId == null) {
      requestId = otherRequestId;
    }
  }

  boolean isOpen() {
    return state == ReportState.OPEN || state == ReportState.LINK_ISSUED;
  }

  /** A link handed out before the leaked password is void would be undone by the voiding. */
  boolean awaitsSecuring() {
    return kind == ReportKind.LEAKED && securedAt == null;
  }

  boolean holdsTheLock() {
    return lockedMailbox;
  }

  UUID id() {
    return id;
  }

  UUID mailboxId() {
    return mailboxId;
  }

  String address() {
    return address;
  }

  String unitCode() {
    return unitCode;
  }

  ReportKind kind() {
    return kind;
  }

  ReportState state() {
    return state;
  }

  @Nullable String circumstances() {
    return circumstances;
  }

  String reportedByName() {
    return reportedByName;
  }

  String reportedBy() {
    return reportedBy;
  }

  Instant reportedAt() {
    return reportedAt;
  }

  @Nullable Instant dueAt() {
    return dueAt;
  }

  @Nullable UUID requestId() {
    return requestId;
  }

  @Nullable Instant securedAt() {
    return securedAt;
  }

  @Nullable Instant closedAt() {
    return closedAt;
  }
}
