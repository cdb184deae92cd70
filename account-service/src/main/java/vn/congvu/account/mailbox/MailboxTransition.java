package vn.congvu.account.mailbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;

/** One step of a mailbox's life: who, when, on what basis, for which request. Never changed. */
@Entity
@Immutable
@Table(name = "mailbox_transition")
class MailboxTransition {
  @Id private UUID id;

  @Column(name = "mailbox_id")
  private UUID mailboxId;

  @Enumerated(EnumType.STRING)
  @Column
  private MailboxStep step;

  @Enumerated(EnumType.STRING)
  @Column(name = "from_state")
  private @Nullable MailboxState fromState;

  @Enumerated(EnumType.STRING)
  @Column(name = "to_state")
  private MailboxState toState;

  @Column(name = "before_value")
  private @Nullable String before;

  @Column(name = "after_value")
  private @Nullable String after;

  @Column(name = "occurred_at")
  private Instant occurredAt;

  @Column(name = "actor_subject")
  private String actorSubject;

  @Column(name = "actor_name")
  private String actorName;

  @Column(name = "legal_basis")
  private String legalBasis;

  @Column(name = "request_id")
  private @Nullable UUID requestId;

  @Column private @Nullable String reason;

  protected MailboxTransition() {}

  MailboxTransition(
      Mailbox mailbox,
      MailboxStep step,
      @Nullable MailboxState from,
      Detail detail,
      Actor actor,
      Because because,
      Instant now) {
    this.id = Ids.next();
    this.mailboxId = mailbox.id();
    this.step = step;
    this.fromState = from;
    this.toState = mailbox.state();
    this.before = detail.before();
    this.after = detail.after();
    this.occurredAt = now;
    this.actorSubject = actor.subject();
    this.actorName = actor.name();
    this.legalBasis = because.legalBasis();
    this.requestId = because.requestId();
    this.reason = because.reason();
  }

  /** What was and what is: an address, a unit, a size. Never a restricted field. */
  record Detail(@Nullable String before, @Nullable String after) {
    static final Detail NONE = new Detail(null, null);
  }

  /** Who did it. */
  record Actor(String subject, String name) {
    static final Actor SYSTEM = new Actor("system", "Hệ thống");
  }
}
