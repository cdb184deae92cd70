package vn.congvu.account.request;

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

/** One row of a request's history. Written once; the clock is read from these rows. */
@Entity
@Immutable
@Table(name = "request_step")
class RequestStep {

  @Id private UUID id;

  @Column(name = "request_id")
  private UUID requestId;

  @Column(name = "kind")
  @Enumerated(EnumType.STRING)
  private Step kind;

  @Column(name = "by_subject")
  private String bySubject;

  @Column(name = "by_name")
  private String byName;

  @Column(name = "at")
  private Instant at;

  @Column(name = "from_state")
  @Enumerated(EnumType.STRING)
  private RequestState fromState;

  @Column(name = "to_state")
  @Enumerated(EnumType.STRING)
  private RequestState toState;

  @Column(name = "note")
  private @Nullable String note;

  @Column(name = "legal_basis")
  private @Nullable String legalBasis;

  protected RequestStep() {}

  RequestStep(
      UUID requestId, Step kind, Actor actor, RequestState from, Instant at, Remark remark) {
    this.id = Ids.next();
    this.requestId = requestId;
    this.kind = kind;
    this.bySubject = actor.subject();
    this.byName = actor.name();
    this.at = at;
    this.fromState = from;
    this.toState = kind.to();
    this.note = remark.note();
    this.legalBasis = remark.legalBasis();
  }

  /** What is said when a step is taken. */
  record Remark(@Nullable String note, @Nullable String legalBasis) {
    static final Remark NONE = new Remark(null, null);
  }

  UUID requestId() {
    return requestId;
  }

  Step kind() {
    return kind;
  }

  Instant at() {
    return at;
  }

  StepView view() {
    return new StepView(kind, byName, at, fromState, toState, note, legalBasis);
  }
}
