package vn.congvu.account.request;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.account.profile.RequestType;
import vn.congvu.account.profile.Rule;
import vn.congvu.account.request.RequestStep.Remark;
import vn.congvu.platform.calendar.WorkingTime;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;

/** A request at rest. What may happen to it is {@link Procedure}'s to say; here it is kept. */
@Entity
@Table(name = "request")
class Request {

  @Id private UUID id;

  @Column(name = "code")
  private String code;

  @Column(name = "type")
  @Enumerated(EnumType.STRING)
  private RequestType type;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private RequestState state;

  @Column(name = "unit_code")
  private String unitCode;

  @Column(name = "losing_unit_code")
  private @Nullable String losingUnitCode;

  @Column(name = "letter_number")
  private @Nullable String letterNumber;

  @Column(name = "reason")
  private @Nullable String reason;

  @Column(name = "drafted_by")
  private String draftedBy;

  @Column(name = "requested_by")
  private @Nullable String requestedBy;

  @Column(name = "confirmed_by")
  private @Nullable String confirmedBy;

  @Column(name = "executed_by")
  private @Nullable String executedBy;

  @Column(name = "created_at")
  private Instant createdAt;

  // Written with every change, so that a draft saved unchanged still gets a new version.
  @Column(name = "changed_at")
  private Instant changedAt;

  @Column(name = "sla_days")
  private @Nullable Integer slaDays;

  @Column(name = "sla_minutes")
  private @Nullable Integer slaMinutes;

  @Column(name = "sla_legal_basis")
  private @Nullable String slaLegalBasis;

  @Column(name = "received_at")
  private @Nullable Instant receivedAt;

  @Column(name = "due_at")
  private @Nullable Instant dueAt;

  @Column(name = "finished_at")
  private @Nullable Instant finishedAt;

  // Both counts change in SQL only: together, and for results without this entity's version.
  @Column(name = "line_count", updatable = false)
  private int lineCount;

  @Column(name = "open_lines", updatable = false)
  private int openLines;

  @Version
  @Column(name = "version")
  private long version;

  protected Request() {}

  Request(String code, NewRequest asked, Actor drafter, Instant at) {
    this.id = Ids.next();
    this.code = code;
    this.type = asked.type();
    this.state = RequestState.DRAFT;
    this.unitCode = asked.unit();
    this.losingUnitCode = asked.losingUnit();
    this.letterNumber = asked.letterNumber();
    this.reason = asked.reason();
    this.draftedBy = drafter.subject();
    this.createdAt = at;
    this.changedAt = at;
    this.lineCount = asked.lines().size();
    this.openLines = lineCount;
  }

  void change(NewRequest draft, Instant at) {
    this.letterNumber = draft.letterNumber();
    this.reason = draft.reason();
    this.changedAt = at;
  }

  void requireDraft() {
    if (state != RequestState.DRAFT) {
      throw ProblemException.of(
          RequestProblem.NOT_A_DRAFT,
          "Chỉ sửa được đề nghị còn là nháp; đề nghị này ở trạng thái \"%s\"."
              .formatted(state.inVietnamese()));
    }
  }

  /** A line was refused by hand: those who hold the old version must look again. */
  void touch(Instant at) {
    this.changedAt = at;
  }

  RequestStep take(Step step, Actor actor, Instant at, Remark remark) {
    Procedure after = procedure().take(step, actor);
    RequestStep taken = new RequestStep(id, step, actor, state, at, remark);
    this.state = after.state();
    this.requestedBy = after.requester();
    this.confirmedBy = after.confirmer();
    this.executedBy = after.executor();
    this.changedAt = at;
    if (state.isFinal()) {
      this.finishedAt = at;
    }
    return taken;
  }

  /** The law of the day of receipt is the law of this request, whatever the profile says later. */
  void startClock(Rule<WorkingTime> sla, Instant at) {
    this.slaDays = sla.value().days();
    this.slaMinutes = Math.toIntExact(sla.value().rest().toMinutes());
    this.slaLegalBasis = sla.legalBasis();
    this.receivedAt = at;
  }

  void due(@Nullable Instant due) {
    this.dueAt = due;
  }

  Procedure procedure() {
    return new Procedure(state, draftedBy, requestedBy, confirmedBy, executedBy);
  }

  UUID id() {
    return id;
  }

  String code() {
    return code;
  }

  RequestType type() {
    return type;
  }

  RequestState state() {
    return state;
  }

  String unitCode() {
    return unitCode;
  }

  @Nullable String losingUnitCode() {
    return losingUnitCode;
  }

  @Nullable Instant dueAt() {
    return dueAt;
  }

  @Nullable String reason() {
    return reason;
  }

  @Nullable WorkingTime allowed() {
    return slaDays == null || slaMinutes == null
        ? null
        : new WorkingTime(slaDays, Duration.ofMinutes(slaMinutes));
  }

  long version() {
    return version;
  }

  /** What later changes to a mailbox rest on. */
  String asLegalBasis() {
    return letterNumber == null
        ? "Đề nghị %s".formatted(code)
        : "Đề nghị %s, văn bản số %s".formatted(code, letterNumber);
  }

  RequestView view(Instant now) {
    return new RequestView(
        id,
        code,
        type,
        state,
        unitCode,
        losingUnitCode,
        letterNumber,
        reason,
        createdAt,
        sla(now),
        finishedAt,
        lineCount,
        openLines,
        version);
  }

  private RequestView.@Nullable Sla sla(Instant now) {
    WorkingTime allowed = allowed();
    if (allowed == null || slaLegalBasis == null || receivedAt == null) {
      return null;
    }
    Instant until = finishedAt == null ? now : finishedAt;
    boolean overdue = dueAt != null && dueAt.isBefore(until);
    return new RequestView.Sla(inVietnamese(allowed), slaLegalBasis, receivedAt, dueAt, overdue);
  }

  private static String inVietnamese(WorkingTime time) {
    String hours =
        time.rest().toMinutes() % 60 == 0
            ? time.rest().toHours() + " giờ làm việc"
            : time.rest().toMinutes() + " phút làm việc";
    String days = time.days() + " ngày làm việc";
    return time.days() == 0 ? hours : time.rest().isZero() ? days : days + " và " + hours;
  }
}
