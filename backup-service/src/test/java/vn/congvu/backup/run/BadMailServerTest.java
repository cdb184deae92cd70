package vn.congvu.backup.run;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.run.BadLine.Trouble;
import vn.congvu.mail.access.MailFolder;

/** The real mail server, at the other end of a line on which things go wrong. */
@QuarkusTest
@RealParts
@QuarkusTestResource(value = BadLine.class, restrictToAnnotatedClass = true)
class BadMailServerTest {

  /** Enough to log in and to read a small mailbox, and to be in the middle of a large one. */
  private static final long IN_THE_MIDDLE = 60_000;

  private static final int LARGER_THAN_A_BATCH = 33 * 1024 * 1024;

  @Inject RunService runs;
  @Inject KnownMailboxes mailboxes;
  @Inject KeptMail kept;

  private Letters few;
  private Letters many;
  private BackupMailbox small;
  private BackupMailbox large;

  @BeforeEach
  void aSmallAndALargeMailbox() {
    few = Letters.inNewMailbox();
    many = Letters.inNewMailbox();
    small = mailboxes.issued(few.address(), "snv");
    large = mailboxes.issued(many.address(), "snv");
    few.put("INBOX", "few", "ngắn");
    for (int i = 0; i < 40; i++) {
      many.put("INBOX", "many" + i, ("dòng " + i + "\r\n").repeat(400));
    }
  }

  @AfterEach
  void leave() {
    BadLine.isGood();
    few.close();
    many.close();
  }

  private RunView backUp() {
    RunView ordered =
        runs.order(
            RunTrigger.MANUAL, null, List.of(small.mailboxId(), large.mailboxId()), "somebody");
    return Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .until(() -> runs.require(ordered.id()), run -> run.state() != RunState.RUNNING);
  }

  private Map<String, String> failures(RunView run) {
    return runs.jobs(run.id(), JobState.FAILED, null, 100).items().stream()
        .collect(toMap(JobView::address, job -> String.valueOf(job.problem())));
  }

  private void assertAllIsKept() {
    assertThat(kept.of(small, "INBOX")).containsExactlyElementsOf(few.read("INBOX"));
    assertThat(kept.of(large, "INBOX")).containsExactlyElementsOf(many.read("INBOX"));
  }

  @ParameterizedTest
  @CsvSource({
    "CUT, Máy chủ thư cắt kết nối giữa chừng.",
    "SILENT, Máy chủ thư không trả lời trong thời gian cho phép.",
    "GARBAGE, Máy chủ thư trả lời sai giao thức."
  })
  void theMailboxThatMetTheTroubleIsNamedAndTheNextRunIsWhole(Trouble trouble, String sentence) {
    BadLine.has(trouble, IN_THE_MIDDLE);

    RunView bad = backUp();

    assertThat(bad.state()).isEqualTo(RunState.FAILED);
    assertThat(failures(bad)).isEqualTo(Map.of(many.address(), sentence));
    assertThat(kept.of(small, "INBOX")).containsExactlyElementsOf(few.read("INBOX"));
    BadLine.isGood();
    assertThat(backUp().state()).isEqualTo(RunState.DONE);
    assertAllIsKept();
  }

  @Test
  void aFolderWhoseStateIsRefusedOnceIsNotTakenForDeleted() {
    assertThat(backUp().state()).isEqualTo(RunState.DONE);
    BadLine.has(Trouble.REFUSES_STATES, Long.MAX_VALUE);

    RunView bad = backUp();

    assertThat(failures(bad)).containsOnlyKeys(few.address(), many.address());
    BadLine.isGood();
    assertAllIsKept();
    assertThat(backUp().messages()).isZero();
  }

  @Test
  void aMessageThatIsCountedAndNotListedIsNamed() {
    BadLine.has(Trouble.LISTS_NO_SECOND, Long.MAX_VALUE);

    RunView bad = backUp();

    assertThat(failures(bad)).containsOnlyKeys(many.address());
    assertThat(failures(bad).get(many.address())).contains("UID [2]");
    BadLine.isGood();
    assertThat(backUp().state()).isEqualTo(RunState.DONE);
    assertAllIsKept();
  }

  @Test
  void aFolderIsKnownToBeDeletedThoughAMessageElsewhereCannotBeRead() {
    many.folder("Hồ sơ");
    byte[] filed = many.put("Hồ sơ", "filed", "đã lưu");
    BadLine.has(Trouble.LISTS_NO_SECOND, Long.MAX_VALUE);
    assertThat(failures(backUp())).containsOnlyKeys(many.address());
    assertThat(kept.of(large, "Hồ sơ")).containsExactly(filed);
    many.mailbox().deleteFolder(MailFolder.wireName("Hồ sơ"));

    assertThat(failures(backUp())).containsOnlyKeys(many.address());

    assertThat(kept.of(large, "Hồ sơ")).isEmpty();
  }

  @Test
  void aSlowMailServerIsWaitedFor() {
    BadLine.has(Trouble.SLOW, 0);

    RunView slow = backUp();

    assertThat(slow.state()).isEqualTo(RunState.DONE);
    assertAllIsKept();
  }

  /** A mail so large that it is made durable at once must not be so before it is known whole. */
  @Test
  void aMailIntoWhichGarbageFellIsNotKept() {
    many.put("INBOX", "huge", "x".repeat(LARGER_THAN_A_BATCH));
    BadLine.has(Trouble.GARBAGE, 10_000_000);

    RunView bad = backUp();

    assertThat(failures(bad))
        .isEqualTo(Map.of(many.address(), "Máy chủ thư trả lời sai giao thức."));
    BadLine.isGood();
    assertThat(backUp().state()).isEqualTo(RunState.DONE);
    assertAllIsKept();
  }
}
