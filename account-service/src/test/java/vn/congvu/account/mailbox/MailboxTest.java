package vn.congvu.account.mailbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.congvu.account.mailbox.MailboxState.ACTIVE;
import static vn.congvu.account.mailbox.MailboxState.AWAITING_ACTIVATION;
import static vn.congvu.account.mailbox.MailboxState.AWAITING_DELETION;
import static vn.congvu.account.mailbox.MailboxState.DELETED;
import static vn.congvu.account.mailbox.MailboxState.LOCKED;
import static vn.congvu.account.mailbox.MailboxState.STOPPED;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.congvu.account.person.PersonView;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.platform.problem.ProblemException;

class MailboxTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final LocalDate DUE = LocalDate.of(2027, 2, 24);

  private static final Map<String, Consumer<Mailbox>> STEPS =
      Map.of(
          "activate", mailbox -> mailbox.activate(NOW),
          "lock", mailbox -> mailbox.lock(NOW),
          "unlock", mailbox -> mailbox.unlock(NOW),
          "stop", mailbox -> mailbox.stop(NOW),
          "awaitDeletion", mailbox -> mailbox.awaitDeletion(DUE, NOW),
          "delete", mailbox -> mailbox.delete(DUE, NOW),
          "rename", mailbox -> mailbox.rename("other@tinhmau.example", NOW),
          "setQuota", mailbox -> mailbox.setQuota(5_000_000_000L, NOW),
          "transfer", mailbox -> mailbox.transfer("syt", NOW),
          "aliasAdded", mailbox -> mailbox.aliasAdded(NOW));

  private static final Map<MailboxState, Set<String>> ALLOWED =
      Map.of(
          AWAITING_ACTIVATION,
          Set.of("activate", "lock", "stop", "rename", "setQuota", "transfer", "aliasAdded"),
          ACTIVE,
          Set.of("lock", "stop", "rename", "setQuota", "transfer", "aliasAdded"),
          LOCKED,
          Set.of("unlock", "stop", "rename", "setQuota", "transfer", "aliasAdded"),
          STOPPED,
          Set.of("awaitDeletion"),
          AWAITING_DELETION,
          Set.of("delete"),
          DELETED,
          Set.of());

  @TestFactory
  Stream<DynamicTest> everyStepInEveryStateIsEitherDoneOrRefused() {
    List<DynamicTest> tests = new ArrayList<>();
    for (MailboxState state : EnumSet.allOf(MailboxState.class)) {
      STEPS.forEach(
          (name, step) ->
              tests.add(
                  DynamicTest.dynamicTest(
                      state + " " + name,
                      () -> {
                        Mailbox mailbox = in(state);
                        if (ALLOWED.get(state).contains(name)) {
                          step.accept(mailbox);
                        } else {
                          assertThatThrownBy(() -> step.accept(mailbox))
                              .isInstanceOfSatisfying(
                                  ProblemException.class,
                                  problem ->
                                      assertThat(problem.type())
                                          .isEqualTo(MailboxProblem.MAILBOX_STATE));
                          assertThat(mailbox.state()).isEqualTo(state);
                        }
                      })));
    }
    return tests.stream();
  }

  @Test
  void unlockingAMailboxThatNobodyOpenedLetsItWaitForItsFirstPassword() {
    Mailbox mailbox = in(AWAITING_ACTIVATION);
    mailbox.lock(NOW);

    mailbox.unlock(NOW);

    assertThat(mailbox.state()).isEqualTo(AWAITING_ACTIVATION);
  }

  @Test
  void unlockingAMailboxInUsePutsItBackInUse() {
    Mailbox mailbox = in(LOCKED);

    mailbox.unlock(NOW);

    assertThat(mailbox.state()).isEqualTo(ACTIVE);
  }

  @Test
  void aMailboxIsNotDeletedBeforeItsDay() {
    Mailbox mailbox = in(AWAITING_DELETION);

    assertThatThrownBy(() -> mailbox.delete(DUE.minusDays(1), NOW))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(MailboxProblem.MAILBOX_NOT_DUE);
              assertThat(problem.detail()).contains("2027-02-24");
            });
  }

  @Test
  void theRefusalNamesTheStateInVietnamese() {
    Mailbox mailbox = in(DELETED);

    assertThatThrownBy(() -> mailbox.lock(NOW))
        .isInstanceOfSatisfying(
            ProblemException.class, problem -> assertThat(problem.detail()).contains("\"đã xóa\""));
  }

  @Test
  void addressesAreKeptInLowerCase() {
    assertThat(Mailbox.normal(" An.Nguyen@TinhMau.Example "))
        .isEqualTo("an.nguyen@tinhmau.example");
  }

  @Test
  void aReasonWithoutALegalBasisIsNone() {
    assertThatThrownBy(() -> new Because(" ", null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Mailbox in(MailboxState state) {
    PersonView owner = new PersonView(UUID.randomUUID(), "Nguyễn Văn An", null, null, null, "snv");
    Mailbox mailbox =
        new Mailbox(
            new NewMailbox(
                MailboxKind.PERSONAL, "an@tinhmau.example", "snv", 1L, null, null, List.of()),
            owner,
            NOW);
    List<Consumer<Mailbox>> way =
        switch (state) {
          case AWAITING_ACTIVATION -> List.of();
          case ACTIVE -> List.of(STEPS.get("activate"));
          case LOCKED -> List.of(STEPS.get("activate"), STEPS.get("lock"));
          case STOPPED -> List.of(STEPS.get("stop"));
          case AWAITING_DELETION -> List.of(STEPS.get("stop"), STEPS.get("awaitDeletion"));
          case DELETED ->
              List.of(STEPS.get("stop"), STEPS.get("awaitDeletion"), STEPS.get("delete"));
        };
    way.forEach(step -> step.accept(mailbox));
    return mailbox;
  }
}
