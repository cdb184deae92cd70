package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.congvu.security.People.as;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import vn.congvu.platform.lease.Lease;
import vn.congvu.security.RealParts;
import vn.congvu.security.coverage.PlaceKind;
import vn.congvu.security.spill.Cases;
import vn.congvu.security.spill.SpillState;

/**
 * A caller is held in the middle of a step while a worker writes into the same case: whoever came
 * first is done first, and neither waits for the other for ever.
 */
@QuarkusTest
@RealParts
class LockOrderTest extends TwoCopies {

  private static final int GATE = 290_811;

  @Inject AgroalDataSource dataSource;
  @Inject TakingRecord record;
  @Inject GuardWork guardWork;

  /** Whoever comes by waits before it until it is opened. */
  private final class Gate implements AutoCloseable {

    private final Connection connection = dataSource.getConnection();
    private final String table;

    /**
     * @param step such as {@code update on spill}
     * @param only a condition on {@code new}
     */
    Gate(String step, String only) throws SQLException {
      table = step.substring(step.lastIndexOf(' ') + 1);
      run(
          """
          create or replace function gate() returns trigger language plpgsql as $$
          begin
            perform pg_advisory_xact_lock_shared(%d);
            return new;
          end $$
          """
              .formatted(GATE));
      run(
          "create trigger gate after %s for each row when (%s) execute function gate()"
              .formatted(step, only));
      run("select pg_advisory_lock(%d)".formatted(GATE));
    }

    private void run(String sql) throws SQLException {
      try (var statement = connection.createStatement()) {
        boolean _ = statement.execute(sql);
      }
    }

    void open() throws SQLException {
      run("select pg_advisory_unlock(%d)".formatted(GATE));
    }

    @Override
    public void close() throws SQLException {
      run("select pg_advisory_unlock_all()");
      run("drop trigger gate on " + table);
      connection.close();
    }
  }

  private void untilThereWait(int waiting) {
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                database
                        .query(
                            "select count(*) from pg_stat_activity where wait_event_type = 'Lock'"
                                + " and datname = current_database()",
                            row -> row.getInt(1))
                        .getFirst()
                    >= waiting);
  }

  private void bothGoThrough(
      Gate held, Runnable worker, String tag, String step, Map<String, Object> body)
      throws Exception {
    try (var gate = held;
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var caller =
          CompletableFuture.supplyAsync(
              () ->
                  as(LEAD)
                      .header("If-Match", tag)
                      .body(body)
                      .post("/api/v1/spills/" + spill + "/" + step)
                      .statusCode(),
              threads);
      untilThereWait(1);
      var working = CompletableFuture.runAsync(worker, threads);
      untilThereWait(2);

      gate.open();

      assertThat(caller.get()).isBetween(200, 299);
      assertThat(working).succeedsWithin(PATIENCE);
    }
  }

  @Test
  void ofALedgerThatIsWrittenWhileTheCaseIsTakenOn() throws Exception {
    cases.become(spill, SpillState.DESTROYED);
    String tag = Cases.tagOf(LEAD, spill.toString());

    bothGoThrough(
        new Gate("update on spill", "new.id = '%s'".formatted(spill)),
        () ->
            record.contained(
                new Order(
                    new Lease(UUID.randomUUID(), UUID.randomUUID(), 1),
                    spill,
                    Aim.TAKE,
                    DATE,
                    0,
                    true,
                    false,
                    false,
                    ""),
                List.of(
                    new TakingRecord.Emptied(
                        PlaceKind.MAILBOX, reader.address(), 1, List.of("a")))),
        tag,
        "containment",
        Map.of());
  }

  @Test
  void ofAGuardThatIsSetWhileTheCaseIsReleased() throws Exception {
    bothFound();
    contained(2);
    Cases.step(LEAD, spill.toString(), "result-sets").then().statusCode(201);
    String tag = Cases.tagOf(LEAD, spill.toString());
    Order mine = leased();

    bothGoThrough(
        new Gate(
            "insert on evidence_entry",
            "new.spill_id = '%s' and new.action = 'result-set.void'".formatted(spill)),
        () -> guardWork.guarded(mine, 1),
        tag,
        "release",
        Map.of("reason", "Báo nhầm"));
  }
}
