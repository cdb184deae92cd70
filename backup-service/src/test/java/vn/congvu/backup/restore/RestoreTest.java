package vn.congvu.backup.restore;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.AnnouncedFacts;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.catalogue.Copies;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.run.RunService;
import vn.congvu.backup.run.RunState;
import vn.congvu.backup.run.RunTrigger;
import vn.congvu.backup.run.RunView;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.contracts.backup.RestoreEvent;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.mail.access.MailFolder;
import vn.congvu.platform.database.Database;
import vn.congvu.platform.lease.LeaseLost;

@QuarkusTest
@RealParts
class RestoreTest {

  private static final String OPERATOR = "dung.pham";
  private static final String LEAD = "em.hoang";

  @Inject RunService runs;
  @Inject KnownMailboxes mailboxes;
  @Inject RestoreService orders;
  @Inject RestoreQueue queue;
  @Inject Database database;
  @Inject Copies copies;
  @Inject AnnouncedFacts facts;
  @Inject RepositoryAccess repository;

  private Letters letters;
  private BackupMailbox mailbox;

  @BeforeEach
  void aMailbox() {
    letters = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
  }

  @AfterEach
  void leave() {
    letters.close();
  }

  private Instant backUp() {
    RunView ordered = runs.order(RunTrigger.MANUAL, null, List.of(mailbox.mailboxId()), "somebody");
    RunView ended =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> runs.require(ordered.id()), run -> run.state() != RunState.RUNNING);
    assertThat(ended.state()).isEqualTo(RunState.DONE);
    return Instant.now();
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }

  private Map<String, Object> order(Instant moment) {
    var order = new HashMap<String, Object>();
    order.put("mailboxId", mailbox.mailboxId());
    order.put("moment", moment);
    order.put("destination", "ORIGIN");
    order.put("reason", "Xóa nhầm, theo đơn của chủ hộp thư");
    return order;
  }

  private static Response ask(Map<String, Object> order) {
    return as(OPERATOR).body(order).post("/api/v1/restores");
  }

  private static Response approve(Response asked) {
    return as(LEAD)
        .header("If-Match", asked.header("ETag"))
        .post("/api/v1/restores/{id}/approval", asked.jsonPath().getString("id"));
  }

  private static JsonPath restored(Map<String, Object> order) {
    Response asked = ask(order);
    asked.then().statusCode(201).body("state", is("AWAITING_APPROVAL"));
    approve(asked).then().statusCode(200).body("state", is("RUNNING"));
    String id = asked.jsonPath().getString("id");
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> as(LEAD).get("/api/v1/restores/{id}", id).jsonPath(),
            answer -> !answer.getString("state").equals("RUNNING"));
  }

  @Test
  void aDeletedLetterComesBackAsItWasThen() {
    byte[] lost = letters.put("INBOX", "lost", "x".repeat(3000), "\\Flagged", "congvu-nhan");
    byte[] kept = letters.put("INBOX", "kept", "y");
    Instant then = backUp();
    letters.delete("INBOX", letters.list("INBOX").getFirst().uid());
    backUp();

    JsonPath done = restored(order(then));

    assertThat(done.getString("state")).isEqualTo("DONE");
    assertThat(done.getLong("appended")).isEqualTo(1);
    assertThat(done.getLong("alreadyThere")).isEqualTo(1);
    assertThat(letters.read("INBOX")).containsExactly(kept, lost);
    assertThat(letters.list("INBOX").getLast().flags()).containsExactly("\\Flagged", "congvu-nhan");
    assertThat(letters.list("INBOX").getLast().internalDate()).isEqualTo(Letters.DATE);
  }

  @Test
  void anEmptyFolderComesBackToo() {
    letters.folder("Hồ sơ/2026");
    letters.put("INBOX", "a", "a");
    Instant then = backUp();
    letters.mailbox().deleteFolder(MailFolder.wireName("Hồ sơ/2026"));
    backUp();

    restored(order(then));

    assertThat(letters.mailbox().folders()).extracting(MailFolder::name).contains("Hồ sơ/2026");
  }

  @Test
  void aRestoreThatIsRepeatedPutsNothingTwice() {
    letters.put("INBOX", "a", "a");
    letters.put("INBOX", "b", "b");
    Instant then = backUp();
    letters.delete("INBOX", letters.list("INBOX").getFirst().uid());

    restored(order(then));
    JsonPath second = restored(order(then));

    assertThat(second.getLong("appended")).isZero();
    assertThat(letters.read("INBOX")).hasSize(2);
  }

  @Test
  void aFolderComesBackWithTheNameOfThen() {
    letters.folder("Hồ sơ 2025");
    byte[] letter = letters.put("Hồ sơ 2025", "a", "a");
    letters.put("INBOX", "other", "other");
    Instant then = backUp();
    letters.mailbox().deleteFolder(MailFolder.wireName("Hồ sơ 2025"));
    backUp();
    Map<String, Object> order = order(then);
    order.put("folder", "Hồ sơ 2025");

    JsonPath done = restored(order);

    assertThat(done.getLong("appended")).isEqualTo(1);
    assertThat(letters.read("Hồ sơ 2025")).containsExactly(letter);
  }

  @Test
  void oneLetterGoesToAnotherMailboxUnderAFolder() {
    byte[] wanted = letters.put("INBOX", "wanted", "z");
    letters.put("INBOX", "other", "z");
    Instant then = backUp();
    try (Letters other = Letters.inNewMailbox()) {
      BackupMailbox target = mailboxes.issued(other.address(), "snv");
      Map<String, Object> order = order(then);
      order.put(
          "messageId",
          as(OPERATOR)
              .queryParam("mailboxId", mailbox.mailboxId())
              .queryParam("at", then.toString())
              .get("/api/v1/backup-messages")
              .jsonPath()
              .getString("items[0].id"));
      order.put("destination", "MAILBOX");
      order.put("targetMailboxId", target.mailboxId());
      order.put("targetFolder", "Khôi phục");

      JsonPath done = restored(order);

      assertThat(done.getString("state")).isEqualTo("DONE");
      assertThat(other.read("Khôi phục.INBOX")).containsExactly(wanted);
      for (BackupMailbox entered : List.of(mailbox, target)) {
        assertThat(facts.typesOf(RestoreEvent.TOPIC, entered.mailboxId().toString()))
            .containsExactly("mail.restored.v1");
      }
    }
  }

  @Test
  void anExportHoldsEachLetterByteForByte() throws Exception {
    letters.folder("Đi");
    byte[] first = letters.put("INBOX", "a", "a");
    byte[] second = letters.put("Đi", "b", "From here\r\n>From there");
    Instant then = backUp();
    Map<String, Object> order = order(then);
    order.put("destination", "EML");

    Response asked = ask(order);
    String id = asked.jsonPath().getString("id");
    as(OPERATOR).get("/api/v1/restores/{id}/content", id).then().statusCode(409);
    approve(asked).then().statusCode(200).body("state", is("DONE"));
    byte[] zip = as(OPERATOR).get("/api/v1/restores/{id}/content", id).asByteArray();

    Map<String, byte[]> files = unzip(zip);
    assertThat(files).hasSize(2);
    assertThat(facts.typesOf(RestoreEvent.TOPIC, mailbox.mailboxId().toString()))
        .containsExactly("mail.exported.v1");
    assertThat(files.values()).anyMatch(bytes -> Arrays.equals(bytes, first));
    assertThat(files)
        .anySatisfy(
            (name, bytes) -> {
              assertThat(name).startsWith(letters.address() + "/Đi/").endsWith(".eml");
              assertThat(bytes).isEqualTo(second);
            });
  }

  private static Map<String, byte[]> unzip(byte[] zip) throws IOException {
    var files = new TreeMap<String, byte[]>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), in.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void theAddressOfADeletedMailboxReceivesNothingForItMayBeAnothers() {
    byte[] letter = letters.put("INBOX", "a", "of the former holder");
    Instant then = backUp();
    Response asked = ask(order(then));
    mailboxes.learn(
        new MailboxEvent.MailboxDeleted(
            mailbox.mailboxId(), 9, Instant.now(), mailbox.address(), "snv"));

    approve(asked).then().statusCode(200);
    String id = asked.jsonPath().getString("id");
    JsonPath ended =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(
                () -> as(LEAD).get("/api/v1/restores/{id}", id).jsonPath(),
                answer -> !answer.getString("state").equals("RUNNING"));

    assertThat(ended.getString("state")).isEqualTo("FAILED");
    assertThat(letters.read("INBOX")).containsExactly(letter);
    as(LEAD)
        .get("/api/v1/restores/{id}/mailboxes", id)
        .then()
        .body("items[0].problem", startsWith("Hộp thư nhận đã bị xóa"));
    ask(order(then)).then().statusCode(409).body("type", endsWith("restore-mailbox-deleted"));
  }

  @Test
  void anExportIsForThoseWhoDecidedOnItAndOfTheMailboxesOfThatDay() throws Exception {
    letters.put("INBOX", "a", "a");
    Instant then = backUp();
    String unit = "xuat-" + mailbox.number();
    moveTo(unit);
    Map<String, Object> order = order(then);
    order.remove("mailboxId");
    order.put("unitCode", unit);
    order.put("destination", "EML");
    Response asked = ask(order);
    asked.then().statusCode(201);
    approve(asked).then().statusCode(200);
    String content = "/api/v1/restores/" + asked.jsonPath().getString("id") + "/content";
    try (Letters other = Letters.inNewMailbox()) {
      BackupMailbox late = mailboxes.issued(other.address(), unit);

      Map<String, byte[]> files = unzip(as(OPERATOR).get(content).asByteArray());

      assertThat(late.unitCode()).isEqualTo(unit);
      assertThat(files.keySet())
          .singleElement()
          .satisfies(name -> assertThat(name).startsWith(letters.address()));
    }
    as("dao.vo").get(content).then().statusCode(403);
    database.update(
        "update restore_order set decided_at = decided_at - interval '8 days' where id = ?",
        UUID.fromString(asked.jsonPath().getString("id")));
    as(LEAD).get(content).then().statusCode(410);
  }

  private void moveTo(String unit) {
    database.update(
        "update backup_mailbox set unit_code = ? where number = ?", unit, mailbox.number());
  }

  @Test
  void whatIsYetToComeCannotBeApprovedToday() {
    letters.put("INBOX", "a", "a");
    Instant then = backUp();

    ask(order(then.plus(Duration.ofDays(365))))
        .then()
        .statusCode(400)
        .body("type", endsWith("restore-moment-to-come"));
  }

  @Test
  void aRestoreWhoseWorkerDiedHalfWayPutsNothingTwice() {
    byte[] first = letters.put("INBOX", "a", "a");
    byte[] second = letters.put("INBOX", "b", "b");
    Instant then = backUp();
    letters.list("INBOX").forEach(message -> letters.delete("INBOX", message.uid()));
    UUID id = UUID.fromString(ask(order(then)).jsonPath().getString("id"));
    RestoreQueue.Job dead =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  Order order = orders.find(id);
                  database.update("update restore_order set state = 'RUNNING' where id = ?", id);
                  queue.order(order, List.of(mailbox));
                  return queue.job(queue.claim(Duration.ofMinutes(5)).getFirst());
                });
    letters.put("INBOX", first);

    queue.table().renew(List.of(dead.lease()), Duration.ofMillis(-1));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> orders.require(id).state() == RestoreState.DONE);

    assertThat(letters.read("INBOX")).containsExactly(first, second);
    assertThatThrownBy(() -> queue.progressed(dead, 1)).isInstanceOf(LeaseLost.class);
  }

  /** Whoever works on a cancelled one learns it only at his next fence. */
  @Test
  void aMailboxIsRestoredAnewOnlyWhenACancelledRestoreHasSurelyStopped() {
    byte[] letter = letters.put("INBOX", "a", "a");
    Instant then = backUp();
    letters.list("INBOX").forEach(message -> letters.delete("INBOX", message.uid()));
    UUID cancelled = UUID.fromString(ask(order(then)).jsonPath().getString("id"));
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              Order order = orders.find(cancelled);
              database.update(
                  "update restore_order set state = 'CANCELLED', ended_at = now() where id = ?",
                  cancelled);
              queue.order(order, List.of(mailbox));
              assertThat(queue.claim(Duration.ofMinutes(5))).hasSize(1);
              queue.cancel(cancelled);
            });

    Response asked = ask(order(then));
    approve(asked).then().statusCode(200);

    assertThat(queue.claim(Duration.ofMinutes(5))).isEmpty();
    database.update("update restore_job set leased_until = now() where restore_id = ?", cancelled);
    UUID next = UUID.fromString(asked.jsonPath().getString("id"));
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> orders.require(next).state() == RestoreState.DONE);
    assertThat(letters.read("INBOX")).containsExactly(letter);
  }

  @Test
  void whatWasForgottenComesBackOnNoPath() throws Exception {
    byte[] secret = letters.put("INBOX", "secret", "x".repeat(2000));
    byte[] kept = letters.put("INBOX", "kept", "y");
    Instant then = backUp();
    var print = repository.get().fingerprints().messageId("<secret@tinhmau.example>");
    Copies.Copy copy =
        copies.of(new UUID(print.high(), print.low())).stream()
            .filter(it -> it.mailboxId().equals(mailbox.mailboxId()))
            .findFirst()
            .orElseThrow();
    letters.list("INBOX").forEach(message -> letters.delete("INBOX", message.uid()));

    repository
        .get()
        .shred(
            "lệnh số 1",
            Set.of(
                new BlobAddress(
                    copy.message().getMostSignificantBits(),
                    copy.message().getLeastSignificantBits())),
            Set.of(print));

    JsonPath done = restored(order(then));
    assertThat(done.getString("state")).isEqualTo("DONE");
    assertThat(done.getLong("forgotten")).isEqualTo(1);
    assertThat(letters.read("INBOX")).containsExactly(kept);
    Map<String, Object> export = order(then);
    export.put("destination", "EML");
    Response asked = ask(export);
    approve(asked).then().statusCode(200);
    Map<String, byte[]> files =
        unzip(
            as(OPERATOR)
                .get("/api/v1/restores/{id}/content", asked.jsonPath().getString("id"))
                .asByteArray());
    assertThat(files.values()).noneMatch(bytes -> Arrays.equals(bytes, secret));
    assertThat(files).containsKey("KHONG-KHOI-PHUC-DUOC.txt");
    letters.put("INBOX", secret);
    backUp();
    assertThat(copies.of(new UUID(print.high(), print.low()))).hasSize(1);
  }

  @Test
  void whoAsksCannotApprove() {
    letters.put("INBOX", "a", "a");
    Instant then = backUp();
    Response asked = as(LEAD).body(order(then)).post("/api/v1/restores");

    approve(asked)
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("type", equalTo("/problems/second-person-needed"));
  }

  @Test
  void anOperatorCannotApproveNorAnOfficerAsk() {
    letters.put("INBOX", "a", "a");
    Instant then = backUp();
    Response asked = ask(order(then));

    as("dao.vo")
        .header("If-Match", asked.header("ETag"))
        .post("/api/v1/restores/{id}/approval", asked.jsonPath().getString("id"))
        .then()
        .statusCode(403);
    as("an.nguyen").body(order(then)).post("/api/v1/restores").then().statusCode(403);
    as("giang.vu").get("/api/v1/restores").then().statusCode(200);
    as("giang.vu").body(order(then)).post("/api/v1/restores").then().statusCode(403);
  }

  @Test
  void anOrderWithoutAReasonOrAVersionIsRefused() {
    letters.put("INBOX", "a", "a");
    Instant then = backUp();
    Map<String, Object> order = order(then);
    Response asked = ask(order);
    order.put("reason", " ");

    ask(order).then().statusCode(400).contentType("application/problem+json");
    as(LEAD)
        .post("/api/v1/restores/{id}/approval", asked.jsonPath().getString("id"))
        .then()
        .statusCode(428);
  }

  @Test
  void aRefusedOrderRestoresNothing() {
    letters.put("INBOX", "a", "a");
    Instant then = backUp();
    letters.delete("INBOX", letters.list("INBOX").getFirst().uid());
    Response asked = ask(order(then));

    as(LEAD)
        .header("If-Match", asked.header("ETag"))
        .body(Map.of("reason", "Không đủ căn cứ"))
        .post("/api/v1/restores/{id}/refusal", asked.jsonPath().getString("id"))
        .then()
        .statusCode(200)
        .body("state", is("REFUSED"));

    approve(asked).then().statusCode(412);
    assertThat(letters.read("INBOX")).isEmpty();
  }

  @Test
  void thePreviewCountsWithoutWriting() {
    letters.folder("Đến");
    letters.put("INBOX", "a", "a");
    letters.put("Đến", "b", "b");
    Instant then = backUp();

    as(OPERATOR)
        .body(order(then))
        .post("/api/v1/restores/previews")
        .then()
        .statusCode(200)
        .body("messages", is(2))
        .body("mailboxes[0].folders.name", hasSize(2));
    ask(order(Instant.parse("2020-01-01T00:00:00Z")))
        .then()
        .statusCode(409)
        .body("detail", containsString("không có thư"));
  }

  @Test
  void senderAndFolderAreFoundWithoutAccents() {
    letters.folder("Công văn đến");
    letters.put("Công văn đến", "a", "a");
    letters.put("INBOX", "b", "b");
    Instant then = backUp();

    as("giang.vu")
        .queryParam("mailboxId", mailbox.mailboxId())
        .queryParam("at", then.toString())
        .queryParam("sender", "NGUYEN van")
        .queryParam("folder", "cong van")
        .get("/api/v1/backup-messages")
        .then()
        .statusCode(200)
        .body("items", hasSize(1))
        .body("items[0].folder", is("Công văn đến"));
    as("giang.vu")
        .queryParam("mailboxId", mailbox.mailboxId())
        .queryParam("subject", "giấy mời")
        .get("/api/v1/backup-messages")
        .then()
        .statusCode(409);
  }
}
