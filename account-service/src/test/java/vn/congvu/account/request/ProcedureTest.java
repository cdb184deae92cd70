package vn.congvu.account.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static vn.congvu.account.request.RequestState.AWAITING_HEAD;
import static vn.congvu.account.request.RequestState.DONE;
import static vn.congvu.account.request.RequestState.DRAFT;
import static vn.congvu.account.request.RequestState.IN_PROGRESS;
import static vn.congvu.account.request.RequestState.NEEDS_MORE;
import static vn.congvu.account.request.RequestState.RECEIVED;
import static vn.congvu.account.request.RequestState.REFUSED;
import static vn.congvu.account.request.RequestState.SENT;
import static vn.congvu.account.request.RequestState.WITHDRAWN;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.problem.ProblemType;
import vn.congvu.platform.scope.Role;

class ProcedureTest {

  /** The whole procedure once more, written by hand and not read from the code under test. */
  private static final Map<Step, Map<RequestState, RequestState>> MOVES =
      Map.ofEntries(
          Map.entry(Step.SUBMISSION, Map.of(DRAFT, AWAITING_HEAD)),
          Map.entry(Step.WITHDRAWAL, Map.of(DRAFT, WITHDRAWN, AWAITING_HEAD, WITHDRAWN)),
          Map.entry(Step.RETURN, Map.of(AWAITING_HEAD, DRAFT)),
          Map.entry(Step.CONFIRMATION, Map.of(AWAITING_HEAD, SENT)),
          Map.entry(Step.RECEIPT, Map.of(SENT, RECEIVED)),
          Map.entry(Step.QUESTION, Map.of(RECEIVED, NEEDS_MORE)),
          Map.entry(Step.ANSWER, Map.of(NEEDS_MORE, RECEIVED)),
          Map.entry(Step.START, Map.of(RECEIVED, IN_PROGRESS)),
          Map.entry(Step.REFUSAL, Map.of(SENT, REFUSED, RECEIVED, REFUSED, NEEDS_MORE, REFUSED)),
          Map.entry(Step.COMPLETION, Map.of(IN_PROGRESS, DONE)),
          Map.entry(
              Step.ALL_LINES_REFUSED,
              Map.of(RECEIVED, REFUSED, NEEDS_MORE, REFUSED, IN_PROGRESS, REFUSED)));

  private static final Map<Step, Set<String>> MAY =
      Map.ofEntries(
          Map.entry(Step.SUBMISSION, Set.of(Role.FOCAL_POINT, Role.INTEGRATION)),
          Map.entry(Step.WITHDRAWAL, Set.of(Role.FOCAL_POINT, Role.INTEGRATION)),
          Map.entry(Step.RETURN, Set.of(Role.UNIT_HEAD)),
          Map.entry(Step.CONFIRMATION, Set.of(Role.UNIT_HEAD)),
          Map.entry(Step.RECEIPT, Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry(Step.QUESTION, Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry(Step.ANSWER, Set.of(Role.FOCAL_POINT, Role.INTEGRATION)),
          Map.entry(Step.START, Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry(Step.REFUSAL, Set.of(Role.OPERATOR, Role.OPERATOR_LEAD)),
          Map.entry(Step.COMPLETION, Set.of("platform")),
          Map.entry(Step.ALL_LINES_REFUSED, Set.of("platform")));

  private static final List<String> ROLES =
      List.of(
          Role.OFFICER,
          Role.FOCAL_POINT,
          Role.UNIT_HEAD,
          Role.OPERATOR,
          Role.OPERATOR_LEAD,
          Role.AUDITOR,
          Role.POLICE_ASSESSOR,
          Role.INTEGRATION,
          Role.SERVICE,
          "platform");

  static Stream<Arguments> everyStateStepAndRole() {
    return Arrays.stream(RequestState.values())
        .flatMap(
            state ->
                Arrays.stream(Step.values())
                    .flatMap(step -> ROLES.stream().map(role -> Arguments.of(state, step, role))));
  }

  @ParameterizedTest(name = "{2} takes {1} from {0}")
  @MethodSource("everyStateStepAndRole")
  void onlyTheTablesMovesAreMade(RequestState state, Step step, String role) {
    Procedure before = new Procedure(state, "drafter", "requester", "confirmer", null);
    Actor actor =
        role.equals("platform")
            ? Actor.PLATFORM
            : new Actor("fourth", "Người thứ tư", Set.of(role));
    RequestState expected = MOVES.get(step).get(state);

    if (!MAY.get(step).contains(role)) {
      refusedWith(CommonProblem.FORBIDDEN, before, step, actor);
    } else if (expected == null) {
      refusedWith(RequestProblem.STEP_NOT_POSSIBLE, before, step, actor);
    } else {
      assertThat(before.take(step, actor).state()).isEqualTo(expected);
    }
  }

  @Test
  void theWholeWayNamesThreePersons() {
    Procedure done =
        Procedure.draftedBy(person("binh", Role.FOCAL_POINT))
            .take(Step.SUBMISSION, person("binh", Role.FOCAL_POINT))
            .take(Step.CONFIRMATION, person("cuong", Role.UNIT_HEAD))
            .take(Step.RECEIPT, person("dung", Role.OPERATOR))
            .take(Step.START, person("dao", Role.OPERATOR))
            .take(Step.COMPLETION, Actor.PLATFORM);

    assertThat(done).isEqualTo(new Procedure(DONE, "binh", "binh", "cuong", "dao"));
  }

  @ParameterizedTest
  @CsvSource({"drafter", "requester"})
  void whoAskedDoesNotConfirm(String subject) {
    Procedure waiting = new Procedure(AWAITING_HEAD, "drafter", "requester", null, null);

    refusedWith(
        RequestProblem.SAME_PERSON, waiting, Step.CONFIRMATION, person(subject, Role.UNIT_HEAD));
  }

  @ParameterizedTest
  @CsvSource({"drafter", "requester", "confirmer"})
  void whoAskedOrConfirmedDoesNotExecute(String subject) {
    Procedure received = new Procedure(RECEIVED, "drafter", "requester", "confirmer", null);
    Actor actor = person(subject, Role.OPERATOR);

    refusedWith(RequestProblem.SAME_PERSON, received, Step.START, actor);
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> received.requireMayExecute(actor))
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(RequestProblem.SAME_PERSON));
  }

  @Test
  void aDraftSentBackForgetsWhoSubmittedIt() {
    Procedure waiting = new Procedure(AWAITING_HEAD, "binh", "khanh", null, null);

    Procedure draft = waiting.take(Step.RETURN, person("cuong", Role.UNIT_HEAD));

    assertThat(draft).isEqualTo(new Procedure(DRAFT, "binh", null, null, null));
  }

  private static Actor person(String subject, String role) {
    return new Actor(subject, subject, Set.of(role));
  }

  private static void refusedWith(ProblemType type, Procedure before, Step step, Actor actor) {
    assertThatExceptionOfType(ProblemException.class)
        .isThrownBy(() -> before.take(step, actor))
        .satisfies(problem -> assertThat(problem.type()).isEqualTo(type));
  }
}
