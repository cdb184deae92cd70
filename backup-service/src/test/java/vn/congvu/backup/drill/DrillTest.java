package vn.congvu.backup.drill;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.AnnouncedFacts;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.run.RunService;
import vn.congvu.backup.run.RunState;
import vn.congvu.backup.run.RunTrigger;
import vn.congvu.backup.run.RunView;
import vn.congvu.backup.schedule.Duty;
import vn.congvu.backup.schedule.Turns;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.mail.access.MessageState;
import vn.congvu.platform.certificate.SignedCertificate;
import vn.congvu.platform.database.Database;

@QuarkusTest
@RealParts
class DrillTest {

  private static final String OPERATOR = "dung.pham";
  private static final String LEAD = "em.hoang";
  private static final String AUDITOR = "giang.vu";

  @Inject RunService runs;
  @Inject KnownMailboxes mailboxes;
  @Inject DrillService drills;
  @Inject DrillDuties duties;
  @Inject Turns turns;
  @Inject DrillQueue queue;
  @Inject MailboxDrill drill;
  @Inject DrillMetrics measured;
  @Inject ScratchMailboxes scratches;
  @Inject MeterRegistry metrics;
  @Inject AnnouncedFacts facts;
  @Inject MailProvisioning server;
  @Inject Database database;

  private Letters letters;
  private BackupMailbox mailbox;

  /** The only one with a backup, so that a drill can choose no other. */
  @BeforeEach
  void aMailbox() {
    database.update("update backup_mailbox set last_backup_at = null");
    letters = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  private void backUp() {
    RunView ordered = runs.order(RunTrigger.MANUAL, null, List.of(mailbox.mailboxId()), "somebody");
    RunView ended =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> runs.require(ordered.id()), run -> run.state() != RunState.RUNNING);
    assertThat(ended.state()).isEqualTo(RunState.DONE);
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username));
  }

  private static JsonPath ended(String id) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> as(AUDITOR).get("/api/v1/backup-drills/{id}", id).jsonPath(),
            drill -> !drill.getString("state").equals("RUNNING"));
  }

  private static JsonPath drilled() {
    Response begun = as(LEAD).post("/api/v1/backup-drills");
    begun.then().statusCode(201).body("state", is("RUNNING"), "mailboxes", is(1));
    return ended(begun.jsonPath().getString("id"));
  }

  private static JsonPath mailboxOf(String drill) {
    Response answer = as(AUDITOR).get("/api/v1/backup-drills/{id}/mailboxes", drill);
    answer.then().statusCode(200).body("items", hasSize(1));
    return answer.jsonPath();
  }

  private static SignedCertificate certificate(String drill) {
    Response answer = as(AUDITOR).get("/api/v1/backup-drills/{id}/certificate", drill);
    answer.then().statusCode(200).contentType(ContentType.JSON);
    return SignedCertificate.parse(answer.body().asString()).orElseThrow();
  }

  private List<String> scratchesOf(String drill) {
    return database.query(
        """
        select s.address from drill_scratch s join drill_job j on j.id = s.job_id
         where j.drill_id = ?
        """,
        row -> row.getString(1),
        UUID.fromString(drill));
  }

  /** A drill whose one mailbox this test has, and no worker. */
  private DrillJob claimed() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              UUID _ = drills.order("somebody", "Somebody");
              return queue.job(queue.claim(Duration.ofMinutes(5)).getFirst());
            });
  }

  private static String newest() {
    return as(AUDITOR).get("/api/v1/backup-drills?limit=1").jsonPath().getString("items[0].id");
  }

  private void assertNothingIsLeftOf(String drill) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(scratchesOf(drill))
                    .isNotEmpty()
                    .noneMatch(address -> server.exists(address)));
  }

  @Test
  void aMailboxThatComesBackAsItWasPasses() {
    letters.folder("Công văn đến");
    letters.put("INBOX", "a", "a".repeat(3000), "\\Flagged", "\\Seen", "congvu-nhan");
    letters.put("INBOX", "b", "b");
    letters.put("Công văn đến", "c", "c\r\n.\r\nFrom here");
    backUp();
    letters.put("INBOX", "later", "not in the backup");

    JsonPath drill = drilled();

    String id = drill.getString("id");
    assertThat(drill.getString("state")).isEqualTo("PASSED");
    assertThat(drill.getLong("messages")).isEqualTo(3);
    assertThat(drill.getLong("mismatches")).isZero();
    assertThat(drill.getLong("longestRestoreMillis")).isPositive();
    assertThat(drill.getLong("oldestBackupSeconds")).isBetween(0L, 60L);
    assertThat(mailboxOf(id).getString("items[0].address")).isEqualTo(letters.address());
    assertThat(mailboxOf(id).getString("items[0].digest")).hasSize(64);
    assertNothingIsLeftOf(id);
    assertThat(letters.read("INBOX")).hasSize(3);
  }

  @Test
  void itsCertificateIsSignedAndPrinted() {
    letters.put("INBOX", "a", "a");
    backUp();
    String id = drilled().getString("id");

    SignedCertificate certificate = certificate(id);
    byte[] pdf =
        as(AUDITOR)
            .accept("application/pdf")
            .get("/api/v1/backup-drills/{id}/certificate", id)
            .asByteArray();

    assertThat(certificate.isGenuine()).isTrue();
    as(OPERATOR)
        .get("/api/v1/backup-drills/certificate-key")
        .then()
        .statusCode(200)
        .body("keyId", is(certificate.keyId()), "publicKey", is(certificate.publicKey()));
    JsonPath said = JsonPath.from(certificate.certificate());
    assertThat(said.getString("kind")).isEqualTo("congvu-restore-drill/1");
    assertThat(said.getString("drillId")).isEqualTo(id);
    assertThat(said.getString("result")).isEqualTo("PASSED");
    assertThat(said.getInt("figures.messages")).isEqualTo(1);
    assertThat(said.getString("mailboxes[0].address")).isEqualTo(letters.address());
    assertThat(Sampling.choose(List.of(mailbox.mailboxId()), said.getString("sample.seed"), 1))
        .extracting(UUID::toString)
        .containsExactly(said.getString("mailboxes[0].mailboxId"));
    assertThat(new String(pdf, 0, 5, UTF_8)).isEqualTo("%PDF-");
    assertThat(
            database.query(
                "select details ->> 'certificateSha256' from audit_entry where subject_id = ?"
                    + " and action = 'drill.end'",
                row -> row.getString(1),
                id))
        .containsExactly(certificate.digest());
  }

  /** What lay in it goes first, so that the server makes the other one unasked. */
  @Test
  void aFolderThatWasMovedIntoAYoungerOnePasses() {
    letters.folder("Hồ sơ");
    letters.put("Hồ sơ", "a", "a");
    backUp();
    letters.folder("Năm 2026");
    letters.put("Năm 2026", "b", "b");
    backUp();
    letters
        .mailbox()
        .renameFolder(MailFolder.wireName("Hồ sơ"), MailFolder.wireName("Năm 2026.Hồ sơ"));
    backUp();

    JsonPath drill = drilled();

    assertThat(drill.getString("state")).isEqualTo("PASSED");
    assertThat(drill.getLong("messages")).isEqualTo(2);
  }

  @Test
  void whatTheStoreHasLostIsNamedAndTheDrillFails() throws IOException {
    letters.put("INBOX", "kept", "k");
    backUp();
    Set<Path> before = packs();
    letters.folder("Hồ sơ");
    letters.put("Hồ sơ", "lost", "l".repeat(50_000));
    backUp();
    Set<Path> lost = packs();
    lost.removeAll(before);
    assertThat(lost).isNotEmpty();
    JsonPath drill = drilledWithout(lost);

    String id = drill.getString("id");
    assertThat(drill.getString("state")).isEqualTo("FAILED");
    assertThat(drill.getLong("mismatches")).isEqualTo(1);
    assertThat(drill.getLong("messages")).isEqualTo(1);
    JsonPath place = mailboxOf(id);
    assertThat(place.getString("items[0].places[0].kind")).isEqualTo("UNREADABLE");
    assertThat(place.getString("items[0].places[0].folder")).isEqualTo("Hồ sơ");
    assertThat(place.getLong("items[0].places[0].uid"))
        .isEqualTo(letters.list("Hồ sơ").getFirst().uid());
    JsonPath said = JsonPath.from(certificate(id).certificate());
    assertThat(said.getString("result")).isEqualTo("FAILED");
    assertThat(said.getString("mailboxes[0].places[0]"))
        .startsWith("UNREADABLE ")
        .doesNotContain("Hồ sơ");
    assertNothingIsLeftOf(id);
  }

  /** Afterwards the packs are back: other tests look at the same store. */
  private JsonPath drilledWithout(Set<Path> packs) throws IOException {
    Path aside = Files.createTempDirectory("packs");
    for (Path pack : packs) {
      Files.move(pack, aside.resolve(pack.getFileName()));
    }
    try {
      return drilled();
    } finally {
      for (Path pack : packs) {
        Files.move(aside.resolve(pack.getFileName()), pack);
      }
    }
  }

  private static Set<Path> packs() throws IOException {
    Path store =
        Path.of(
            ConfigProvider.getConfig().getValue("congvu.backup.store.path", String.class), "packs");
    try (Stream<Path> files = Files.walk(store)) {
      return files.filter(Files::isRegularFile).collect(Collectors.toCollection(HashSet::new));
    }
  }

  @Test
  void aDrillWhoseWorkerDiedIsDoneAgainAndLeavesNoMailboxBehind() {
    letters.put("INBOX", "a", "a");
    backUp();
    DrillJob dead = claimed();
    scratches.make(dead.scratch(), 1000);
    assertThat(server.exists(dead.scratch())).isTrue();
    String id = newest();

    queue.table().renew(List.of(dead.lease()), Duration.ofMillis(-1));

    assertThat(ended(id).getString("state")).isEqualTo("PASSED");
    assertNothingIsLeftOf(id);
    assertThat(scratchesOf(id)).hasSize(2).contains(dead.scratch());
  }

  @Test
  void whatTheMailServerAltersIsNamedByThePlaceItCameFrom() {
    letters.put("INBOX", "kept", "k");
    letters.put("INBOX", "altered", "a");
    letters.put("INBOX", "flagged", "f", "\\Seen");
    backUp();
    List<Long> uids = letters.list("INBOX").stream().map(MessageState::uid).toList();
    DrillJob job = claimed();

    Trial trial;
    try (MailboxDrill.Restored restored = drill.restore(job);
        Letters scratch = Letters.of(job.scratch())) {
      scratch.delete("INBOX", scratch.list("INBOX").get(1).uid());
      scratch.put("INBOX", "altered", "another text");
      scratch.flag("INBOX", scratch.list("INBOX").get(1).uid(), "\\Flagged");
      trial = restored.readBack();
    }
    queue.finished(job, trial);

    assertThat(trial.messages()).isEqualTo(3);
    assertThat(trial.mismatches())
        .extracting(Mismatch::kind, Mismatch::uid)
        .containsExactlyInAnyOrder(
            tuple(Mismatch.Kind.ALTERED, uids.get(1)), tuple(Mismatch.Kind.FLAGS, uids.get(2)));
    String id = newest();
    assertThat(ended(id).getString("state")).isEqualTo("FAILED");
    assertThat(ended(id).getLong("mismatches")).isEqualTo(2);
    assertNothingIsLeftOf(id);
  }

  @Test
  void theOthersHearOfItAndTheAlertSeesIt() {
    letters.put("INBOX", "a", "a");
    backUp();
    DrillJob job = claimed();
    String failed = newest();
    queue.failed(job.lease(), "Máy chủ thư chưa trả lời.");
    assertThat(ended(failed).getString("state")).isEqualTo("FAILED");

    measured.measure();
    assertThat(gauge("congvu.backup.drill.failed")).isEqualTo(1);
    String passed = drilled().getString("id");
    measured.measure();

    assertThat(gauge("congvu.backup.drill.failed")).isZero();
    assertThat(gauge("congvu.backup.drill.last.passed.age")).isBetween(0.0, 60.0);
    assertThat(facts.typesOf(failed)).containsExactly("drill.failed.v1");
    assertThat(facts.typesOf(passed)).containsExactly("drill.passed.v1");
  }

  /** The first look enters the duty; then its time has come. */
  private void due() {
    boolean _ = turns.take(duty());
    database.update(
        "update backup_schedule set next_due = now() - interval '1 minute'"
            + " where name = 'restore-drill'");
  }

  private Duty duty() {
    return duties.duties().getFirst();
  }

  private double gauge(String name) {
    return metrics.get(name).gauge().value();
  }

  @Test
  void ofTwoReplicasOneBeginsTheDrillThatIsDue() {
    letters.put("INBOX", "a", "a");
    backUp();
    due();

    List<CompletableFuture<Boolean>> replicas =
        IntStream.range(0, 4)
            .mapToObj(it -> CompletableFuture.supplyAsync(() -> turns.take(duty())))
            .toList();

    assertThat(replicas.stream().map(CompletableFuture::join)).containsOnlyOnce(true);
    assertThat(
            database.query(
                "select next_due from backup_schedule where name = 'restore-drill'",
                row -> Database.instant(row, 1)))
        .allSatisfy(due -> assertThat(due).isAfter(Instant.now().plus(Duration.ofDays(5))));
    JsonPath begun = as(AUDITOR).get("/api/v1/backup-drills?limit=1").jsonPath();
    assertThat(begun.getString("items[0].trigger")).isEqualTo("SCHEDULED");
    ended(begun.getString("items[0].id"));
  }

  @Test
  void withoutABackupNothingIsDrilled() {
    due();

    as(LEAD)
        .post("/api/v1/backup-drills")
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("type", is("/problems/nothing-to-drill"));
    assertThat(turns.take(duty())).isTrue();
    assertThat(
            database.query(
                "select last_skip from backup_schedule where name = 'restore-drill'",
                row -> row.getString(1)))
        .containsExactly("NOTHING_TO_DRILL");
  }

  @Test
  void aMailboxOfWhichNothingIsKeptAnyMoreIsNotDrilled() {
    backUp();
    database.update(
        """
        update backup_mailbox
           set state = 'CLOSED', closed_at = last_backup_at, emptied_at = now()
         where number = ?
        """,
        mailbox.number());

    as(LEAD).post("/api/v1/backup-drills").then().statusCode(409);
  }

  /** Its last state is its last, however long ago. */
  @Test
  void theBackupOfAClosedMailboxIsNotOld() {
    backUp();
    database.update(
        """
        update backup_mailbox
           set state = 'CLOSED', closed_at = last_backup_at - interval '200 days',
               last_backup_at = last_backup_at - interval '199 days'
         where number = ?
        """,
        mailbox.number());

    assertThat(drilled().getLong("oldestBackupSeconds")).isZero();
  }

  @Test
  void onlyALeadBeginsADrillAndOnlyTheOperatorAndTheAuditorSeeIt() {
    as(OPERATOR).post("/api/v1/backup-drills").then().statusCode(403);
    as(AUDITOR).post("/api/v1/backup-drills").then().statusCode(403);
    as("an.nguyen").get("/api/v1/backup-drills").then().statusCode(403);
    as(OPERATOR).get("/api/v1/backup-drills").then().statusCode(200);
    as(AUDITOR)
        .get("/api/v1/backup-drills/{id}/certificate", UUID.randomUUID())
        .then()
        .statusCode(404);
  }
}
