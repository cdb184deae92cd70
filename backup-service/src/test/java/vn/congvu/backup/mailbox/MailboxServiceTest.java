package vn.congvu.backup.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.RealParts;
import vn.congvu.contracts.account.MailboxEvent;

@QuarkusTest
@RealParts
class MailboxServiceTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

  @Inject KnownMailboxes known;
  @Inject MailboxService mailboxes;

  private static String address() {
    return UUID.randomUUID() + "@tinhmau.example";
  }

  private static MailboxEvent locked(BackupMailbox mailbox, long version) {
    return new MailboxEvent.MailboxLocked(
        mailbox.mailboxId(), version, NOW, mailbox.address(), "snv", "quy chế", null);
  }

  @Test
  void aFactOlderThanWhatIsKnownChangesNothing() {
    BackupMailbox mailbox = known.issued(address(), "snv");
    known.learn(
        new MailboxEvent.MailboxUnlocked(
            mailbox.mailboxId(), 3, NOW, mailbox.address(), "snv", "quy chế", null));

    known.learn(locked(mailbox, 2));
    known.learn(locked(mailbox, 3));

    assertThat(mailboxes.require(mailbox.mailboxId()).state()).isEqualTo(MailboxState.IN_USE);
  }

  @Test
  void aRenamedMailboxKeepsItsNumberAndItsState() {
    BackupMailbox mailbox = known.issued(address(), "snv");
    known.learn(locked(mailbox, 2));
    String renamed = address();

    known.learn(
        new MailboxEvent.MailboxRenamed(
            mailbox.mailboxId(), 3, NOW, renamed, mailbox.address(), "snv", null));

    BackupMailbox now = mailboxes.require(mailbox.mailboxId());
    assertThat(now.address()).isEqualTo(renamed);
    assertThat(now.number()).isEqualTo(mailbox.number());
    assertThat(now.state()).isEqualTo(MailboxState.LOCKED);
  }

  @Test
  void aTransferredMailboxBelongsToItsNewUnit() {
    BackupMailbox mailbox = known.issued(address(), "snv");

    known.learn(
        new MailboxEvent.MailboxTransferred(
            mailbox.mailboxId(), 2, NOW, mailbox.address(), "syt", "snv", null));

    assertThat(mailboxes.ofUnit("syt"))
        .extracting(BackupMailbox::number)
        .contains(mailbox.number());
    assertThat(mailboxes.ofUnit("snv"))
        .extracting(BackupMailbox::number)
        .doesNotContain(mailbox.number());
  }

  @Test
  void aClosedMailboxIsKeptAsClosed() {
    BackupMailbox mailbox = known.issued(address(), "snv");

    known.learn(
        new MailboxEvent.MailboxClosed(
            mailbox.mailboxId(),
            2,
            NOW,
            mailbox.address(),
            "snv",
            LocalDate.of(2027, 1, 1),
            "quy chế",
            null));

    assertThat(mailboxes.require(mailbox.mailboxId()).state()).isEqualTo(MailboxState.CLOSED);
  }
}
