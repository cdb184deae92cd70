package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.store.Compacted;
import vn.congvu.platform.database.Database;

/** A worker that dies at any of its writes, and what the next one makes of it. */
@QuarkusTest
@RealParts
class KilledBackupTest {

  private static final Duration ALREADY_OVER = Duration.ofMillis(-1);
  private static final Duration LONG = Duration.ofMinutes(5);

  @Inject RunService runs;
  @Inject JobStore jobs;
  @Inject Backups backups;
  @Inject MailboxBackup backup;
  @Inject KnownMailboxes mailboxes;
  @Inject Database database;

  private Letters letters;
  private BackupMailbox mailbox;

  private static final class Killed extends RuntimeException {}

  @BeforeEach
  void aMailboxWithLetters() {
    letters = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
    for (int i = 0; i < 5; i++) {
      letters.put("INBOX", "l" + i, "nội dung " + i);
    }
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  private RunView ended(UUID run) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> runs.require(run), now -> now.state() != RunState.RUNNING);
  }

  private long kept(String what) {
    return database
        .query(
            "select count("
                + what
                + ") from placement p join folder f on f.id = p.folder where f.mailbox = ?",
            row -> row.getLong(1),
            mailbox.number())
        .getFirst();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whateverWriteAWorkerDiesAtEachLetterIsKeptOnce(int deadlyWrite) {
    Job job = backups.claimed(mailbox, LONG);
    var writes = new AtomicInteger();
    Fence fence =
        more -> {
          if (writes.incrementAndGet() == deadlyWrite) {
            throw new Killed();
          }
          jobs.progressed(job, more);
        };
    try {
      var _ =
          backup.run(
              job.mailbox(),
              job.address(),
              List.of(),
              fence,
              batch -> batch.finish(() -> jobs.done(job)));
    } catch (Killed dead) {
      assertThat(kept("*")).isZero();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    jobs.renew(List.of(job), ALREADY_OVER);

    RunView run = ended(job.runId());

    assertThat(run.state()).isEqualTo(RunState.DONE);
    assertThat(run.messages()).isEqualTo(5);
    assertThat(kept("*")).isEqualTo(5);
    assertThat(kept("distinct p.message")).isEqualTo(5);
  }

  @Test
  void aWorkerThatComesBackLateWritesNothing() {
    Job late = backups.claimed(mailbox, ALREADY_OVER);
    ended(late.runId());
    letters.put("INBOX", "late", "nội dung mới");

    assertThatThrownBy(
            () ->
                backup.run(
                    late.mailbox(),
                    late.address(),
                    List.of(),
                    more -> jobs.progressed(late, more),
                    batch -> batch.finish(() -> jobs.done(late))))
        .isInstanceOf(LeaseLost.class);
    assertThat(kept("*")).isEqualTo(5);
  }

  @Test
  void aCancelledRunStopsAtTheNextWrite() {
    Job job = backups.claimed(mailbox, LONG);

    RunView cancelled = runs.cancel(job.runId(), "\"0\"");

    assertThat(cancelled.state()).isEqualTo(RunState.CANCELLED);
    assertThatThrownBy(
            () ->
                backup.run(
                    job.mailbox(),
                    job.address(),
                    List.of(),
                    more -> jobs.progressed(job, more),
                    batch -> batch.finish(() -> jobs.done(job))))
        .isInstanceOf(LeaseLost.class);
    assertThat(kept("*")).isZero();
  }

  @Test
  void twoThatFindTheSameNewFolderAddItOnce() throws Exception {
    var together = new CyclicBarrier(2);
    var first = new AtomicInteger();
    Fence fence =
        more -> {
          if (first.incrementAndGet() <= 2) {
            try {
              together.await(30, TimeUnit.SECONDS);
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 2; i++) {
        var _ =
            threads.submit(
                () -> {
                  var _ =
                      backup.run(
                          mailbox.number(),
                          mailbox.address(),
                          List.of(),
                          fence,
                          batch -> batch.finish(() -> {}));
                  return null;
                });
      }
    }

    RunView run = ended(backups.claimed(mailbox, ALREADY_OVER).runId());

    assertThat(run.state()).isEqualTo(RunState.DONE);
    assertThat(kept("*")).isEqualTo(5);
    assertThat(kept("distinct p.uid")).isEqualTo(5);
  }

  @Test
  void twoRunsNeverReadOneMailboxAtTheSameTime() {
    Job first = backups.claimed(mailbox, LONG);
    RunView second = runs.order(RunTrigger.MANUAL, null, List.of(mailbox.mailboxId()), "somebody");

    assertThat(jobs.claim(100, LONG)).noneMatch(job -> job.mailbox() == mailbox.number());
    runs.cancel(first.runId(), "\"0\"");

    assertThat(ended(second.id()).messages()).isEqualTo(5);
  }

  @Test
  void ofTwoRunsThatWaitForOneMailboxOneIsTakenAndThenTheOther() {
    List<RunView> both =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  List<UUID> one = List.of(mailbox.mailboxId());
                  RunView first = runs.order(RunTrigger.MANUAL, null, one, "somebody");
                  RunView second = runs.order(RunTrigger.MANUAL, null, one, "somebody");
                  assertThat(jobs.claim(100, ALREADY_OVER))
                      .filteredOn(job -> job.mailbox() == mailbox.number())
                      .hasSize(1);
                  return List.of(first, second);
                });

    assertThat(both).allMatch(run -> ended(run.id()).state() == RunState.DONE);
    assertThat(kept("*")).isEqualTo(5);
  }

  /** What it found in the repository, and did not store again, may be gone. */
  @Test
  void aBackupThatACompactionOvertakesRecordsNothingAndIsRepeated() {
    letters.folder("Hồ sơ");
    letters.put("Hồ sơ", "other", "nội dung khác");
    Fence overtaken =
        more ->
            QuarkusTransaction.requiringNew()
                .run(
                    () -> {
                      int _ =
                          database.update(
                              "update repository_state set compactions = compactions + 1");
                    });

    assertThatThrownBy(
            () ->
                backup.run(
                    mailbox.number(),
                    mailbox.address(),
                    List.of(),
                    overtaken,
                    batch -> batch.finish(() -> {})))
        .isInstanceOf(Compacted.class);
    assertThat(kept("*")).isZero();

    RunView run = ended(backups.claimed(mailbox, ALREADY_OVER).runId());
    assertThat(run.state()).isEqualTo(RunState.DONE);
    assertThat(kept("*")).isEqualTo(6);
  }
}
