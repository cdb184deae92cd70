package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import vn.congvu.backup.mailbox.BackupMailbox;

/** Backs mailboxes up now. */
@ApplicationScoped
public class Backups {

  private final RunService runs;
  private final JobStore jobs;

  Backups(RunService runs, JobStore jobs) {
    this.runs = runs;
    this.jobs = jobs;
  }

  /** In one transaction, so that the service's own worker never sees the job wait. */
  Job claimed(BackupMailbox mailbox, Duration leaseTime) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              RunView run =
                  runs.order(RunTrigger.MANUAL, null, List.of(mailbox.mailboxId()), "somebody");
              return jobs.claim(1000, leaseTime).stream()
                  .filter(job -> job.runId().equals(run.id()))
                  .findFirst()
                  .orElseThrow();
            });
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
