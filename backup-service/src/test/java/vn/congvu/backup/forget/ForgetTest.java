package vn.congvu.backup.forget;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

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
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.Letters;
import vn.congvu.backup.RealParts;
import vn.congvu.backup.catalogue.Copies;
import vn.congvu.backup.catalogue.Forgotten;
import vn.congvu.backup.catalogue.ForgottenMeanwhile;
import vn.congvu.backup.catalogue.NewMessage;
import vn.congvu.backup.mailbox.BackupMailbox;
import vn.congvu.backup.mailbox.KnownMailboxes;
import vn.congvu.backup.repository.format.BlobAddress;
import vn.congvu.backup.run.RunService;
import vn.congvu.backup.run.RunState;
import vn.congvu.backup.run.RunTrigger;
import vn.congvu.backup.run.RunView;
import vn.congvu.backup.store.RepositoryAccess;
import vn.congvu.fingerprint.Fingerprint;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.database.Database;

@QuarkusTest
@RealParts
class ForgetTest {

  private static final String OPERATOR = "dung.pham";
  private static final String LEAD = "em.hoang";

  @Inject RunService runs;
  @Inject KnownMailboxes mailboxes;
  @Inject ForgetLedger ledger;
  @Inject Forgotten forgotten;
  @Inject Copies copies;
  @Inject RepositoryAccess repository;
  @Inject Database database;

  private final String id = "leak-" + UUID.randomUUID();
  private Letters letters;
  private Letters others;
  private BackupMailbox mailbox;
  private BackupMailbox other;

  @BeforeEach
  void twoMailboxes() {
    letters = Letters.inNewMailbox();
    others = Letters.inNewMailbox();
    mailbox = mailboxes.issued(letters.address(), "snv");
    other = mailboxes.issued(others.address(), "syt");
  }

  @AfterEach
  void leave() {
    letters.close();
    others.close();
  }

  private void backUp() {
    RunView ordered =
        runs.order(
            RunTrigger.MANUAL, null, List.of(mailbox.mailboxId(), other.mailboxId()), "somebody");
    RunView ended =
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> runs.require(ordered.id()), run -> run.state() != RunState.RUNNING);
    assertThat(ended.state()).isEqualTo(RunState.DONE);
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }

  private JsonPath known() {
    return as(OPERATOR)
        .body(Map.of("messageId", "<" + id + "@tinhmau.example>"))
        .post("/api/v1/backup-fingerprints")
        .then()
        .statusCode(200)
        .extract()
        .jsonPath();
  }

  private Response order() {
    return order(known().getString("[0].fingerprint"));
  }

  private static Response order(String fingerprint) {
    Response asked =
        as(OPERATOR)
            .body(Map.of("fingerprint", fingerprint, "reason", "Thu hồi tài liệu gửi nhầm"))
            .post("/api/v1/forget-orders");
    asked.then().statusCode(201).body("state", is("AWAITING_APPROVAL"));
    return asked;
  }

  private static Response approve(Response asked, String username) {
    return as(username)
        .header("If-Match", asked.header("ETag"))
        .post("/api/v1/forget-orders/{id}/approval", asked.jsonPath().getString("id"));
  }

  private static JsonPath done(Response asked) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                as(LEAD)
                    .get("/api/v1/forget-orders/{id}", asked.jsonPath().getString("id"))
                    .jsonPath(),
            answer -> !answer.getString("state").equals("RUNNING"));
  }

  @Test
  void whatIsForgottenIsGoneFromEveryGenerationAndSaysWhatProvesIt() {
    byte[] secret = letters.put("INBOX", id, id + "x".repeat(2000));
    others.put("INBOX", secret);
    byte[] kept = letters.put("INBOX", "kept-" + id, "y");
    backUp();
    Instant then = Instant.now();
    letters.delete("INBOX", letters.list("INBOX").getFirst().uid());
    backUp();
    Set<UUID> messages =
        copies.messages(Fingerprint.parse(known().getString("[0].fingerprint")).uuid());
    assertThat(known().getLong("[0].copies")).isEqualTo(2);

    Response asked = order();
    assertThat(asked.jsonPath().getLong("copies")).isEqualTo(2);
    approve(asked, LEAD).then().statusCode(200).body("state", is("RUNNING"));
    JsonPath done = done(asked);

    assertThat(done.getString("state")).isEqualTo("DONE");
    assertThat(done.getLong("mailboxes")).isEqualTo(2);
    assertThat(done.getInt("proof.blobsDestroyed")).isPositive();
    assertThat(done.getInt("proof.packs")).isPositive();
    assertThat(done.getBoolean("proof.oldKeysRemoved")).isTrue();
    assertThat(known().getLong("[0].copies")).isZero();
    Set<BlobAddress> blobs = new HashSet<>();
    messages.forEach(it -> blobs.add(BlobAddress.of(it)));
    assertThat(blobs).isNotEmpty();
    assertThat(repository.get().whereabouts().of(blobs)).isNotEmpty();
    assertThat(repository.get().whereabouts().openable(blobs)).isEmpty();
    as("giang.vu")
        .get("/api/v1/forget-orders/{id}/copies", asked.jsonPath().getString("id"))
        .then()
        .statusCode(200)
        .body("items", hasSize(2));
    as(OPERATOR)
        .queryParam("mailboxId", mailbox.mailboxId())
        .queryParam("at", then.toString())
        .get("/api/v1/backup-messages")
        .then()
        .body("items", hasSize(1));
    assertThat(letters.read("INBOX")).containsExactly(kept);
  }

  @Test
  void itIsNotTakenInAgain() {
    byte[] secret = letters.put("INBOX", id, "x");
    backUp();
    Response asked = order();
    approve(asked, LEAD).then().statusCode(200);
    assertThat(done(asked).getString("state")).isEqualTo("DONE");

    others.put("INBOX", secret);
    backUp();

    assertThat(known().getLong("[0].copies")).isZero();
  }

  @Test
  void anInnocentMessageKeepsTheAttachmentThatItShares() {
    String document = attachment();
    letters.put("INBOX", withAttachment(id, document));
    byte[] innocent = withAttachment("innocent-" + id, document);
    others.put("INBOX", innocent);
    backUp();

    Response asked = order();
    approve(asked, LEAD).then().statusCode(200);
    JsonPath done = done(asked);

    assertThat(done.getInt("proof.partsKept")).isEqualTo(1);
    String found =
        as(OPERATOR)
            .queryParam("mailboxId", other.mailboxId())
            .get("/api/v1/backup-messages")
            .jsonPath()
            .getString("items[0].id");
    others.delete("INBOX", others.list("INBOX").getFirst().uid());
    Response restore =
        as(OPERATOR)
            .body(
                Map.of(
                    "mailboxId",
                    other.mailboxId(),
                    "messageId",
                    found,
                    "destination",
                    "ORIGIN",
                    "reason",
                    "Xóa nhầm"))
            .post("/api/v1/restores");
    as(LEAD)
        .header("If-Match", restore.header("ETag"))
        .post("/api/v1/restores/{id}/approval", restore.jsonPath().getString("id"))
        .then()
        .statusCode(200);
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(others.read("INBOX")).containsExactly(innocent));
  }

  @Test
  void aPartThatWentWithAForgottenMailComesAgainWithAnInnocentOne() {
    String document = attachment();
    letters.put("INBOX", withAttachment(id, document));
    backUp();
    Response asked = order();
    approve(asked, LEAD).then().statusCode(200);
    assertThat(done(asked).getString("state")).isEqualTo("DONE");

    byte[] innocent = withAttachment("innocent-" + id, document);
    others.put("INBOX", innocent);
    backUp();

    assertThat(kept(other)).containsExactly(innocent);
  }

  @Test
  void aPartThatTheOrderNamesNeverComesAgain() {
    String document = attachment();
    letters.put("INBOX", withAttachment(id, document));
    backUp();
    Response asked = order(printsOf(mailbox).getLast());
    approve(asked, LEAD).then().statusCode(200);
    assertThat(done(asked).getString("state")).isEqualTo("DONE");

    others.put("INBOX", withAttachment("other-" + id, document));
    backUp();

    assertThat(kept(other)).isEmpty();
  }

  /** Its Message-ID's first, its parts' in their order. */
  private List<String> printsOf(BackupMailbox one) {
    String message =
        as(OPERATOR)
            .queryParam("mailboxId", one.mailboxId())
            .get("/api/v1/backup-messages")
            .jsonPath()
            .getString("items[0].id");
    return as(OPERATOR)
        .body(Map.of("message", message))
        .post("/api/v1/backup-fingerprints")
        .jsonPath()
        .getList("fingerprint");
  }

  private List<byte[]> kept(BackupMailbox one) {
    return database
        .query(
            """
            select p.message from placement p join folder f on f.id = p.folder
             where f.mailbox = ? and p.message is not null order by p.uid
            """,
            row -> row.getObject(1, UUID.class),
            one.number())
        .stream()
        .map(
            address -> {
              var bytes = new ByteArrayOutputStream();
              try {
                repository.get().read(BlobAddress.of(address), bytes);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
              return bytes.toByteArray();
            })
        .toList();
  }

  private static String attachment() {
    byte[] bytes = new byte[60_000];
    new Random().nextBytes(bytes);
    return Base64.getMimeEncoder(76, "\r\n".getBytes(UTF_8)).encodeToString(bytes);
  }

  private static byte[] withAttachment(String id, String base64) {
    return ("From: an@tinhmau.example\r\nMessage-ID: <"
            + id
            + "@tinhmau.example>\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nKính gửi\r\n--b\r\n"
            + "Content-Type: application/pdf\r\nContent-Transfer-Encoding: base64\r\n\r\n"
            + base64
            + "\r\n--b--\r\n")
        .getBytes(UTF_8);
  }

  @Test
  void anOrderCutOffAfterTheKeysWereDestroyedIsFinished() {
    letters.put("INBOX", id, "x");
    backUp();
    Response asked = order();
    UUID order = UUID.fromString(asked.jsonPath().getString("id"));
    UUID print = Fingerprint.parse(known().getString("[0].fingerprint")).uuid();
    var work = new ForgetLedger.Work(order, print, 1, null);
    ForgetLedger.Doomed doomed = ledger.doom(work, true);
    UUID _ = repository.get().shred(order.toString(), doomed.blobs(), Set.of(work.fingerprint()));

    approve(asked, LEAD).then().statusCode(200);

    JsonPath done = done(asked);
    assertThat(done.getString("state")).isEqualTo("DONE");
    assertThat(done.getInt("proof.blobsDestroyed")).isEqualTo(doomed.blobs().size());
    assertThat(known().getLong("[0].messages")).isZero();
  }

  @Test
  void aRunThatReadItBeforeTheOrderDoesNotWriteItDown() {
    letters.put("INBOX", id, "x");
    backUp();
    UUID print = Fingerprint.parse(known().getString("[0].fingerprint")).uuid();
    Response asked = order();
    approve(asked, LEAD).then().statusCode(200);
    assertThat(done(asked).getString("state")).isEqualTo("DONE");
    var late =
        new NewMessage(
            7,
            Letters.DATE,
            1,
            new NewMessage.Content(
                UUID.randomUUID(),
                10,
                List.of(print),
                List.of(),
                List.of(),
                "an@tinhmau.example",
                null));

    assertThatThrownBy(
            () -> QuarkusTransaction.requiringNew().run(() -> forgotten.refuse(List.of(late))))
        .isInstanceOf(ForgottenMeanwhile.class);
  }

  private Response decided(String client, String executor, String approver) {
    return given()
        .auth()
        .oauth2(Tokens.ofClient(client))
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "fingerprint",
                known().getString("[0].fingerprint"),
                "decision",
                "d".repeat(64),
                "requestedBy",
                executor,
                "decidedBy",
                approver,
                "decidedAt",
                Instant.now().toString()))
        .post("/api/v1/decided-forget-orders");
  }

  @Test
  void whatTwoPersonsDecidedAtSecurityServiceIsCarriedOutOnceAndNamesNobody() {
    letters.put("INBOX", id, "x");
    backUp();

    Response order = decided("security-service", "executor", "approver");
    Response again = decided("security-service", "executor", "approver");

    order.then().statusCode(200);
    assertThat(again.<String>path("id")).isEqualTo(order.path("id"));
    assertThat(done(order).getString("proof.tombstone")).isNotNull();
    assertThat(known().getLong("[0].copies")).isZero();
    String shown = as(LEAD).get("/api/v1/forget-orders/{id}", order.<String>path("id")).asString();
    assertThat(shown).doesNotContain("executor", "approver");
  }

  @Test
  void onlySecurityServiceBringsDecisionsAndOnlyOfTwoPersons() {
    letters.put("INBOX", id, "x");
    backUp();

    decided("incident-service", "executor", "approver").then().statusCode(403);
    decided("security-service", "one", "one")
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/second-person-needed"));

    assertThat(known().getLong("[0].copies")).isEqualTo(1);
  }

  @Test
  void whoAsksCannotApproveAndAnOperatorCannotAtAll() {
    letters.put("INBOX", id, "x");
    backUp();
    Response byLead =
        as(LEAD)
            .body(Map.of("fingerprint", known().getString("[0].fingerprint"), "reason", "Thu hồi"))
            .post("/api/v1/forget-orders");

    approve(byLead, LEAD)
        .then()
        .statusCode(403)
        .body("type", equalTo("/problems/second-person-needed"));
    approve(byLead, OPERATOR).then().statusCode(403).body("type", equalTo("/problems/forbidden"));
    as(OPERATOR)
        .body(Map.of("fingerprint", known().getString("[0].fingerprint"), "reason", "Thu hồi"))
        .post("/api/v1/forget-orders")
        .then()
        .statusCode(409)
        .body("type", equalTo("/problems/forgetting-already-ordered"));
    as("an.nguyen").get("/api/v1/forget-orders").then().statusCode(403);
    assertThat(known().getLong("[0].copies")).isEqualTo(1);
  }

  @Test
  void aContentIsNamedByItsMessageIdAndNotByAPartThatOthersHaveToo() {
    letters.put("INBOX", id, "Cùng một nội dung");
    letters.put("INBOX", "other-" + id, "Cùng một nội dung");
    backUp();
    UUID print = Fingerprint.parse(known().getString("[0].fingerprint")).uuid();
    UUID content = copies.of(print).getFirst().message();

    given()
        .auth()
        .oauth2(Tokens.ofClient("security-service"))
        .contentType(ContentType.JSON)
        .body(Map.of("contents", List.of(content, UUID.randomUUID())))
        .post("/api/v1/decided-forget-orders/names")
        .then()
        .statusCode(200)
        .body("content", is(List.of(content.toString())))
        .body("fingerprint", is(List.of(Fingerprint.of(print).toString())));
  }

  @Test
  void aContentIsNamedByWhatTheSparedOneWithTheSameMessageIdDoesNotHave() {
    letters.put("INBOX", id, "Nội dung thật " + id);
    letters.put("INBOX", id, "Nội dung giả mạo " + id);
    backUp();
    UUID print = Fingerprint.parse(known().getString("[0].fingerprint")).uuid();
    List<UUID> both = copies.of(print).stream().map(it -> it.message()).sorted().toList();

    String name =
        given()
            .auth()
            .oauth2(Tokens.ofClient("security-service"))
            .contentType(ContentType.JSON)
            .body(Map.of("contents", both.subList(0, 1), "spare", both.subList(1, 2)))
            .post("/api/v1/decided-forget-orders/names")
            .then()
            .statusCode(200)
            .extract()
            .path("[0].fingerprint");

    assertThat(both).hasSize(2);
    assertThat(copies.of(Fingerprint.parse(name).uuid()))
        .extracting(it -> it.message())
        .containsExactly(both.getFirst());
  }

  @Test
  void aFingerprintOfAnotherShapeIsRefused() {
    as(OPERATOR)
        .body(Map.of("fingerprint", "XYZ", "reason", "Thu hồi"))
        .post("/api/v1/forget-orders")
        .then()
        .statusCode(400)
        .contentType("application/problem+json");
    as(OPERATOR)
        .body(Map.of())
        .post("/api/v1/backup-fingerprints")
        .then()
        .statusCode(400)
        .body("type", equalTo("/problems/fingerprint-unclear"));
  }

  @Test
  void allCopiesArePagedThrough() {
    byte[] secret = letters.put("INBOX", id, "x");
    others.put("INBOX", secret);
    backUp();
    String fingerprint = known().getString("[0].fingerprint");

    JsonPath first =
        as(OPERATOR)
            .queryParam("fingerprint", fingerprint)
            .queryParam("limit", 1)
            .get("/api/v1/backup-copies")
            .jsonPath();
    JsonPath second =
        as(OPERATOR)
            .queryParam("fingerprint", fingerprint)
            .queryParam("limit", 1)
            .queryParam("after", first.getString("next"))
            .get("/api/v1/backup-copies")
            .jsonPath();

    assertThat(first.getList("items")).hasSize(1);
    assertThat(second.getList("items")).hasSize(1);
    assertThat(second.getString("next")).isNull();
    assertThat(first.getString("items[0].address"))
        .isNotEqualTo(second.getString("items[0].address"));
  }
}
