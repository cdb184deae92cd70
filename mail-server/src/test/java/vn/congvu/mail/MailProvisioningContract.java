package vn.congvu.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.probe.MailProbe;

/** What every adapter must keep, shown on its real server as users see it: by SMTP and IMAP. */
public abstract class MailProvisioningContract {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final char[] PASSWORD = "Mật khẩu \"dài\" \\ 2026".toCharArray();
  private static final char[] SENDER_PASSWORD = "Người gửi 2026!".toCharArray();

  protected abstract MailProvisioning server();

  protected abstract MailProbe probe();

  protected abstract String domain();

  private String address;
  private String sender;

  @BeforeEach
  void aSenderAndAnAddress() {
    address = newAddress();
    sender = newAddress();
    server().ensureDomain(domain());
    server().ensureMailbox(sender);
    server().setPassword(sender, SENDER_PASSWORD);
  }

  private String newAddress() {
    return "c" + UUID.randomUUID().toString().replace("-", "") + "@" + domain();
  }

  private void openMailbox() {
    server().ensureMailbox(address);
    server().setPassword(address, PASSWORD);
  }

  private void assertArrives(String to, String in, char[] password) {
    String mark = probe().send(sender, SENDER_PASSWORD, to);
    Await.until(PATIENCE, () -> probe().hasArrived(in, password, mark));
  }

  @Test
  void aDomainMayBeEnsuredTwice() {
    server().ensureDomain(domain());
  }

  @Test
  void aMailboxReceivesAndItsUserLogsIn() {
    openMailbox();

    assertThat(probe().canLogIn(address, PASSWORD)).isTrue();
    assertArrives(address, address, PASSWORD);
  }

  @Test
  void ensuringAMailboxAgainLeavesItsPasswordAlone() {
    openMailbox();

    server().ensureMailbox(address);

    assertThat(probe().canLogIn(address, PASSWORD)).isTrue();
  }

  @Test
  void aMailboxExistsFromItsCreationOn() {
    assertThat(server().exists(address)).isFalse();

    server().ensureMailbox(address);

    assertThat(server().exists(address)).isTrue();
    assertThat(server().addresses()).contains(address);
  }

  @Test
  void aPasswordForAnUnknownMailboxIsRefusedAndMakesNone() {
    assertThatThrownBy(() -> server().setPassword(address, PASSWORD))
        .isInstanceOf(MailServerRefused.class);

    assertThat(server().exists(address)).isFalse();
  }

  @Test
  void aLockedMailboxLetsNobodyInAndStillReceives() {
    openMailbox();

    server().lock(address);

    assertThat(probe().canLogIn(address, PASSWORD)).isFalse();
    String mark = probe().send(sender, SENDER_PASSWORD, address);
    server().setPassword(address, PASSWORD);
    Await.until(PATIENCE, () -> probe().hasArrived(address, PASSWORD, mark));
  }

  @Test
  void lockingEndsTheSessionsThatAreOpen() throws Exception {
    openMailbox();
    try (var reading = probe().open(address, PASSWORD);
        var sending = probe().openSubmission(address, PASSWORD);
        var somebodyElse = probe().openSubmission(sender, SENDER_PASSWORD)) {
      assertThat(reading.isAlive()).isTrue();
      assertThat(sending.isAlive()).isTrue();

      server().lock(address);

      Await.until(PATIENCE, () -> !reading.isAlive());
      Await.until(PATIENCE, () -> !sending.isAlive());
      assertThat(somebodyElse.isAlive()).isTrue();
    }
  }

  @Test
  void aQuotaIsInForceAfterItWasSet() {
    openMailbox();

    server().setQuota(address, 5_000_000);
    server().setQuota(address, 7_000_000);

    assertThat(server().usage(address).quotaBytes()).isEqualTo(7_000_000);
  }

  @Test
  void mailToAnAliasArrivesUntilTheAliasIsRemoved() {
    openMailbox();
    String alias = newAddress();

    server().addAlias(address, alias);
    server().addAlias(address, alias);

    assertThat(server().aliases(address)).containsExactly(alias);
    assertArrives(alias, address, PASSWORD);
    server().removeAlias(address, alias);
    server().removeAlias(address, alias);
    assertThat(server().aliases(address)).isEmpty();
  }

  @Test
  void aRenamedMailboxKeepsItsMailAndHearsItsOldName() {
    openMailbox();
    server().setQuota(address, 7_000_000);
    String before = probe().send(sender, SENDER_PASSWORD, address);
    Await.until(PATIENCE, () -> probe().hasArrived(address, PASSWORD, before));
    String renamed = newAddress();

    server().rename(address, renamed);
    server().rename(address, renamed);

    assertThat(server().exists(address)).isFalse();
    server().setPassword(renamed, PASSWORD);
    assertThat(probe().hasArrived(renamed, PASSWORD, before)).isTrue();
    assertThat(server().usage(renamed).quotaBytes()).isEqualTo(7_000_000);
    assertArrives(address, renamed, PASSWORD);
  }

  @Test
  void aClosedMailboxNeitherReceivesNorLetsInButKeepsItsMail() {
    openMailbox();
    String before = probe().send(sender, SENDER_PASSWORD, address);
    Await.until(PATIENCE, () -> probe().hasArrived(address, PASSWORD, before));

    server().close(address);
    server().close(address);

    assertThat(probe().canLogIn(address, PASSWORD)).isFalse();
    assertThatThrownBy(() -> probe().send(sender, SENDER_PASSWORD, address))
        .isInstanceOf(MailServerException.class);
    openMailbox();
    assertThat(probe().hasArrived(address, PASSWORD, before)).isTrue();
  }

  @Test
  void aDeletedMailboxIsGoneWithItsMail() {
    openMailbox();
    String before = probe().send(sender, SENDER_PASSWORD, address);
    Await.until(PATIENCE, () -> probe().hasArrived(address, PASSWORD, before));

    server().delete(address);
    server().delete(address);

    assertThat(server().exists(address)).isFalse();
    openMailbox();
    assertThat(probe().hasArrived(address, PASSWORD, before)).isFalse();
  }

  @Test
  void aClosedMailboxCanBeDeletedWithItsMail() {
    openMailbox();
    String before = probe().send(sender, SENDER_PASSWORD, address);
    Await.until(PATIENCE, () -> probe().hasArrived(address, PASSWORD, before));
    server().close(address);

    server().delete(address);

    openMailbox();
    assertThat(probe().hasArrived(address, PASSWORD, before)).isFalse();
  }
}
