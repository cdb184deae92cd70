package vn.congvu.security.mailaccess;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;
import vn.congvu.security.mailbox.KnownMailbox;

/** That somebody may enter a mailbox. Asked by one person, granted by another. */
@Entity
@Table(name = "mailbox_right")
class MailboxRight {

  /** On which each right of a person rests. */
  static final String LEGAL_BASIS = "Điều 16 khoản 3";

  @Id private UUID id;

  /** Absent for the platform's own, which are for all. */
  @Column(name = "mailbox_id")
  private @Nullable UUID mailboxId;

  @Enumerated(EnumType.STRING)
  @Column(name = "kind")
  private RightKind kind;

  /** The login by which the holder is known until they come for the first time. */
  @Column(name = "holder")
  private String holder;

  @Column(name = "holder_subject")
  private @Nullable String holderSubject;

  @Column(name = "holder_name")
  private String holderName;

  @Enumerated(EnumType.STRING)
  @Column(name = "state")
  private RightState state;

  @Column(name = "reason")
  private String reason;

  @Column(name = "legal_basis")
  private String legalBasis;

  @Column(name = "asked_by")
  private String askedBy;

  @Column(name = "asked_by_name")
  private String askedByName;

  @Column(name = "asked_at")
  private Instant askedAt;

  @Column(name = "until")
  private @Nullable Instant until;

  @Column(name = "decided_by")
  private @Nullable String decidedBy;

  @Column(name = "decided_by_name")
  private @Nullable String decidedByName;

  @Column(name = "decided_at")
  private @Nullable Instant decidedAt;

  @Column(name = "ended_by_name")
  private @Nullable String endedByName;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "end_reason")
  private @Nullable String endReason;

  @Version
  @Column(name = "version")
  private long version;

  protected MailboxRight() {}

  static MailboxRight ask(
      Caller caller, KnownMailbox mailbox, AskRightRequest asked, String reason, Instant now) {
    MailboxRight right = new MailboxRight();
    right.id = Ids.next();
    right.mailboxId = mailbox.id();
    right.kind = mailbox.organisation() ? RightKind.ORGANISATION_USER : RightKind.DELEGATION;
    right.holder = asked.holder().strip().toLowerCase(Locale.ROOT);
    right.holderName = asked.holderName().strip();
    right.state = RightState.ASKED;
    right.reason = reason;
    right.legalBasis = LEGAL_BASIS;
    right.askedBy = caller.subject();
    right.askedByName = caller.name();
    right.askedAt = now;
    right.until = asked.until();
    return right;
  }

  void grant(Caller caller, Instant now) {
    decide(caller, RightState.IN_FORCE, now);
    if (isHeldBy(caller)) {
      throw secondPersonNeeded("Không ai tự cấp quyền cho chính mình.");
    }
  }

  void refuse(Caller caller, Instant now) {
    decide(caller, RightState.REFUSED, now);
  }

  private void decide(Caller caller, RightState decision, Instant now) {
    if (state != RightState.ASKED) {
      throw ProblemException.of(RightProblem.DECIDED_ALREADY, "Đề nghị này đã được quyết định.");
    }
    if (caller.subject().equals(askedBy)) {
      throw secondPersonNeeded("Người đề nghị không được tự quyết định; cần người thứ hai.");
    }
    state = decision;
    decidedBy = caller.subject();
    decidedByName = caller.name();
    decidedAt = now;
  }

  /** Anybody who could have asked may end it, and nobody needs a second person for less access. */
  void end(String byName, String reason, Instant now) {
    if (state != RightState.IN_FORCE) {
      throw ProblemException.of(RightProblem.NOT_IN_FORCE, "Quyền này không còn hiệu lực.");
    }
    if (kind == RightKind.PLATFORM) {
      throw ProblemException.of(
          RightProblem.NOT_YOURS, "Quyền của hệ thống dựa trên quy chế, không chấm dứt ở đây.");
    }
    state = RightState.ENDED;
    endedByName = byName;
    endedAt = now;
    endReason = reason;
  }

  private static ProblemException secondPersonNeeded(String sentence) {
    return ProblemException.of(RightProblem.SECOND_PERSON_NEEDED, sentence);
  }

  /** By subject once they came: a login may get another name, or another person the login. */
  boolean isHeldBy(Caller caller) {
    return holderSubject == null
        ? holder.equals(caller.username().toLowerCase(Locale.ROOT))
        : holderSubject.equals(caller.subject());
  }

  void greet(Caller caller) {
    if (holderSubject == null) {
      holderSubject = caller.subject();
    }
  }

  boolean isInForce() {
    return state == RightState.IN_FORCE;
  }

  boolean holdsAt(Instant now) {
    return isInForce() && (until == null || until.isAfter(now));
  }

  UUID id() {
    return id;
  }

  @Nullable UUID mailboxId() {
    return mailboxId;
  }

  RightKind kind() {
    return kind;
  }

  String holder() {
    return holder;
  }

  String holderName() {
    return holderName;
  }

  String reason() {
    return reason;
  }

  @Nullable Instant until() {
    return until;
  }

  long version() {
    return version;
  }
}
