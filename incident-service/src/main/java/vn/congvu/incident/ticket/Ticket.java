package vn.congvu.incident.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.id.Ids;
import vn.congvu.platform.problem.ProblemException;

/** A fault report on its way. The desk on which it lies, not a role, decides who may act. */
@Entity
@Table(name = "ticket")
class Ticket {

  @Id private UUID id;

  @Column(name = "code", insertable = false, updatable = false)
  private @Nullable String code;

  @Column(name = "unit_code")
  private String unitCode;

  @Column(name = "category")
  @Enumerated(EnumType.STRING)
  private TicketCategory category;

  @Column(name = "title")
  private String title;

  @Column(name = "description")
  private @Nullable String description;

  @Column(name = "state")
  @Enumerated(EnumType.STRING)
  private TicketState state;

  @Column(name = "desk")
  @Enumerated(EnumType.STRING)
  private Desk desk;

  @Column(name = "reporter_subject")
  private String reporterSubject;

  @Column(name = "reporter_name")
  private String reporterName;

  @Column(name = "assignee_subject")
  private @Nullable String assigneeSubject;

  @Column(name = "assignee_name")
  private @Nullable String assigneeName;

  @Column(name = "reported_at")
  private Instant reportedAt;

  @Column(name = "solved_at")
  private @Nullable Instant solvedAt;

  @Version
  @Column(name = "version")
  private long version;

  protected Ticket() {}

  static Ticket report(Actor reporter, String unitCode, ReportTicketRequest report, Instant at) {
    Ticket ticket = new Ticket();
    ticket.id = Ids.next();
    ticket.unitCode = unitCode;
    ticket.category = report.category();
    ticket.title = report.title().strip();
    ticket.description = report.description();
    ticket.reporterSubject = reporter.subject();
    ticket.reporterName = reporter.name();
    ticket.reportedAt = at;
    ticket.layOn(Desk.UNIT);
    return ticket;
  }

  /** The one at the desk takes it on; taking it from a colleague is allowed and recorded. */
  void take(Actor actor) {
    requireAtDesk(TicketStep.TAKE, actor);
    assigneeSubject = actor.subject();
    assigneeName = actor.name();
  }

  /** Beyond the unit's means: it goes to the operator. */
  void pass(Actor actor) {
    requireAtDesk(TicketStep.PASS, actor);
    layOn(Desk.OPERATOR);
  }

  void giveBack(Actor actor) {
    requireAtDesk(TicketStep.RETURN, actor);
    layOn(Desk.UNIT);
  }

  void ask(Actor actor) {
    requireAtDesk(TicketStep.QUESTION, actor);
    state = TicketState.NEEDS_MORE;
  }

  /** The reporter answers, and the ticket goes back to the desk that asked. */
  void answer(Actor actor) {
    requireReporter(TicketStep.ANSWER, actor);
    state = desk.state();
  }

  void solve(Actor actor, Instant at) {
    requireAtDesk(TicketStep.SOLUTION, actor);
    state = TicketState.SOLVED;
    solvedAt = at;
  }

  /** The reporter does not find it solved: back to the desk that said so. */
  void reopen(Actor actor) {
    requireReporter(TicketStep.REOPENING, actor);
    state = desk.state();
    solvedAt = null;
  }

  void close(Actor actor) {
    requireReporter(TicketStep.CLOSURE, actor);
    state = TicketState.CLOSED;
  }

  void comment() {
    requireState(TicketStep.COMMENT);
  }

  private void layOn(Desk desk) {
    this.desk = desk;
    this.state = desk.state();
    this.assigneeSubject = null;
    this.assigneeName = null;
  }

  private void requireAtDesk(TicketStep step, Actor actor) {
    requireState(step);
    if (!desk.staffedBy(actor.roles())) {
      throw ProblemException.of(
          TicketProblem.NOT_YOUR_DESK,
          "Yêu cầu đang ở bước \"%s\"; vai trò của ông/bà không được %s."
              .formatted(state.inVietnamese(), step.inVietnamese()));
    }
  }

  private void requireReporter(TicketStep step, Actor actor) {
    requireState(step);
    if (!actor.subject().equals(reporterSubject)) {
      throw ProblemException.of(
          TicketProblem.NOT_YOUR_DESK,
          "Chỉ người đã báo mới được %s yêu cầu này.".formatted(step.inVietnamese()));
    }
  }

  private void requireState(TicketStep step) {
    if (!step.startsFrom(state)) {
      throw ProblemException.of(
          TicketProblem.STEP_NOT_POSSIBLE,
          "Yêu cầu đang ở trạng thái \"%s\" nên không thể %s."
              .formatted(state.inVietnamese(), step.inVietnamese()));
    }
  }

  UUID id() {
    return id;
  }

  String unitCode() {
    return unitCode;
  }

  TicketState state() {
    return state;
  }

  String reporterSubject() {
    return reporterSubject;
  }

  long version() {
    return version;
  }

  TicketView view() {
    return new TicketView(
        id,
        code,
        unitCode,
        category,
        title,
        description,
        state,
        reporterName,
        assigneeName,
        reportedAt,
        solvedAt,
        version);
  }
}
