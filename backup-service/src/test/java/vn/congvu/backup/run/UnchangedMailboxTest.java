package vn.congvu.backup.run;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.catalogue.FolderCatalogue;
import vn.congvu.backup.catalogue.KnownFolder;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.mailbox.MailboxService;
import vn.congvu.platform.database.Database;

/** A mailbox that is as it was, from the claim of its job to the end of it. */
@QuarkusTest
@RealParts
class UnchangedMailboxTest {

  private static final Duration ALREADY_OVER = Duration.ofMillis(-1);
  private static final Duration LONG = Duration.ofMinutes(5);

  @Inject RunService runs;
  @Inject JobStore jobs;
  @Inject MailboxBackup backup;
  @Inject Backups backups;
  @Inject FolderCatalogue folders;
  @Inject KnownMailboxes known;
  @Inject MailboxService mailboxes;
  @Inject Database database;

  private Letters letters;
  private BackupMailbox mailbox;

  @BeforeEach
  void aMailboxThatIsBackedUp() {
    letters = Letters.inNewMailbox();
    letters.put("INBOX", "a", "nội dung");
    mailbox = known.issued(letters.address(), "snv");
    backups.of(mailbox);
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  private Optional<Instant> backUp(Job job, List<KnownFolder> known) throws InterruptedException {
    return backup.run(
        job.mailbox(),
        job.address(),
        known,
        more -> jobs.progressed(job, more),
        batch -> batch.finish(() -> jobs.done(job)));
  }

  private RunView ended(UUID run) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> runs.require(run), now -> now.state() != RunState.RUNNING);
  }

  private List<Long> kept() {
    return database.query(
        """
        select p.uid from placement p join folder f on f.id = p.folder
         where f.mailbox = ? and p.last_seen is null order by p.uid
        """,
        row -> row.getLong(1),
        mailbox.number());
  }

  private Instant lastBackup() {
    return requireNonNull(mailboxes.require(mailbox.mailboxId()).lastBackupAt());
  }

  @Test
  void whoDiesBeforeTheEndIsWrittenLeavesTheJobToTheNext() throws Exception {
    Job job = backups.claimed(mailbox, LONG);

    assertThat(backUp(job, folders.foldersOf(mailbox.number()))).isPresent();
    assertThat(runs.require(job.runId()).running()).isEqualTo(1);
    jobs.renew(List.of(job), ALREADY_OVER);

    assertThat(ended(job.runId()).state()).isEqualTo(RunState.DONE);
  }

  @Test
  void theEndsOfManyAreWrittenAndOneThatWasCancelledIsNot() throws Exception {
    try (Letters others = Letters.inNewMailbox()) {
      BackupMailbox other = known.issued(others.address(), "snv");
      Job lost = backups.claimed(mailbox, LONG);
      Job mine = backups.claimed(other, LONG);
      Instant before = lastBackup();
      Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
      runs.cancel(lost.runId(), "\"0\"");

      assertThat(jobs.done(Map.of(lost, now, mine, now))).containsExactly(mine.id());

      assertThat(lastBackup()).isEqualTo(before);
      assertThat(mailboxes.require(other.mailboxId()).lastBackupAt()).isEqualTo(now);
      assertThat(runs.require(lost.runId()).cancelled()).isEqualTo(1);
      assertThat(ended(mine.runId()).state()).isEqualTo(RunState.DONE);
    }
  }

  @Test
  void anEndThatIsWrittenLateDoesNotTakeBackWhatCameSince() {
    Job job = backups.claimed(mailbox, LONG);
    Instant last = lastBackup();

    assertThat(jobs.done(Map.of(job, last.minusSeconds(1)))).hasSize(1);

    assertThat(lastBackup()).isEqualTo(last);
  }

  /** As a restore does, which backs up the mailbox that it is about to fill. */
  @Test
  void whatSomebodyElseRecordedSinceTheClaimIsNotRecordedAgain() throws Exception {
    Job job = backups.claimed(mailbox, LONG);
    List<KnownFolder> atTheClaim = folders.foldersOf(mailbox.number());
    letters.folder("Mới");
    letters.put("Mới", "b", "nội dung khác");
    letters.put("INBOX", "c", "nội dung khác nữa");
    var _ = backup.run(mailbox.number(), mailbox.address(), letters.mailbox(), more -> {});
    List<Long> kept = kept();

    assertThat(backUp(job, atTheClaim)).isPresent();

    assertThat(kept).hasSize(3);
    assertThat(kept()).isEqualTo(kept);
    assertThat(folders.foldersOf(mailbox.number()))
        .extracting(KnownFolder::state)
        .doesNotContainNull();
    jobs.renew(List.of(job), ALREADY_OVER);
  }

  @Test
  void whatCameSinceTheClaimIsRead() throws Exception {
    Job job = backups.claimed(mailbox, LONG);
    List<KnownFolder> atTheClaim = folders.foldersOf(mailbox.number());
    letters.put("INBOX", "b", "b");

    assertThat(backUp(job, atTheClaim)).isEmpty();

    assertThat(kept()).hasSize(2);
    assertThat(ended(job.runId()).messages()).isEqualTo(1);
  }
}
