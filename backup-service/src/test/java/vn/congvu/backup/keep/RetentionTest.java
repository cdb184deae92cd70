package vn.congvu.backup.keep;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static vn.congvu.backup.Callers.LEAD;
import static vn.congvu.backup.Callers.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.KeptMail;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.rules.BackupRules;
import vn.congvu.backup.rules.Regulations;
import vn.congvu.backup.run.RunService;
import vn.congvu.backup.run.RunState;
import vn.congvu.backup.run.RunView;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.platform.database.Database;

/** What the regulation keeps, and what is let go. */
@QuarkusTest
@RealParts
class RetentionTest extends OneMailbox {

  @Inject Regulations regulations;
  @Inject BackupRules rules;
  @Inject RunService runs;
  @Inject RepositoryAccess repository;
  @Inject KeptMail mail;
  @Inject LetGo letGo;
  @Inject Database database;

  @BeforeEach
  void aRegulation() {
    regulations.activate(
        Map.of("keepAllFor", "2 days", "keepDaily", "7", "keepWeekly", "0", "keepMonthly", "0"));
  }

  private List<UUID> placed() {
    return database.query(
        """
        select p.message from placement p join folder f on f.id = p.folder
         where f.mailbox = ? order by p.uid
        """,
        row -> row.getObject(1, UUID.class),
        mailbox.number());
  }

  /** As if all that ever happened in the mailbox had happened so much earlier. */
  private void longAgo(int days) {
    String earlier = " - interval '%d days'".formatted(days);
    int _ =
        database.update(
            "update placement set first_seen = first_seen%1$s, last_seen = last_seen%1$s where folder in (select id from folder where mailbox = ?)"
                .formatted(earlier),
            mailbox.number());
    int _ =
        database.update(
            "update former_flags set until = until%1$s where folder in (select id from folder where mailbox = ?)"
                .formatted(earlier),
            mailbox.number());
  }

  /** A letter that was deleted before the regulation's longest time, and one that is there. */
  private List<UUID> aDeletedLetterAndOneThatStays() {
    letters.put("INBOX", "gone", "g".repeat(5000));
    letters.put("INBOX", "stays", "s".repeat(5000));
    backups.of(mailbox);
    List<UUID> both = placed();
    letters.delete("INBOX", letters.list("INBOX").getFirst().uid());
    backups.of(mailbox);
    longAgo(30);
    return both;
  }

  @Test
  void whatNoMomentKeepsIsLetGoAndItsSpaceGivenBack() {
    List<UUID> both = aDeletedLetterAndOneThatStays();

    JsonPath expired = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);

    assertThat(expired.getString("state")).isEqualTo("DONE");
    assertThat(expired.getLong("result.placements")).isEqualTo(1);
    assertThat(expired.getLong("result.messages")).isEqualTo(1);
    assertThat(placed()).containsExactly(both.getLast());
    assertThat(mail.read(both.getFirst())).as("until compaction").isNotEmpty();

    JsonPath compacted = MaintenanceOrders.ended(MaintenanceKind.COMPACT);

    assertThat(compacted.getString("state")).isEqualTo("DONE");
    assertThatThrownBy(() -> mail.read(both.getFirst()))
        .isInstanceOfSatisfying(
            RepositoryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISSING));
    assertThat(new String(mail.read(both.getLast()), java.nio.charset.StandardCharsets.UTF_8))
        .contains("s".repeat(5000));
    assertThat(MaintenanceOrders.ended(MaintenanceKind.CHECK_READ_DATA).getString("state"))
        .isEqualTo("DONE");
  }

  @Test
  void whatStillLiesInAPackIsRememberedUntilACompactionCarriesItAway() {
    UUID gone = aDeletedLetterAndOneThatStays().getFirst();
    var _ = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);

    letGo.forgetWhatIsGone();

    assertThat(isRemembered(gone)).isTrue();
    var _ = MaintenanceOrders.ended(MaintenanceKind.COMPACT);
    assertThat(isRemembered(gone)).isFalse();
  }

  private boolean isRemembered(UUID message) {
    return !database
        .query("select 1 from let_go where message = ?", row -> true, message)
        .isEmpty();
  }

  @Test
  void aHeldMailboxKeepsEverythingUntilTheHoldIsLifted() {
    List<UUID> both = aDeletedLetterAndOneThatStays();
    as(LEAD)
        .body(Map.of("mailboxId", mailbox.mailboxId(), "reason", "Xác minh", "legalBasis", "CV 12"))
        .post("/api/v1/legal-holds")
        .then()
        .statusCode(201);

    var _ = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);
    assertThat(placed()).isEqualTo(both);

    int _ =
        database.update(
            """
            update legal_hold set lifted_by = 'x', lifted_by_name = 'x', lifted_at = now(),
              lift_reason = 'x' where mailbox = ?
            """,
            mailbox.number());
    var _ = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);
    assertThat(placed()).containsExactly(both.getLast());
  }

  @Test
  void aClosedMailboxIsKeptForItsTimeAndThenWhollyLetGo() {
    letters.put("INBOX", "a", "a");
    letters.put("INBOX", "b", "b");
    backups.of(mailbox);
    regulations.activate(Map.of("closedMailboxesKeptFor", "6 months"));
    close(2, Instant.now().minus(100, ChronoUnit.DAYS));

    var _ = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);
    assertThat(placed()).hasSize(2);

    close(3, Instant.now().minus(200, ChronoUnit.DAYS));
    JsonPath expired = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);

    assertThat(expired.getLong("result.mailboxes")).isEqualTo(1);
    assertThat(placed()).isEmpty();
    assertThat(
            database.query(
                "select id from folder where mailbox = ?", row -> row.getInt(1), mailbox.number()))
        .isEmpty();
    assertThat(MaintenanceOrders.ended(MaintenanceKind.EXPIRE).getLong("result.mailboxes"))
        .isZero();
  }

  private void close(long version, Instant at) {
    mailboxes.learn(
        new MailboxEvent.MailboxClosed(
            mailbox.mailboxId(),
            version,
            at,
            mailbox.address(),
            "snv",
            java.time.LocalDate.of(2027, 1, 1),
            "quy chế",
            null));
    Awaitility.await("the last backup")
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                database
                    .query(
                        "select 1 from backup_job where mailbox = ? and state in ('WAITING',"
                            + " 'RUNNING')",
                        row -> true,
                        mailbox.number())
                    .isEmpty());
  }

  @Test
  void ofAnEmptiedMailboxNeitherItsSendersNorItsManifestsStay() {
    String from = "sender-" + UUID.randomUUID() + "@tinhmau.example";
    letters.put(
        "INBOX", ("From: " + from + "\r\n\r\n" + "x".repeat(9000) + "\r\n").getBytes(UTF_8));
    backups.of(mailbox);
    assertThat(repository.get().manifests(letters.address())).isNotEmpty();
    assertThat(senders(from)).isEqualTo(1);
    regulations.activate(Map.of("closedMailboxesKeptFor", "6 months"));
    close(2, Instant.now().minus(200, ChronoUnit.DAYS));

    var _ = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);
    var _ = MaintenanceOrders.ended(MaintenanceKind.COMPACT);

    assertThat(senders(from)).isZero();
    assertThat(repository.get().manifests(letters.address())).isEmpty();
  }

  private long senders(String address) {
    return database
        .query("select count(*) from sender where address = ?", row -> row.getLong(1), address)
        .getFirst();
  }

  @Test
  void anUnlockedMailboxIsNotClosedAnyMore() {
    close(2, Instant.now().minus(400, ChronoUnit.DAYS));
    mailboxes.learn(
        new MailboxEvent.MailboxUnlocked(
            mailbox.mailboxId(), 3, Instant.now(), mailbox.address(), "snv", "quy chế", null));
    letters.put("INBOX", "a", "a");
    backups.of(mailbox);

    var _ = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);

    assertThat(placed()).hasSize(1);
  }

  /** The statement and the law say the same of anything that may have happened. */
  @Test
  void theDatabaseLetsGoExactlyWhatTheLawDoesNotKeep() {
    letters.put("INBOX", "a", "a");
    backups.of(mailbox);
    regulations.activate(
        Map.of("keepAllFor", "3 days", "keepDaily", "9", "keepWeekly", "4", "keepMonthly", "3"));
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    KeptMoments law = KeptMoments.of(rules.retention(), now);
    var random = new SplittableRandom(11);
    var kept = new ArrayList<Long>();
    for (long uid = 1000; uid < 1400; uid++) {
      Instant last = now.minus(random.nextLong(1, 130L * 24 * 60), ChronoUnit.MINUTES);
      Instant first = last.minus(random.nextLong(1, 3L * 24 * 60), ChronoUnit.MINUTES);
      if (law.keep(first, last)) {
        kept.add(uid);
      }
      int _ =
          database.update(
              """
              insert into placement
                (uid, message, letter, size, internal_date, first_seen, last_seen, folder, flags)
              select ?, message, letter, size, internal_date, ?, ?, folder, flags from placement
               where uid < 1000 and folder in (select id from folder where mailbox = ?) limit 1
              """,
              uid,
              first,
              last,
              mailbox.number());
    }
    assertThat(kept).hasSizeBetween(20, 380);

    var _ = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);

    assertThat(
            database.query(
                """
                select uid from placement where uid >= 1000
                   and folder in (select id from folder where mailbox = ?) order by uid
                """,
                row -> row.getLong(1),
                mailbox.number()))
        .isEqualTo(kept);
  }

  @Test
  void formerFlagsStayForTheMomentsThatAreKept() {
    letters.put("INBOX", "a", "a");
    backups.of(mailbox);
    Instant now = Instant.now();
    KeptMoments law = KeptMoments.of(rules.retention(), now);
    Instant end = law.ends().first();
    for (Instant until : List.of(end.minusSeconds(60), end, end.plusSeconds(60))) {
      int _ =
          database.update(
              """
              insert into former_flags (uid, until, folder, flags)
              select uid, ?, folder, flags from placement
               where folder in (select id from folder where mailbox = ?)
              """,
              until,
              mailbox.number());
    }
    int _ =
        database.update(
            """
            update placement set first_seen = ?
             where folder in (select id from folder where mailbox = ?)
            """,
            end.minusSeconds(3600),
            mailbox.number());

    var _ = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);

    assertThat(
            database.query(
                """
                select until from former_flags
                 where folder in (select id from folder where mailbox = ?) order by until
                """,
                row -> Database.instant(row, 1),
                mailbox.number()))
        .as("those that it had at the end of the day, and no others")
        .containsExactly(end);
  }

  @Test
  void jobsThatFoundNothingGoAndTheRunStillCountsThem() {
    backups.of(mailbox);
    UUID id = QuarkusTransaction.requiringNew().call(() -> runs.orderScheduled()).run();
    RunView before =
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> runs.require(id), run -> run.state() != RunState.RUNNING);
    assertThat(jobs(id)).isEqualTo(before.mailboxes());
    int _ =
        database.update(
            "update backup_run set ended_at = ended_at - interval '30 days' where id = ?", id);

    var _ = MaintenanceOrders.ended(MaintenanceKind.EXPIRE);

    RunView after = runs.require(id);
    assertThat(jobs(id)).isLessThan(before.mailboxes());
    assertThat(after.done()).isEqualTo(before.done()).isPositive();
    assertThat(after.failed()).isEqualTo(before.failed());
    assertThat(after.messages()).isEqualTo(before.messages());
  }

  private int jobs(UUID run) {
    return database
        .query("select count(*) from backup_job where run_id = ?", row -> row.getInt(1), run)
        .getFirst();
  }

  @Test
  void nothingIsLetGoOnDefaultsAlone() {
    regulations.forget();

    as(LEAD)
        .body(Map.of("kind", "EXPIRE"))
        .post(MaintenanceOrders.PATH)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/regulation-unknown"));
  }
}
