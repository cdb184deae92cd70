package vn.congvu.account.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.account.credential.CredentialReport.Reporter;
import vn.congvu.account.mailbox.MailboxState;
import vn.congvu.account.mailbox.MailboxView;
import vn.congvu.account.person.PersonView;
import vn.congvu.account.profile.MailboxKind;
import vn.congvu.platform.problem.ProblemException;

class PasswordLinkTest {

  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final Duration CLAIM = Duration.ofMinutes(1);

  private final CredentialReport report =
      new CredentialReport(
          mailbox(), ReportKind.LOST, new Reporter("sub", "Trần Thị Bình"), null, null, NOW, null);
  private final PasswordLink link =
      new PasswordLink(
          report,
          LinkToken.hash("token"),
          new IdentityCheck(IdentityCheck.Method.MEETING, NOW, null),
          new Reporter("sub", "Trần Thị Bình"),
          NOW,
          NOW.plus(Duration.ofHours(24)));

  @Test
  void aLinkIsUsedOnce() {
    UUID holder = link.claim(NOW, CLAIM);

    link.use(holder, NOW);

    assertThat(problemOf(() -> link.claim(NOW, CLAIM))).isEqualTo(CredentialProblem.LINK_USED);
  }

  @Test
  void ofTwoRedemptionsAtOnceTheSecondFindsTheLinkBusy() {
    link.claim(NOW, CLAIM);

    assertThat(problemOf(() -> link.claim(NOW.plusSeconds(1), CLAIM)))
        .isEqualTo(CredentialProblem.LINK_BUSY);
  }

  @Test
  void aRedemptionThatDiedDoesNotBurnTheLink() {
    UUID dead = link.claim(NOW, CLAIM);

    UUID next = link.claim(NOW.plus(CLAIM), CLAIM);

    assertThat(problemOf(() -> link.use(dead, NOW.plus(CLAIM))))
        .isEqualTo(CredentialProblem.LINK_BUSY);
    link.use(next, NOW.plus(CLAIM));
  }

  @Test
  void aReleasedLinkMayBeTriedAgainAtOnce() {
    link.release(link.claim(NOW, CLAIM));

    assertThat(link.claim(NOW, CLAIM)).isNotNull();
  }

  @Test
  void anExpiredLinkSaysSo() {
    assertThat(problemOf(() -> link.claim(NOW.plus(Duration.ofHours(24)), CLAIM)))
        .isEqualTo(CredentialProblem.LINK_EXPIRED);
  }

  @Test
  void aLinkRestsAfterManyRefusedPasswords() {
    for (int i = 0; i < 5; i++) {
      link.attemptFailed(NOW, 5, Duration.ofMinutes(1));
    }

    assertThatThrownBy(() -> link.claim(NOW.plusSeconds(30), CLAIM))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.type()).isEqualTo(CredentialProblem.LINK_RESTS);
              assertThat(problem.retryAfter()).contains(Duration.ofSeconds(30));
            });
    assertThat(link.claim(NOW.plusSeconds(60), CLAIM)).isNotNull();
  }

  @Test
  void tokensAreLongAndNeverTheSame() {
    assertThat(LinkToken.next()).hasSize(43).isNotEqualTo(LinkToken.next());
  }

  @Test
  void nothingThatCarriesASecretPrintsIt() {
    var request = new RedeemLinkRequest("planted-token", "planted-password".toCharArray());

    assertThat(request.toString()).doesNotContain("planted");
  }

  private static Object problemOf(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return catchThrowableOfType(ProblemException.class, call).type();
  }

  private static MailboxView mailbox() {
    return new MailboxView(
        UUID.randomUUID(),
        MailboxKind.PERSONAL,
        "an.nguyen@tinhmau.example",
        List.of(),
        "snv",
        MailboxState.ACTIVE,
        1,
        "Nguyễn Văn An",
        new PersonView(UUID.randomUUID(), "Nguyễn Văn An", null, null, null, "snv"),
        List.of(),
        null,
        1);
  }
}
