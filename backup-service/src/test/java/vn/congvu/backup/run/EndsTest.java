package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.platform.database.Database;

/** Two mailboxes with one new letter each, whose jobs end at the same time. */
@QuarkusTest
@RealParts
class EndsTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration NEVER = Duration.ofMinutes(1);

  @Inject RunService runs;
  @Inject JobStore jobs;
  @Inject Recorder recorder;
  @Inject MailboxBackup backup;
  @Inject Backups backups;
  @Inject KnownMailboxes mailboxes;
  @Inject Database database;

  private Letters letters;
  private Letters others;
  private BackupMailbox mailbox;
  private BackupMailbox other;

  @BeforeEach
  void somethingNewInBoth() {
    letters = Letters.inNewMailbox();
    others = Letters.inNewMailbox();
    letters.put("INBOX", "a", "cũ");
    others.put("INBOX", "b", "cũ");
    mailbox = mailboxes.issued(letters.address(), "snv");
    other = mailboxes.issued(others.address(), "snv");
    backups.of(mailbox, other);
    letters.put("INBOX", "c", "mới");
    others.put("INBOX", "d", "mới");
  }

  @AfterEach
  void leave() {
    letters.close();
    others.close();
  }

  /** Both are at work, and neither ends before the other has come. */
  private List<Future<Optional<Instant>>> run(Job... two) {
    var ends = new Ends(NEVER, two.length, jobs, recorder);
    for (Job _ : two) {
      ends.enter();
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return Arrays.stream(two).map(job -> threads.submit(() -> run(job, ends))).toList();
    }
  }

  private Optional<Instant> run(Job job, Ends ends) throws InterruptedException {
    return backup.run(
        job.mailbox(),
        job.address(),
        List.of(),
        more -> jobs.progressed(job, more),
        batch -> ends.changed(job, batch));
  }

  /** The transaction that wrote the mailbox's second letter; empty when none did. */
  private List<String> transaction(BackupMailbox mailbox) {
    return database.query(
        """
        select p.xmin::text from placement p join folder f on f.id = p.folder
         where f.mailbox = ? and p.uid = 2
        """,
        row -> row.getString(1),
        mailbox.number());
  }

  private RunState state(Job job) {
    return runs.require(job.runId()).state();
  }

  @Test
  void bothAreWrittenInOneTransaction() {
    Job one = backups.claimed(mailbox, LONG);
    Job two = backups.claimed(other, LONG);

    assertThat(run(one, two)).allSatisfy(it -> assertThat(it).succeedsWithin(Duration.ZERO));

    assertThat(transaction(mailbox)).hasSize(1).isEqualTo(transaction(other));
    assertThat(runs.require(one.runId()).done()).isEqualTo(1);
    assertThat(runs.require(two.runId()).done()).isEqualTo(1);
  }

  @Test
  void oneThatWasCancelledIsNotWrittenAndTheOtherIs() {
    Job cancelled = backups.claimed(mailbox, LONG);
    Job kept = backups.claimed(other, LONG);
    runs.cancel(cancelled.runId(), "\"0\"");

    List<Future<Optional<Instant>>> ended = run(cancelled, kept);

    assertThat(ended.getFirst())
        .failsWithin(Duration.ZERO)
        .withThrowableOfType(ExecutionException.class)
        .withCauseInstanceOf(LeaseLost.class);
    assertThat(ended.getLast()).succeedsWithin(Duration.ZERO);

    assertThat(transaction(mailbox)).isEmpty();
    assertThat(transaction(other)).hasSize(1);
    assertThat(state(cancelled)).isEqualTo(RunState.CANCELLED);
    assertThat(runs.require(kept.runId()).done()).isEqualTo(1);
  }
}
