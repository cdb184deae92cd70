package vn.congvu.backup.schedule;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.run.RunService;
import vn.congvu.backup.run.RunTrigger;
import vn.congvu.backup.run.RunView;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.database.Database;

@QuarkusTest
@RealParts
class ScheduleTest {

  private static final String PATH = "/api/v1/backup-schedules";

  @Inject ScheduleStore store;
  @Inject Scheduler scheduler;
  @Inject RunService runs;
  @Inject KnownMailboxes mailboxes;
  @Inject Database database;

  private final AtomicInteger orders = new AtomicInteger();

  private static Duty duty(Supplier<Duty.Outcome> order) {
    return duty("test-" + UUID.randomUUID(), Duration.ofHours(1), order);
  }

  private static Duty duty(String name, Duration every, Supplier<Duty.Outcome> order) {
    return new Duty(name, () -> new Duty.Planned(new Plan.Every(every), "Điều 1"), order);
  }

  private Duty.Outcome order() {
    orders.incrementAndGet();
    return Duty.Outcome.ordered(UUID.randomUUID());
  }

  private void makeDue(Duty duty, Duration since) {
    boolean _ = store.takeTurn(duty);
    int changed =
        database.update(
            "update backup_schedule set next_due = ? where name = ?",
            Instant.now().minus(since),
            duty.name());
    assertThat(changed).isEqualTo(1);
  }

  private Instant due(Duty duty) {
    return database
        .query(
            "select next_due from backup_schedule where name = ?",
            row -> Database.instant(row, 1),
            duty.name())
        .getFirst();
  }

  private long skipped(String duty) {
    return database
        .query("select skipped from backup_schedule where name = ?", row -> row.getLong(1), duty)
        .getFirst();
  }

  @Test
  void whatIsNewIsNotDueAtOnce() {
    Duty duty = duty(this::order);

    assertThat(store.takeTurn(duty)).isFalse();
    assertThat(store.takeTurn(duty)).isFalse();
    assertThat(due(duty)).isAfter(Instant.now().plus(Duration.ofMinutes(59)));
  }

  @Test
  void daysWithoutAReplicaAreMadeUpForOnce() {
    Duty duty = duty(this::order);
    makeDue(duty, Duration.ofDays(5));

    assertThat(store.takeTurn(duty)).isTrue();
    assertThat(store.takeTurn(duty)).isFalse();

    assertThat(orders).hasValue(1);
  }

  @Test
  void ofManyReplicasOneHasTheTurn() throws Exception {
    Duty duty = duty(this::order);
    makeDue(duty, Duration.ofSeconds(1));

    try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> turns =
          List.of(
              () -> store.takeTurn(duty),
              () -> store.takeTurn(duty),
              () -> store.takeTurn(duty),
              () -> store.takeTurn(duty));
      long taken = 0;
      for (var turn : replicas.invokeAll(turns)) {
        taken += turn.get() ? 1 : 0;
      }
      assertThat(taken).isEqualTo(1);
    }
    assertThat(orders).hasValue(1);
  }

  /** The order is what a killed replica would leave behind, or not, with its turn. */
  @Test
  void aReplicaThatDiesBetweenTurnAndOrderLeavesTheTurnToOthers() {
    var left = UUID.randomUUID();
    Duty dying =
        duty(
            () -> {
              int _ =
                  database.update(
                      "insert into sender (address, search) values (?, '')", left.toString());
              throw new IllegalStateException("killed");
            });
    makeDue(dying, Duration.ofSeconds(1));
    Instant due = due(dying);

    assertThatThrownBy(() -> store.takeTurn(dying)).hasMessage("killed");

    assertThat(due(dying)).isEqualTo(due);
    assertThat(
            database.query("select 1 from sender where address = ?", row -> true, left.toString()))
        .isEmpty();
    assertThat(store.takeTurn(duty(dying.name(), Duration.ofHours(1), this::order))).isTrue();
    assertThat(orders).hasValue(1);
  }

  @Test
  void aShorterIntervalTakesEffectAtOnce() {
    Duty yearly = duty("test-" + UUID.randomUUID(), Duration.ofDays(365), this::order);
    boolean _ = store.takeTurn(yearly);

    boolean _ = store.takeTurn(duty(yearly.name(), Duration.ofHours(1), this::order));

    assertThat(due(yearly)).isBefore(Instant.now().plus(Duration.ofHours(2)));
  }

  @Test
  void aTurnThatOrderedNothingIsCountedWithItsReason() {
    Duty idle = duty(() -> Duty.Outcome.skipped("NO_MAILBOXES"));
    makeDue(idle, Duration.ofSeconds(1));

    assertThat(store.takeTurn(idle)).isTrue();

    assertThat(skipped(idle.name())).isEqualTo(1);
    assertThat(
            database.query(
                "select last_skip from backup_schedule where name = ?",
                row -> row.getString(1),
                idle.name()))
        .containsExactly("NO_MAILBOXES");
  }

  @Test
  void aDueBackupIsOrderedForTheWholeProvince() {
    try (Letters letters = Letters.inNewMailbox()) {
      var _ = mailboxes.issued(letters.address(), "snv");
      scheduler.look();
      int _ =
          database.update(
              """
              update backup_schedule set next_due = now() - interval '1 s', last_order = null
               where name = 'continuous-backup'
              """);

      scheduler.look();

      UUID order =
          database
              .query(
                  "select last_order from backup_schedule where name = 'continuous-backup'",
                  row -> row.getObject(1, UUID.class))
              .getFirst();
      RunView run = runs.require(order);
      assertThat(run.trigger()).isEqualTo(RunTrigger.SCHEDULED);
      assertThat(run.requestedBy()).isNull();
      assertThat(run.mailboxes()).isPositive();
      int _ =
          database.update(
              "update backup_run set state = 'CANCELLED', ended_at = now() where id = ? and state = 'RUNNING'",
              order);
    }
  }

  @Test
  void noneIsOrderedWhileTheOneBeforeGoesOn() {
    QuarkusTransaction.begin();
    try {
      var _ = mailboxes.issued(UUID.randomUUID() + "@tinhmau.example", "snv");
      endAllRuns();

      RunService.Scheduled first = runs.orderScheduled();
      RunService.Scheduled second = runs.orderScheduled();

      assertThat(first.run()).isNotNull();
      assertThat(second.run()).isNull();
      assertThat(second.reason()).isEqualTo("PREVIOUS_STILL_RUNS");
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  @Test
  void aProvinceWithoutMailboxesIsNoError() {
    QuarkusTransaction.begin();
    try {
      endAllRuns();
      int _ = database.update("update backup_mailbox set state = 'DELETED'");

      RunService.Scheduled turn = runs.orderScheduled();

      assertThat(turn.run()).isNull();
      assertThat(turn.reason()).isEqualTo("NO_MAILBOXES");
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  /** In a transaction that is rolled back. */
  private void endAllRuns() {
    int _ =
        database.update(
            "update backup_run set state = 'CANCELLED', ended_at = now() where state = 'RUNNING'");
  }

  @Test
  void theLeadPausesAndResumesAndEveryoneOfTheOperatorSees() {
    scheduler.look();
    as("giang.vu")
        .get(PATH)
        .then()
        .statusCode(200)
        .body(
            "items.name",
            hasItems(
                "continuous-backup",
                "nightly-backup",
                "replicate",
                "expire",
                "compact",
                "check",
                "check-read-data"))
        .body("items.find { it.name == 'nightly-backup' }.plan", equalTo("01:00 P1D"))
        .body("items.legalBasis", notNullValue());
    String etag = as("dung.pham").get(PATH + "/nightly-backup").header("ETag");
    Map<String, String> reason = Map.of("reason", "Bảo trì máy chủ thư");

    as("dung.pham")
        .header("If-Match", etag)
        .body(reason)
        .post(PATH + "/nightly-backup/pause")
        .then()
        .statusCode(403);
    as("em.hoang").body(reason).post(PATH + "/nightly-backup/pause").then().statusCode(428);
    String paused =
        as("em.hoang")
            .header("If-Match", etag)
            .body(reason)
            .post(PATH + "/nightly-backup/pause")
            .then()
            .statusCode(200)
            .body("paused", equalTo(true))
            .extract()
            .header("ETag");
    int _ =
        database.update(
            "update backup_schedule set next_due = now() - interval '1 s' where name = ?",
            "nightly-backup");
    scheduler.look();
    assertThat(
            database.query(
                "select next_due < now() from backup_schedule where name = 'nightly-backup'",
                row -> row.getBoolean(1)))
        .containsExactly(true);
    as("em.hoang")
        .header("If-Match", etag)
        .body(reason)
        .post(PATH + "/nightly-backup/resumption")
        .then()
        .statusCode(412);
    as("em.hoang")
        .header("If-Match", paused)
        .body(reason)
        .post(PATH + "/nightly-backup/resumption")
        .then()
        .statusCode(200)
        .body("paused", equalTo(false));
    assertThat(
            database.query(
                "select action from audit_entry where subject_id = 'nightly-backup' order by seq",
                row -> row.getString(1)))
        .endsWith("backup-schedule.pause", "backup-schedule.resume");
    as("em.hoang").get(PATH + "/nothing").then().statusCode(404);
    as("an.nguyen").get(PATH).then().statusCode(403);
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }
}
