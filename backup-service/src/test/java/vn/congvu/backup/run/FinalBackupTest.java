package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.mailbox.MailboxService;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.platform.database.Database;

/** A mailbox ends, and what is in it at that moment is kept. */
@QuarkusTest
@RealParts
class FinalBackupTest {

  @Inject RunService runs;
  @Inject MailboxService service;
  @Inject KnownMailboxes mailboxes;
  @Inject Database database;
  @Inject KeptMail mail;

  private Letters letters;
  private BackupMailbox mailbox;

  @BeforeEach
  void aMailbox() {
    letters = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  private void closed() {
    Letters.server().close(letters.address());
    mailboxes.learn(
        new MailboxEvent.MailboxClosed(
            mailbox.mailboxId(),
            2,
            Instant.now(),
            mailbox.address(),
            "snv",
            LocalDate.of(2027, 11, 28),
            "Điều 9",
            null));
  }

  private void deleted() {
    Letters.server().delete(letters.address());
    mailboxes.learn(
        new MailboxEvent.MailboxDeleted(
            mailbox.mailboxId(), 3, Instant.now(), mailbox.address(), "snv"));
  }

  private List<UUID> finalRuns() {
    return database.query(
        """
        select r.id from backup_run r join backup_job j on j.run_id = r.id
         where j.mailbox = ? and r.trigger = 'CLOSING' order by r.id
        """,
        row -> row.getObject(1, UUID.class),
        mailbox.number());
  }

  private RunView ended() {
    UUID run =
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .until(this::finalRuns, found -> !found.isEmpty())
            .getLast();
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> runs.require(run), view -> view.state() != RunState.RUNNING);
  }

  private List<byte[]> kept() {
    return database
        .query(
            """
            select p.message from placement p join folder f on f.id = p.folder
             where f.mailbox = ? order by p.uid
            """,
            row -> row.getObject(1, UUID.class),
            mailbox.number())
        .stream()
        .map(mail::read)
        .toList();
  }

  @Test
  void aMailboxThatIsClosedBeforeItsFirstBackupIsKeptWhole() {
    byte[] letter = letters.put("INBOX", "last", "never backed up before");

    closed();

    assertThat(ended().state()).isEqualTo(RunState.DONE);
    assertThat(kept()).containsExactly(letter);
  }

  @Test
  void aMailboxThatIsGoneBeforeItsLastBackupIsAFailureWithItsNameAndReason() {
    letters.put("INBOX", "lost", "never backed up");

    deleted();

    RunView run = ended();
    assertThat(run.state()).isEqualTo(RunState.FAILED);
    assertThat(runs.jobs(run.id(), JobState.FAILED, null, 10).items())
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.address()).isEqualTo(letters.address());
              assertThat(job.problem())
                  .isEqualTo("Hộp thư đã bị xóa khỏi máy chủ thư trước khi được sao lưu lần cuối.");
            });
  }

  @Test
  void aMailboxWhoseLastStateIsKeptIsDeletedWithoutAFailure() {
    letters.put("INBOX", "last", "kept in time");
    closed();
    assertThat(ended().state()).isEqualTo(RunState.DONE);

    deleted();

    assertThat(finalRuns()).hasSize(1);
  }

  @Test
  void aLastBackupThatFailedIsTriedAgainByTheSchedule() {
    byte[] letter = letters.put("INBOX", "last", "kept at the second try");
    closed();
    assertThat(ended().state()).isEqualTo(RunState.DONE);
    assertThat(owed()).isFalse();
    database.update(
        "update backup_mailbox set last_backup_at = closed_at - interval '1 second' where number = ?",
        mailbox.number());
    assertThat(owed()).isTrue();

    RunView run = runs.order(RunTrigger.MANUAL, "snv", null, "somebody");

    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> runs.require(run.id()).state() != RunState.RUNNING);
    assertThat(owed()).isFalse();
    assertThat(kept()).containsExactly(letter);
  }

  private boolean owed() {
    return service.toBackUp("snv").stream().anyMatch(one -> one.number() == mailbox.number());
  }

  @Test
  void theAddressOfADeletedMailboxIsNotOpenedForItIsAnothers() {
    deleted();
    Letters.server().ensureMailbox(letters.address());
    try (Letters another = Letters.of(letters.address())) {
      another.put("INBOX", "private", "of the next holder");

      assertThat(ended().state()).isEqualTo(RunState.FAILED);
    }
    assertThat(kept()).isEmpty();
  }
}
