package vn.congvu.account.request;

import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.congvu.platform.problem.CommonProblem;
import vn.congvu.platform.problem.ProblemException;

/**
 * Where a request stands and who took the steps that must be taken by different people. Requester,
 * confirmer and executor are three subjects; the one who drafted counts as a requester too, else a
 * head could confirm their own list by letting a colleague press "submit".
 */
record Procedure(
    RequestState state,
    String drafter,
    @Nullable String requester,
    @Nullable String confirmer,
    @Nullable String executor) {

  static Procedure draftedBy(Actor drafter) {
    return new Procedure(RequestState.DRAFT, drafter.subject(), null, null, null);
  }

  Procedure take(Step step, Actor actor) {
    requireRole(step, actor);
    if (!step.startsFrom(state)) {
      throw ProblemException.of(
          RequestProblem.STEP_NOT_POSSIBLE,
          "Đề nghị đang ở trạng thái \"%s\" nên không thể %s."
              .formatted(state.inVietnamese(), step.inVietnamese()));
    }
    return switch (step) {
      case SUBMISSION -> at(step, actor.subject(), null, null);
      // The list goes back to be changed, so what was said of it before no longer counts.
      case RETURN -> at(step, null, null, null);
      case CONFIRMATION -> {
        requireOtherThan(actor, drafter, requester);
        yield at(step, requester, actor.subject(), null);
      }
      case START -> {
        requireMayExecute(actor);
        yield at(step, requester, confirmer, actor.subject());
      }
      default -> at(step, requester, confirmer, executor);
    };
  }

  /** Who orders the work, the first time or again, has neither asked for it nor confirmed it. */
  void requireMayExecute(Actor actor) {
    requireRole(Step.START, actor);
    requireOtherThan(actor, drafter, requester, confirmer);
  }

  private Procedure at(
      Step step,
      @Nullable String requester,
      @Nullable String confirmer,
      @Nullable String executor) {
    return new Procedure(step.to(), drafter, requester, confirmer, executor);
  }

  private static void requireRole(Step step, Actor actor) {
    boolean byPlatform = actor.equals(Actor.PLATFORM);
    if (step.roles().isEmpty() ? !byPlatform : Collections.disjoint(step.roles(), actor.roles())) {
      throw ProblemException.of(
          CommonProblem.FORBIDDEN,
          "Vai trò của ông/bà không được %s đề nghị này.".formatted(step.inVietnamese()));
    }
  }

  private static void requireOtherThan(Actor actor, @Nullable String... others) {
    Set<String> taken = Stream.of(others).filter(Objects::nonNull).collect(Collectors.toSet());
    if (taken.contains(actor.subject())) {
      throw ProblemException.of(
          RequestProblem.SAME_PERSON,
          "Người lập, người xác nhận và người xử lý đề nghị phải là ba người khác nhau.");
    }
  }
}
