package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;
import vn.congvu.backup.mailbox.BackupMailbox;

/** Backs mailboxes up now. */
@ApplicationScoped
public class Backups {

  private final RunService runs;

  Backups(RunService runs) {
    this.runs = runs;
  }

  public void of(BackupMailbox... mailboxes) {
    assertThat(ended(mailboxes).state()).isEqualTo(RunState.DONE);
  }

  public RunView ended(BackupMailbox... mailboxes) {
    RunView ordered =
        runs.order(
            RunTrigger.MANUAL,
            null,
            Arrays.stream(mailboxes).map(BackupMailbox::mailboxId).toList(),
            "somebody");
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> runs.require(ordered.id()), run -> run.state() != RunState.RUNNING);
  }
}
