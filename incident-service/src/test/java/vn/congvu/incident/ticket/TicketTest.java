package vn.congvu.incident.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.problem.ProblemType;
import vn.congvu.platform.scope.Role;

class TicketTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");
  private static final Actor OFFICER = new Actor("o", "Nguyễn Văn An", Set.of(Role.OFFICER));
  private static final Actor FOCAL_POINT =
      new Actor("f", "Trần Thị Bình", Set.of(Role.FOCAL_POINT));
  private static final Actor OPERATOR = new Actor("p", "Phạm Tiến Dũng", Set.of(Role.OPERATOR));

  @Test
  void aReportLiesWithTheFocalPointFirst() {
    assertThat(reported().state()).isEqualTo(TicketState.AT_UNIT);
  }

  @Test
  void theOperatorCannotActBeforeTheFocalPointPassedIt() {
    Ticket ticket = reported();

    refused(() -> ticket.solve(OPERATOR, NOW), TicketProblem.NOT_YOUR_DESK);
    assertThat(ticket.state()).isEqualTo(TicketState.AT_UNIT);
  }

  @Test
  void aPassedTicketIsTheOperatorsAloneAndLosesItsAssignee() {
    Ticket ticket = reported();
    ticket.take(FOCAL_POINT);

    ticket.pass(FOCAL_POINT);

    assertThat(ticket.state()).isEqualTo(TicketState.AT_OPERATOR);
    assertThat(ticket.view().assignee()).isNull();
    refused(() -> ticket.solve(FOCAL_POINT, NOW), TicketProblem.NOT_YOUR_DESK);
  }

  @Test
  void aTicketGivenBackLiesWithTheUnitAgain() {
    Ticket ticket = reported();
    ticket.pass(FOCAL_POINT);

    ticket.giveBack(OPERATOR);

    assertThat(ticket.state()).isEqualTo(TicketState.AT_UNIT);
  }

  @Test
  void anAnswerGoesToTheDeskThatAsked() {
    Ticket ticket = reported();
    ticket.pass(FOCAL_POINT);
    ticket.ask(OPERATOR);

    ticket.answer(OFFICER);

    assertThat(ticket.state()).isEqualTo(TicketState.AT_OPERATOR);
  }

  @Test
  void onlyTheReporterAnswers() {
    Ticket ticket = reported();
    ticket.ask(FOCAL_POINT);

    refused(() -> ticket.answer(FOCAL_POINT), TicketProblem.NOT_YOUR_DESK);
    assertThat(ticket.state()).isEqualTo(TicketState.NEEDS_MORE);
  }

  @Test
  void whatIsNotSolvedForTheReporterComesBackToTheDeskThatSolvedIt() {
    Ticket ticket = reported();
    ticket.pass(FOCAL_POINT);
    ticket.solve(OPERATOR, NOW);

    ticket.reopen(OFFICER);

    assertThat(ticket.state()).isEqualTo(TicketState.AT_OPERATOR);
    assertThat(ticket.view().solvedAt()).isNull();
  }

  @Test
  void aClosedTicketTakesNothingMore() {
    Ticket ticket = reported();
    ticket.solve(FOCAL_POINT, NOW);
    ticket.close(OFFICER);

    refused(() -> ticket.reopen(OFFICER), TicketProblem.STEP_NOT_POSSIBLE);
    refused(() -> ticket.take(FOCAL_POINT), TicketProblem.STEP_NOT_POSSIBLE);
    refused(ticket::comment, TicketProblem.STEP_NOT_POSSIBLE);
  }

  private static Ticket reported() {
    return Ticket.report(
        OFFICER,
        "snv",
        new ReportTicketRequest(TicketCategory.LOGIN, "Không đăng nhập được", null, null),
        NOW);
  }

  private static void refused(Runnable step, ProblemType type) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.type()).isEqualTo(type));
  }
}
