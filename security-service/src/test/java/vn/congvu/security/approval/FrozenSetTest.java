package vn.congvu.security.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.platform.problem.ProblemException;
import vn.congvu.platform.scope.Caller;

class FrozenSetTest {

  private static final Instant NOW = Instant.parse("2026-11-28T03:00:00Z");
  private static final Instant END = NOW.plus(Duration.ofHours(72));
  private static final SetDigest.Sum SUM = new SetDigest.Sum("a".repeat(64), 3);
  private static final Caller EXECUTOR = caller("executor");
  private static final Caller APPROVER = caller("approver");

  private FrozenSet set;

  private static Caller caller(String subject) {
    return new Caller(
        QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(subject)).build());
  }

  private static Approval approval(String digest, boolean keepAsIs) {
    return new Approval(digest, new Approval.Authority(keepAsIs, "PA03", "12/CAT-PA03"));
  }

  @BeforeEach
  void frozenByTheExecutor() {
    set = FrozenSet.begin(EXECUTOR, UUID.randomUUID(), 1, NOW);
    set.lines(SUM);
  }

  private static void assertRefused(Runnable step, ApprovalProblem problem) {
    assertThatThrownBy(step::run)
        .isInstanceOfSatisfying(
            ProblemException.class, refusal -> assertThat(refusal.type()).isEqualTo(problem));
  }

  @Test
  void anotherPersonApprovesAndTheFirstCarriesOut() {
    set.approve(APPROVER, approval(SUM.digest(), false), NOW, END);
    set.carryOut(EXECUTOR, END.minusSeconds(1));

    assertThat(set.state()).isEqualTo(ResultSetState.DESTROYING);
  }

  @Test
  void nobodyApprovesTheirOwnSet() {
    assertRefused(
        () -> set.approve(EXECUTOR, approval(SUM.digest(), false), NOW, END),
        ApprovalProblem.SECOND_PERSON_NEEDED);
  }

  @Test
  void whoeverApprovedDoesNotCarryOut() {
    set.approve(APPROVER, approval(SUM.digest(), false), NOW, END);

    assertRefused(() -> set.carryOut(APPROVER, NOW), ApprovalProblem.SECOND_PERSON_NEEDED);
  }

  @Test
  void theDigestOfAnotherSetApprovesNothing() {
    assertRefused(
        () -> set.approve(APPROVER, approval("b".repeat(64), false), NOW, END),
        ApprovalProblem.ANOTHER_DIGEST);
  }

  @Test
  void anApprovalEndsWithItsTime() {
    set.approve(APPROVER, approval(SUM.digest(), false), NOW, END);

    assertRefused(() -> set.carryOut(EXECUTOR, END), ApprovalProblem.EXPIRED);
  }

  @Test
  void whatTheAuthorityWantsKeptIsNotCarriedOutNorReplaced() {
    set.approve(APPROVER, approval(SUM.digest(), true), NOW, END);

    assertThat(set.state()).isEqualTo(ResultSetState.KEPT);
    assertRefused(() -> set.carryOut(EXECUTOR, NOW), ApprovalProblem.KEPT);
    assertRefused(() -> set.replace(), ApprovalProblem.KEPT);
  }

  @Test
  void whatWasLiftedIsApprovedAnew() {
    set.approve(APPROVER, approval(SUM.digest(), true), NOW, END);
    set.lift("Công văn 15/CAT-PA03");

    assertRefused(() -> set.carryOut(EXECUTOR, NOW), ApprovalProblem.WRONG_STATE);
  }

  @Test
  void nothingIsApprovedTwice() {
    set.approve(APPROVER, approval(SUM.digest(), false), NOW, END);

    assertRefused(
        () -> set.approve(APPROVER, approval(SUM.digest(), false), NOW, END),
        ApprovalProblem.WRONG_STATE);
  }

  @Test
  void aSetThatIsBeingCarriedOutIsNotReplaced() {
    set.approve(APPROVER, approval(SUM.digest(), false), NOW, END);
    set.carryOut(EXECUTOR, NOW);

    assertRefused(() -> set.replace(), ApprovalProblem.WRONG_STATE);
  }

  @Test
  void anotherStateOfACopyMakesItAnotherSet() {
    assertRefused(
        () -> set.requireUnchanged(new SetDigest.Sum("b".repeat(64), 3)), ApprovalProblem.CHANGED);
  }
}
