package vn.congvu.backup.keep;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.repository.format.Fault;
import vn.congvu.backup.repository.format.RepositoryException;
import vn.congvu.backup.repository.keys.FileMasterKey;
import vn.congvu.backup.rules.BackupRules;
import vn.congvu.backup.rules.Regulations;
import vn.congvu.backup.run.RunService;
import vn.congvu.backup.run.RunState;
import vn.congvu.backup.run.RunTrigger;
import vn.congvu.backup.run.RunView;
import vn.congvu.backup.store.Compacted;
import vn.congvu.backup.store.CompactionGuard;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.Lease;
import vn.congvu.platform.lease.LeaseLost;

@QuarkusTest
@RealParts
class KeepTest {

  private static final String PATH = "/api/v1/backup-maintenance-jobs";
  private static final String LEAD = "em.hoang";

  @Inject RunService runs;
  @Inject KnownMailboxes mailboxes;
  @Inject Regulations regulations;
  @Inject BackupRules rules;
  @Inject Database database;
  @Inject RepositoryAccess repository;
  @Inject CompactionGuard guard;
  @Inject MaintenanceQueue queue;
  @Inject Maintenance maintenance;
  @Inject CheckMetrics metrics;

  private Letters letters;
  private BackupMailbox mailbox;

  @BeforeEach
  void aMailbox() {
    letters = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
    regulations.activate(
        Map.of("keepAllFor", "2 days", "keepDaily", "7", "keepWeekly", "0", "keepMonthly", "0"));
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }

  private void backUp() {
    RunView ordered = runs.order(RunTrigger.MANUAL, null, List.of(mailbox.mailboxId()), "somebody");
    RunView ended =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> runs.require(ordered.id()), run -> run.state() != RunState.RUNNING);
    assertThat(ended.state()).isEqualTo(RunState.DONE);
  }

  private static JsonPath done(MaintenanceKind kind) {
    Response ordered = as(LEAD).body(Map.of("kind", kind)).post(PATH);
    ordered.then().statusCode(201).body("trigger", equalTo("MANUAL"));
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> as(LEAD).get(PATH + "/{id}", ordered.jsonPath().getString("id")).jsonPath(),
            job -> job.getString("finishedAt") != null);
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

  private byte[] read(UUID address) {
    var bytes = new ByteArrayOutputStream();
    try {
      repository
          .get()
          .read(
              new BlobAddress(address.getMostSignificantBits(), address.getLeastSignificantBits()),
              bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A letter that was deleted before the regulation's longest time, and one that is there. */
  private List<UUID> aDeletedLetterAndOneThatStays() {
    letters.put("INBOX", "gone", "g".repeat(5000));
    letters.put("INBOX", "stays", "s".repeat(5000));
    backUp();
    List<UUID> both = placed();
    letters.delete("INBOX", letters.list("INBOX").getFirst().uid());
    backUp();
    longAgo(30);
    return both;
  }

  @Test
  void whatNoMomentKeepsIsLetGoAndItsSpaceGivenBack() {
    List<UUID> both = aDeletedLetterAndOneThatStays();

    JsonPath expired = done(MaintenanceKind.EXPIRE);

    assertThat(expired.getString("state")).isEqualTo("DONE");
    assertThat(expired.getLong("result.placements")).isEqualTo(1);
    assertThat(expired.getLong("result.messages")).isEqualTo(1);
    assertThat(placed()).containsExactly(both.getLast());
    assertThat(read(both.getFirst())).as("until compaction").isNotEmpty();

    JsonPath compacted = done(MaintenanceKind.COMPACT);

    assertThat(compacted.getString("state")).isEqualTo("DONE");
    assertThatThrownBy(() -> read(both.getFirst()))
        .isInstanceOfSatisfying(
            RepositoryException.class, e -> assertThat(e.fault()).isEqualTo(Fault.MISSING));
    assertThat(new String(read(both.getLast()), java.nio.charset.StandardCharsets.UTF_8))
        .contains("s".repeat(5000));
    assertThat(done(MaintenanceKind.CHECK_READ_DATA).getString("state")).isEqualTo("DONE");
  }

  @Test
  void aHeldMailboxKeepsEverythingUntilTheHoldIsLifted() {
    List<UUID> both = aDeletedLetterAndOneThatStays();
    as(LEAD)
        .body(Map.of("mailboxId", mailbox.mailboxId(), "reason", "Xác minh", "legalBasis", "CV 12"))
        .post("/api/v1/legal-holds")
        .then()
        .statusCode(201);

    var _ = done(MaintenanceKind.EXPIRE);
    assertThat(placed()).isEqualTo(both);

    int _ =
        database.update(
            """
            update legal_hold set lifted_by = 'x', lifted_by_name = 'x', lifted_at = now(),
              lift_reason = 'x' where mailbox = ?
            """,
            mailbox.number());
    var _ = done(MaintenanceKind.EXPIRE);
    assertThat(placed()).containsExactly(both.getLast());
  }

  @Test
  void aClosedMailboxIsKeptForItsTimeAndThenWhollyLetGo() {
    letters.put("INBOX", "a", "a");
    letters.put("INBOX", "b", "b");
    backUp();
    regulations.activate(Map.of("closedMailboxesKeptFor", "6 months"));
    close(2, Instant.now().minus(100, ChronoUnit.DAYS));

    var _ = done(MaintenanceKind.EXPIRE);
    assertThat(placed()).hasSize(2);

    close(3, Instant.now().minus(200, ChronoUnit.DAYS));
    JsonPath expired = done(MaintenanceKind.EXPIRE);

    assertThat(expired.getLong("result.mailboxes")).isEqualTo(1);
    assertThat(placed()).isEmpty();
    assertThat(
            database.query(
                "select id from folder where mailbox = ?", row -> row.getInt(1), mailbox.number()))
        .isEmpty();
    assertThat(done(MaintenanceKind.EXPIRE).getLong("result.mailboxes")).isZero();
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
    backUp();
    assertThat(repository.get().manifests(letters.address())).isNotEmpty();
    assertThat(senders(from)).isEqualTo(1);
    regulations.activate(Map.of("closedMailboxesKeptFor", "6 months"));
    close(2, Instant.now().minus(200, ChronoUnit.DAYS));

    var _ = done(MaintenanceKind.EXPIRE);
    var _ = done(MaintenanceKind.COMPACT);

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
    backUp();

    var _ = done(MaintenanceKind.EXPIRE);

    assertThat(placed()).hasSize(1);
  }

  /** The statement and the law say the same of anything that may have happened. */
  @Test
  void theDatabaseLetsGoExactlyWhatTheLawDoesNotKeep() {
    letters.put("INBOX", "a", "a");
    backUp();
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

    var _ = done(MaintenanceKind.EXPIRE);

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
    backUp();
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

    var _ = done(MaintenanceKind.EXPIRE);

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
    backUp();
    UUID id = QuarkusTransaction.requiringNew().call(() -> runs.orderScheduled()).run();
    RunView before =
        Awaitility.await()
            .atMost(Duration.ofSeconds(90))
            .until(() -> runs.require(id), run -> run.state() != RunState.RUNNING);
    assertThat(jobs(id)).isEqualTo(before.mailboxes());
    int _ =
        database.update(
            "update backup_run set ended_at = ended_at - interval '30 days' where id = ?", id);

    var _ = done(MaintenanceKind.EXPIRE);

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
        .post(PATH)
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/regulation-unknown"));
  }

  @Test
  void aMissingPackIsNamedAndCounted() throws IOException {
    letters.put("INBOX", "a", "x".repeat(3000));
    backUp();
    Path store =
        Path.of(ConfigProvider.getConfig().getValue("congvu.backup.store.path", String.class));
    Path pack;
    try (var files = Files.walk(store.resolve("packs"))) {
      pack = files.filter(Files::isRegularFile).findFirst().orElseThrow();
    }
    Path aside = store.resolveSibling("aside");
    Files.move(pack, aside);
    try {
      JsonPath check = done(MaintenanceKind.CHECK);

      assertThat(check.getString("state")).isEqualTo("FAILED");
      assertThat(check.getString("problem")).startsWith("Kho sao lưu có 1 lỗi. Lệnh REPAIR");
      as("giang.vu")
          .get(PATH + "/{id}/findings", check.getString("id"))
          .then()
          .statusCode(200)
          .body("items.fault", equalTo(List.of("MISSING")))
          .body("items[0].what", equalTo("pack " + pack.getFileName()));
      metrics.count();
      assertThat(scraped()).contains("congvu_backup_check_faults{kind=\"check\"} 1.0");
    } finally {
      Files.move(aside, pack);
    }
    assertThat(done(MaintenanceKind.CHECK).getString("state")).isEqualTo("DONE");
  }

  private static String scraped() {
    return given()
        .port(ConfigProvider.getConfig().getValue("quarkus.management.port", Integer.class))
        .get("/q/metrics")
        .asString();
  }

  @Test
  void theCopyIsAWholeRepository() throws IOException {
    letters.put("INBOX", "a", "y".repeat(3000));
    backUp();

    JsonPath replicated = done(MaintenanceKind.REPLICATE);

    assertThat(replicated.getString("state")).isEqualTo("DONE");
    assertThat(replicated.getLong("result.packs")).isPositive();
    Path store =
        Path.of(ConfigProvider.getConfig().getValue("congvu.backup.store.path", String.class));
    assertThat(objects(store.resolveSibling("copy"))).isEqualTo(objects(store));
    assertThat(maintenance.lastDone(MaintenanceKind.REPLICATE).orElseThrow().id())
        .isEqualTo(replicated.getUUID("id"));
    as(LEAD)
        .queryParam("subject", "mailboxes")
        .get("/api/v1/backup-ledger/entries")
        .then()
        .body("items[0].place", equalTo("Trung tâm dữ liệu dự phòng"))
        .body("items[0].result", equalTo("SUCCEEDED"))
        .body("items[0].checksumAlgorithm", equalTo("SHA-256"))
        .body("items[0].checksum", matchesPattern("[0-9a-f]{64}"))
        .body("items[0].bytes", greaterThan(0));
    as(LEAD)
        .get("/api/v1/backup-ledger")
        .then()
        .body("systems.find { it.plan.subject == 'mailboxes' }.threeTwoOne.offSite", is(true))
        .body("systems.find { it.plan.subject == 'mailboxes' }.threeTwoOne.media", is(2));
  }

  @Test
  void aCopyThatIsAwayFailsAndStandsInTheLedgerAsFailed() throws IOException {
    Path copy =
        Path.of(ConfigProvider.getConfig().getValue("congvu.backup.store.copies", String.class));
    Path hidden = Files.move(copy, copy.resolveSibling("copy-away"));
    Path inTheWay = Files.createFile(copy);
    try {
      JsonPath replicated = done(MaintenanceKind.REPLICATE);

      assertThat(replicated.getString("state")).isEqualTo("FAILED");
      assertThat(replicated.getString("problem")).isEqualTo("Kho sao lưu chưa trả lời.");
    } finally {
      Files.delete(inTheWay);
      Files.move(hidden, copy);
    }
    as(LEAD)
        .queryParam("subject", "mailboxes")
        .get("/api/v1/backup-ledger/entries")
        .then()
        .body("items[0].place", equalTo("Trung tâm dữ liệu dự phòng"))
        .body("items[0].result", equalTo("FAILED"));
  }

  @Test
  void aNewMasterKeyTakesOverWhileTheServiceRunsAndTheOldOneMayGo() throws IOException {
    letters.put("INBOX", "before", "b".repeat(3000));
    backUp();
    Path file =
        Path.of(
            ConfigProvider.getConfig()
                .getValue("congvu.backup.store.master-key-file", String.class));
    String young = FileMasterKey.newLine("young-" + UUID.randomUUID());
    Files.writeString(file, young + Files.readString(file));

    assertThat(done(MaintenanceKind.REWRAP).getLong("result.keys")).isPositive();
    assertThat(done(MaintenanceKind.REWRAP).getLong("result.keys")).isZero();

    Files.writeString(file, young);
    letters.put("INBOX", "after", "a".repeat(3000));
    backUp();
    assertThat(placed()).hasSize(2).allSatisfy(each -> assertThat(read(each)).isNotEmpty());
    assertThat(done(MaintenanceKind.CHECK_READ_DATA).getString("state")).isEqualTo("DONE");
  }

  private static List<String> objects(Path store) throws IOException {
    try (var files = Files.walk(store.resolve("packs"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> store.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Test
  void aWriterThatACompactionOvertookRecordsNothing() {
    long before = guard.enter();
    QuarkusTransaction.requiringNew().run(() -> guard.requireNone(before));

    assertThat(done(MaintenanceKind.COMPACT).getString("state")).isEqualTo("DONE");

    assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> guard.requireNone(before)))
        .isInstanceOf(Compacted.class);
    long after = guard.enter();
    QuarkusTransaction.requiringNew().run(() -> guard.requireNone(after));
  }

  @Test
  void whileACompactionRunsNothingIsRecorded() {
    long before = guard.enter();

    boolean recorded =
        guard.compacting(
            held -> {
              held.require();
              try {
                QuarkusTransaction.requiringNew().run(() -> guard.requireNone(before));
                return true;
              } catch (Compacted overtaken) {
                return false;
              }
            });

    assertThat(recorded).isFalse();
    assertThat(guard.freshen()).isTrue();
    assertThat(guard.freshen()).isFalse();
  }

  @Test
  void theSameWorkIsNotOrderedTwice() {
    Lease lease = heldJob();
    try {
      as(LEAD)
          .body(Map.of("kind", "CHECK"))
          .post(PATH)
          .then()
          .statusCode(409)
          .body("type", equalTo("/problems/maintenance-already-ordered"));
    } finally {
      queue.failed(lease, "x");
    }
  }

  @Test
  void anotherWorkerTakesOverWhenALeaseEnds() {
    Lease dead = heldJob();
    queue.table().renew(List.of(dead), Duration.ofSeconds(-1));

    MaintenanceView job =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> maintenance.require(dead.job()), now -> now.state() == MaintenanceState.DONE);

    assertThat(job.attempts()).isEqualTo(2);
    assertThatThrownBy(() -> queue.failed(dead, "x")).isInstanceOf(LeaseLost.class);
  }

  /**
   * Ordered and claimed in one transaction, so that the service's own worker never sees it wait.
   */
  private Lease heldJob() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Maintenance.Ordered ordered = maintenance.order(MaintenanceKind.CHECK, null);
              return queue.claim(Duration.ofMinutes(5)).stream()
                  .filter(lease -> lease.job().equals(ordered.job()))
                  .findFirst()
                  .orElseThrow();
            });
  }

  @Test
  void onlyTheLeadOrdersAndTheOrderIsRecorded() {
    as("dung.pham").body(Map.of("kind", "CHECK")).post(PATH).then().statusCode(403);
    as("giang.vu").body(Map.of("kind", "CHECK")).post(PATH).then().statusCode(403);
    as("an.nguyen").get(PATH).then().statusCode(403);

    String job = done(MaintenanceKind.CHECK).getString("id");

    as("dung.pham")
        .queryParam("kind", "CHECK")
        .get(PATH)
        .then()
        .statusCode(200)
        .body("items.id", hasItem(job));
    assertThat(
            database.query(
                "select action || ' ' || actor from audit_entry where subject_id = ? order by seq",
                row -> row.getString(1).replaceFirst(" (?!system).*", " a person"),
                job))
        .containsExactly("backup-maintenance.order a person", "backup-maintenance.end system");
  }
}
