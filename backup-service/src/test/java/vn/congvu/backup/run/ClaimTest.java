package vn.congvu.backup.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.TestTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.RealParts;
import vn.congvu.platform.database.Database;

@QuarkusTest
@RealParts
class ClaimTest {

  private static final int MAILBOXES = 400;

  @Inject Database database;

  private void order(UUID run) {
    database.update(
        """
        insert into backup_run (id, trigger, started_at, state, mailboxes)
        values (?, 'MANUAL', now(), 'RUNNING', 1)
        """,
        run);
    database.update(
        """
        insert into backup_job (id, run_id, mailbox, state, next_attempt_at)
        select gen_random_uuid(), ?, number, 'WAITING', now() from backup_mailbox
         where unit_code = 'claimed'
        """,
        run);
  }

  /** To the planner all indexes of open jobs look alike when there were none. */
  @Test
  @TestTransaction
  void aClaimLooksAtFewJobsThoughNoneWasOpenWhenStatisticsWereTaken() {
    database.update(
        """
        insert into backup_mailbox (mailbox_id, version, address, unit_code, state)
        select gen_random_uuid(), 1, 'claimed' || i, 'claimed', 'IN_USE'
          from generate_series(1, ?) i
        """,
        MAILBOXES);
    order(UUID.randomUUID());
    database.update("update backup_job set state = 'DONE', finished_at = now()");
    database.update("analyze backup_job");
    order(UUID.randomUUID());

    List<String> plan =
        database.query(
            "explain (analyze, timing off) " + JobStore.CLAIM,
            row -> row.getString(1),
            Instant.now(),
            64,
            UUID.randomUUID(),
            Instant.now());

    assertThat(plan).anyMatch(line -> line.startsWith("Update") && line.contains("rows=64"));
    assertThat(plan)
        .filteredOn(line -> line.contains("Rows Removed"))
        .noneMatch(line -> Long.parseLong(line.replaceAll("\\D", "")) > MAILBOXES / 2);
  }
}
