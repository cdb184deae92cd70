package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
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

  @Inject RunService runs;
  @Inject JobRunner runner;
  @Inject Ends ends;
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
    // Somebody at work, for whom the two wait: so neither is through before the other has come.
    ends.enter();
  }

  @AfterEach
  void leave() {
    ends.leave();
    letters.close();
    others.close();
  }

  private void run(Job... jobs) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Job job : jobs) {
        var _ = threads.submit(() -> runner.run(job, List.of()));
      }
    }
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

    run(one, two);

    assertThat(transaction(mailbox)).hasSize(1).isEqualTo(transaction(other));
    assertThat(runs.require(one.runId()).done()).isEqualTo(1);
    assertThat(runs.require(two.runId()).done()).isEqualTo(1);
  }

  @Test
  void oneThatWasCancelledIsNotWrittenAndTheOtherIs() {
    Job cancelled = backups.claimed(mailbox, LONG);
    Job kept = backups.claimed(other, LONG);
    runs.cancel(cancelled.runId(), "\"0\"");

    run(cancelled, kept);

    assertThat(transaction(mailbox)).isEmpty();
    assertThat(transaction(other)).hasSize(1);
    assertThat(state(cancelled)).isEqualTo(RunState.CANCELLED);
    assertThat(runs.require(kept.runId()).done()).isEqualTo(1);
  }
}
