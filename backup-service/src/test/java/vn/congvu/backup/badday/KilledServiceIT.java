package vn.congvu.backup.badday;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RepositoryTestResource;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.test.Halt;
import vn.congvu.localstack.test.JamesTestResource;
import vn.congvu.localstack.test.KafkaTestResource;
import vn.congvu.localstack.test.KeycloakTestResource;
import vn.congvu.localstack.test.PackagedService;
import vn.congvu.localstack.test.PostgresTestResource;
import vn.congvu.localstack.test.Tokens;

/**
 * The packaged service, killed as the kernel kills, in the middle of each work that changes
 * something; a new process finishes it.
 */
class KilledServiceIT {

  private static final String OPERATOR = "dung.pham";
  private static final String LEAD = "em.hoang";
  private static final String RUNS = "/api/v1/backup-runs";
  private static final String RESTORES = "/api/v1/restores";
  private static final String FORGETTING = "/api/v1/forget-orders";
  private static final String MAINTENANCE = "/api/v1/backup-maintenance-jobs";
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int LETTERS = 40;
  private static final int MAILBOXES = 5;

  private static final PostgresTestResource POSTGRES = new PostgresTestResource();
  private static final Map<String, String> CONFIG = new HashMap<>();
  private static final Queue<Owner> UNUSED = new ArrayDeque<>();
  private static PackagedService service;
  private static Child running;

  private record Owner(Letters letters, UUID mailbox) {}

  private Letters letters;
  private UUID mailbox;

  @BeforeAll
  static void startTheService() {
    CONFIG.putAll(new JamesTestResource().start());
    CONFIG.putAll(new KeycloakTestResource().start());
    CONFIG.putAll(new KafkaTestResource().start());
    CONFIG.putAll(POSTGRES.start());
    CONFIG.putAll(new RepositoryTestResource().start());
    CONFIG.put("congvu.backup.schedule.enabled", "false");
    CONFIG.put("congvu.backup.run.linger", "200MS");
    CONFIG.put("congvu.backup.run.attempts", "2");
    for (String work : List.of("run", "restore", "keep")) {
      CONFIG.put("congvu.backup." + work + ".poll", "200MS");
      CONFIG.put("congvu.backup." + work + ".lease", "2S");
    }
    CONFIG.put("congvu.backup.forget.poll", "200MS");
    CONFIG.put("congvu.backup.forget.quiet", "2S");
    CONFIG.forEach(System::setProperty);
    service = new PackagedService("backup-service", CONFIG);
    RestAssured.port = service.port();
    running = service.start();
    announceMailboxes();
  }

  /** All at the beginning: after a kill the broker waits a while for the consumer that is dead. */
  private static void announceMailboxes() {
    try (Facts facts = new Facts(CONFIG.get("kafka.bootstrap.servers"))) {
      for (int i = 0; i < MAILBOXES; i++) {
        Letters letters = Letters.inNewMailbox();
        UNUSED.add(new Owner(letters, facts.mailboxIssued(letters.address())));
      }
    }
    String known =
        "select count(*) from backup_mailbox where address like '%@"
            + CONFIG.get("congvu.test.mail-domain")
            + "'";
    Awaitility.await().atMost(PATIENCE).until(() -> count(known) == MAILBOXES);
  }

  @AfterAll
  static void stop() {
    UNUSED.forEach(owner -> owner.letters().close());
    running.kill();
    POSTGRES.stop();
    RestAssured.reset();
  }

  @BeforeEach
  void aMailboxWithLetters() {
    Owner owner = UNUSED.remove();
    letters = owner.letters();
    mailbox = owner.mailbox();
    for (int i = 0; i < LETTERS; i++) {
      letters.put("INBOX", mailbox + "-" + i, ("nội dung " + mailbox + i + "\r\n").repeat(20));
    }
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }

  private static String ordered(String path, Map<String, ?> order) {
    return as(LEAD).body(order).post(path).then().statusCode(201).extract().path("id");
  }

  private static void approved(String path, Response asked) {
    as(LEAD)
        .header("If-Match", asked.header("ETag"))
        .post(path + "/{id}/approval", asked.jsonPath().getString("id"))
        .then()
        .statusCode(200);
  }

  private static JsonPath ended(String path, String id) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> as(LEAD).get(path + "/{id}", id).jsonPath(),
            work -> !List.of("WAITING", "RUNNING").contains(work.getString("state")));
  }

  private static JsonPath done(String path, String id) {
    JsonPath work = ended(path, id);
    assertThat(work.getString("state")).as(work.prettify()).isEqualTo("DONE");
    return work;
  }

  private String backup() {
    return ordered(RUNS, Map.of("mailboxIds", List.of(mailbox)));
  }

  private static long count(String sql) throws SQLException {
    try (Connection connection = Halt.connect(CONFIG);
        var row = connection.createStatement().executeQuery(sql)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private interface Work {
    String order();
  }

  /** Orders the work, kills the service where the work stands, and starts it again. */
  private static String killedAt(String when, String table, String only, Work work)
      throws SQLException {
    try (Halt halt = Halt.at(CONFIG, when, table, only)) {
      String id = work.order();
      halt.awaitSomebody();
      running.kill();
      return id;
    } finally {
      running = service.start();
    }
  }

  @Test
  void aBackupThatWasKilledBetweenRepositoryAndCatalogueIsFinished() throws Exception {
    String run = killedAt("before insert", "placement", "true", this::backup);

    assertThat(done(RUNS, run).getLong("messages")).isEqualTo(LETTERS);
    assertThat(exported()).containsExactlyInAnyOrderElementsOf(letters.read("INBOX"));
    JsonPath _ = done(MAINTENANCE, ordered(MAINTENANCE, Map.of("kind", "CHECK_READ_DATA")));
  }

  @Test
  void aRestoreThatWasKilledBeforeItWroteDownWhatItPutBackPutsNothingTwice() throws Exception {
    List<byte[]> before = letters.read("INBOX");
    JsonPath _ = done(RUNS, backup());
    Instant then = Instant.now();
    letters.list("INBOX").forEach(letter -> letters.delete("INBOX", letter.uid()));

    String restore =
        killedAt(
            "before update",
            "restore_job",
            "new.appended > old.appended",
            () -> restoring(Map.of("destination", "ORIGIN", "moment", then.toString())));

    assertThat(letters.read("INBOX")).as("put back before the kill").hasSize(LETTERS);
    assertThat(done(RESTORES, restore).getLong("alreadyThere")).isEqualTo(LETTERS);
    assertThat(letters.read("INBOX")).containsExactlyInAnyOrderElementsOf(before);
  }

  private String restoring(Map<String, ?> what) {
    var order = new HashMap<String, Object>(what);
    order.put("mailboxId", mailbox);
    order.put("reason", "Khôi phục sau sự cố");
    Response asked = as(OPERATOR).body(order).post(RESTORES);
    approved(RESTORES, asked);
    return asked.jsonPath().getString("id");
  }

  @Test
  void anOrderToForgetThatWasKilledAfterTheKeysWereDestroyedIsFinished() throws Exception {
    List<byte[]> all = letters.read("INBOX");
    JsonPath _ = done(RUNS, backup());
    String print =
        as(OPERATOR)
            .body(Map.of("messageId", "<" + mailbox + "-0@tinhmau.example>"))
            .post("/api/v1/backup-fingerprints")
            .jsonPath()
            .getString("[0].fingerprint");

    String order =
        killedAt(
            "before update",
            "tombstone",
            "new.settled",
            () -> {
              Response asked =
                  as(OPERATOR)
                      .body(Map.of("fingerprint", print, "reason", "Thu hồi tài liệu gửi nhầm"))
                      .post(FORGETTING);
              approved(FORGETTING, asked);
              return asked.jsonPath().getString("id");
            });

    assertThat(done(FORGETTING, order).getInt("proof.blobsDestroyed")).isPositive();
    assertThat(exported()).containsExactlyInAnyOrderElementsOf(all.subList(1, LETTERS));
    JsonPath _ = done(MAINTENANCE, ordered(MAINTENANCE, Map.of("kind", "CHECK_READ_DATA")));
  }

  @Test
  void aCompactionThatWasKilledBeforeItLetAPackGoIsFinished() throws Exception {
    JsonPath _ = done(RUNS, backup());
    letters.put("INBOX", mailbox + "-more", "một gói nữa");
    JsonPath _ = done(RUNS, backup());

    String compaction =
        killedAt(
            "before delete",
            "pack_key",
            "true",
            () -> ordered(MAINTENANCE, Map.of("kind", "COMPACT")));

    JsonPath _ = done(MAINTENANCE, compaction);
    assertThat(exported()).containsExactlyInAnyOrderElementsOf(letters.read("INBOX"));
    JsonPath _ = done(MAINTENANCE, ordered(MAINTENANCE, Map.of("kind", "CHECK_READ_DATA")));
  }

  @Test
  void underAnotherMasterKeyNothingIsWrittenAndUnderTheRightOneAllIsThere() throws Exception {
    JsonPath _ = done(RUNS, backup());
    Instant then = Instant.now();
    Path file = Path.of(CONFIG.get("congvu.backup.store.master-key-file"));
    String right = Files.readString(file);
    Files.writeString(file, "test " + Base64.getEncoder().encodeToString(new byte[32]) + "\n");
    running.kill();
    running = service.start();
    letters.put("INBOX", mailbox + "-more", "một thư nữa");

    String restore = restoring(Map.of("destination", "ORIGIN", "moment", then.toString()));
    JsonPath refused = ended(RUNS, backup());

    assertThat(refused.getString("state")).isEqualTo("FAILED");
    as(LEAD)
        .get(RUNS + "/{id}/mailboxes", refused.getString("id"))
        .then()
        .statusCode(200)
        .body("items.address", is(List.of(letters.address())))
        .body("items.problem", is(List.of("Khóa chủ không mở được kho sao lưu.")));
    as(LEAD)
        .get(RESTORES + "/{id}/mailboxes", restore)
        .then()
        .statusCode(200)
        .body("items.problem", is(List.of("Khóa chủ không mở được kho sao lưu.")));
    Files.writeString(file, right);
    assertThat(done(RESTORES, restore).getLong("alreadyThere")).isEqualTo(LETTERS);
    JsonPath _ = done(RUNS, backup());
    assertThat(exported()).containsExactlyInAnyOrderElementsOf(letters.read("INBOX"));
  }

  /** Every letter of the mailbox, as the service hands it out. */
  private List<byte[]> exported() throws IOException {
    String restore = restoring(Map.of("destination", "EML", "moment", Instant.now().toString()));
    byte[] zip = as(OPERATOR).get(RESTORES + "/{id}/content", restore).asByteArray();
    var exported = new ArrayList<byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        exported.add(in.readAllBytes());
      }
    }
    return exported;
  }
}
