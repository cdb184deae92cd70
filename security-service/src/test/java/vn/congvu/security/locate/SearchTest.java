package vn.congvu.security.locate;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.contracts.account.MailboxEvent;
import vn.congvu.localstack.test.Door;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.mail.MailProvisioning;
import vn.congvu.platform.database.Database;
import vn.congvu.security.Facts;
import vn.congvu.security.Neighbours;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.mailbox.KnownMailboxes;
import vn.congvu.security.spill.Cases;

@QuarkusTest
@RealParts
class SearchTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String LEAD = "em.hoang";

  @Inject Cases cases;
  @Inject Facts facts;
  @Inject KnownMailboxes mailboxes;
  @Inject MailProvisioning server;
  @Inject Database database;

  @ConfigProperty(name = "congvu.backup.url")
  String backup;

  /** A letter that names its own id in In-Reply-To with this before it is an answer. */
  private final String answer = "tm-" + UUID.randomUUID();

  private final String id = "before-" + answer;
  private final String document = "Nội dung " + "cần tìm ".repeat(200) + id;
  private final List<Officer> officers = new ArrayList<>();
  private Officer reporter;

  @BeforeEach
  void somebody() {
    reporter = officer();
  }

  @AfterEach
  void leave() {
    Door.open(Neighbours.IMAP);
    Door.open(Neighbours.BACKUP);
    officers.forEach(Officer::close);
  }

  private Officer officer() {
    Officer officer = Officer.of("snv");
    officers.add(officer);
    return officer;
  }

  private byte[] letter() {
    return Officer.letter(id, document);
  }

  /** Backed up after everything that happened to them so far. */
  private void backedUp(Officer... known) throws Exception {
    var ids = new ArrayList<String>();
    for (Officer officer : known) {
      UUID mailbox = UUID.randomUUID();
      ids.add(mailbox.toString());
      issued(mailbox, officer);
    }
    Instant changesCountUntil = Instant.now().plusSeconds(1);
    Awaitility.await().atMost(PATIENCE).until(() -> Instant.now().isAfter(changesCountUntil));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                ids.stream()
                    .allMatch(
                        mailbox ->
                            backups()
                                    .get(backup + "/api/v1/backup-mailboxes/" + mailbox)
                                    .statusCode()
                                == 200));
    String run =
        backups()
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .body(Map.of("mailboxIds", ids))
            .post(backup + "/api/v1/backup-runs")
            .path("id");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> backups().get(backup + "/api/v1/backup-runs/" + run).path("state"),
            "DONE"::equals);
  }

  private void issued(UUID mailbox, Officer officer) throws Exception {
    facts.announce(
        UUID.randomUUID(),
        new MailboxEvent.MailboxIssued(
            mailbox,
            1,
            Instant.now(),
            officer.address(),
            "snv",
            MailboxEvent.Kind.PERSONAL,
            1_000_000_000,
            null));
  }

  private static RequestSpecification backups() {
    return given().auth().oauth2(Tokens.of("dung.pham")).contentType("application/json");
  }

  private String reported(Map<String, Object> message) {
    Response told = reporter.calls().body(message).post("/api/v1/spills");
    told.then().statusCode(201);
    String spill = told.path("id");
    Cases.step("cuong.le", spill, "confirmation").then().statusCode(200);
    Cases.step(LEAD, spill, "assignment").then().statusCode(200);
    return spill;
  }

  private static JsonPath ordered(String spill, String kind) {
    Response order = Cases.step(LEAD, spill, "searches", Map.of("kind", kind));
    order.then().statusCode(201);
    return order.jsonPath();
  }

  private static JsonPath latest(String spill) {
    return as(LEAD).get("/api/v1/spills/" + spill + "/searches").jsonPath();
  }

  private static JsonPath done(String spill) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> latest(spill), search -> "DONE".equals(search.getString("items[0].state")));
  }

  private static JsonPath searched(String spill, String kind) {
    JsonPath _ = ordered(spill, kind);
    return done(spill);
  }

  private static List<Map<String, Object>> all(String spill, String path) {
    var all = new ArrayList<Map<String, Object>>();
    String after = "";
    while (after != null) {
      JsonPath page =
          as(LEAD)
              .queryParam("limit", 200)
              .queryParam("after", after)
              .get("/api/v1/spills/" + spill + path)
              .jsonPath();
      all.addAll(page.getList("items"));
      after = page.getString("next");
    }
    return all;
  }

  private static List<Object> places(String spill, String search) {
    return all(spill, "/searches/" + search + "/places").stream()
        .map(place -> place.get("place"))
        .toList();
  }

  /** Address and by what, of the copies that lie in mailboxes. */
  private static List<String> inMailboxes(String spill) {
    return all(spill, "/copies?kind=MAILBOX&state=FOUND").stream()
        .map(copy -> copy.get("place") + " " + copy.get("foundBy"))
        .toList();
  }

  private static Object stateOf(String spill, String place) {
    return all(spill, "/coverage").stream()
        .filter(row -> row.get("place").equals(place))
        .map(row -> row.get("state"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void copiesAreFoundWhereTheyWentSinceAndAnUntouchedMailboxIsNotOpened() throws Exception {
    Officer mover = officer();
    Officer untouched = officer();
    Map<String, Object> message = reporter.gets("INBOX", letter());
    Map<String, Object> moved = mover.gets("INBOX", letter());
    untouched.folder("Việc khác");
    backedUp(reporter, mover, untouched);
    mover.folder("Đã chuyển");
    var _ = mover.gets("Đã chuyển", letter());
    mover.loses("INBOX", ((Number) moved.get("uid")).longValue());
    Officer late = officer();
    var _ = late.gets("INBOX", Officer.letter("fw-" + id, document));
    var _ = late.gets("INBOX", Officer.letter(answer, "Đã nhận"));
    String spill = reported(Map.of("level", "SECRET", "message", message));

    JsonPath search = searched(spill, "LOCATE");

    assertThat(inMailboxes(spill))
        .containsExactlyInAnyOrder(
            reporter.address() + " MESSAGE_ID",
            mover.address() + " MESSAGE_ID",
            late.address() + " PART",
            late.address() + " REFERENCE");
    assertThat(places(spill, search.getString("items[0].id")))
        .contains(reporter.address(), mover.address(), late.address())
        .doesNotContain(untouched.address());
    assertThat(stateOf(spill, mover.address())).isEqualTo("FOUND");
    assertThat(stateOf(spill, "backups")).isEqualTo("FOUND");
    as(LEAD).get("/api/v1/spills/" + spill).then().body("state", is("LOCATED"));
    assertThat(cases.rowsWith("Đã chuyển")).isZero();
  }

  @Test
  void aCopyInTheBackupsIsFoundByWhatItHas() throws Exception {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    var _ = reporter.gets("INBOX", Officer.letter("fw-" + id, document));
    var _ = reporter.gets("INBOX", Officer.letter(answer, "Đã nhận"));
    backedUp(reporter);
    String spill = reported(Map.of("level", "SECRET", "message", message));

    JsonPath _ = searched(spill, "LOCATE");

    assertThat(all(spill, "/copies?kind=BACKUP_GENERATION"))
        .extracting(copy -> copy.get("foundBy"))
        .containsExactlyInAnyOrder("MESSAGE_ID", "PART", "REFERENCE");
  }

  @Test
  void whatAMessageCarriesIsLearnedWhenOnlyItsIdWasTold() {
    var _ = reporter.gets("INBOX", letter());
    Officer other = officer();
    var _ = other.gets("INBOX", Officer.letter("fw-" + id, document));
    String spill = reported(Map.of("level", "SECRET", "messageId", "<" + id + "@tinhmau.example>"));

    JsonPath _ = searched(spill, "LOCATE");

    assertThat(inMailboxes(spill))
        .contains(reporter.address() + " MESSAGE_ID", other.address() + " PART");
  }

  @Test
  void aVerificationReadsWhatTheBackupsHaveSeenAndMissesNoMailboxThatWent() throws Exception {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    Officer leaver = officer();
    var _ = leaver.gets("INBOX", letter());
    Officer untouched = officer();
    backedUp(untouched);
    String spill = reported(Map.of("level", "SECRET", "message", message));
    JsonPath _ = searched(spill, "LOCATE");
    assertThat(inMailboxes(spill)).contains(leaver.address() + " MESSAGE_ID");
    leaver.close();
    server.delete(leaver.address());
    UUID gone = UUID.randomUUID();
    facts.announce(
        gone, new MailboxEvent.MailboxDeleted(gone, 1, Instant.now(), leaver.address(), "snv"));
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> mailboxes.isDeleted(leaver.address(), Instant.now()));

    JsonPath search = searched(spill, "VERIFY");

    assertThat(inMailboxes(spill)).containsExactly(reporter.address() + " MESSAGE_ID");
    assertThat(search.getLong("items[0].noLongerThere")).isPositive();
    assertThat(stateOf(spill, untouched.address())).isEqualTo("ABSENT");
    assertThat(stateOf(spill, leaver.address())).isEqualTo("ABSENT");
  }

  @Test
  void aVerificationReadsAClosedMailboxToo() throws Exception {
    Officer leaver = officer();
    issued(UUID.randomUUID(), leaver);
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> mailboxes.byAddress(leaver.address()).isPresent());
    var _ = leaver.gets("INBOX", letter());
    leaver.close();
    server.close(leaver.address());
    // Read already: by its Message-ID alone every mailbox would be read twice.
    Map<String, Object> message = reporter.gets("INBOX", letter());
    String spill = reported(Map.of("level", "SECRET", "message", message));

    JsonPath _ = searched(spill, "VERIFY");

    assertThat(inMailboxes(spill))
        .containsExactlyInAnyOrder(
            reporter.address() + " MESSAGE_ID", leaver.address() + " MESSAGE_ID");
  }

  @Test
  void aSearchWaitsForPartsThatAreAwayAndGoesOn() {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    String spill = reported(Map.of("level", "SECRET", "message", message));
    Door.shut(Neighbours.IMAP);
    JsonPath _ = ordered(spill, "LOCATE");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> latest(spill).getString("items[0].problem") != null);
    Cases.step(LEAD, spill, "searches", Map.of("kind", "LOCATE"))
        .then()
        .statusCode(409)
        .body("type", is("/problems/search-under-way"));

    Door.open(Neighbours.IMAP);

    assertThat(done(spill).getString("items[0].problem")).isNull();
    assertThat(inMailboxes(spill)).containsExactly(reporter.address() + " MESSAGE_ID");
  }

  @Test
  void aSearchGoesOnWhenTheBackupsAnswerAgain() {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    String spill = reported(Map.of("level", "SECRET", "message", message));
    Door.shut(Neighbours.BACKUP);
    JsonPath _ = ordered(spill, "LOCATE");
    Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () -> latest(spill).getString("items[0].problem"),
            problem -> problem != null && problem.contains("sao lưu"));

    Door.open(Neighbours.BACKUP);

    assertThat(done(spill).getString("items[0].problem")).isNull();
    assertThat(inMailboxes(spill)).containsExactly(reporter.address() + " MESSAGE_ID");
  }

  @Test
  void theDocumentIsFoundInAMailWithinAMailAndInWhatOutlookMakesOfIt() {
    Map<String, Object> message = reporter.gets("INBOX", letter());
    Officer other = officer();
    var _ = other.gets("INBOX", carrying("message/rfc822", letter()));
    var _ = other.gets("INBOX", carrying("application/ms-tnef", winmail(document + "\r\n")));
    String spill = reported(Map.of("level", "SECRET", "message", message));

    JsonPath _ = searched(spill, "LOCATE");

    assertThat(inMailboxes(spill))
        .containsExactlyInAnyOrder(
            reporter.address() + " MESSAGE_ID",
            other.address() + " PART",
            other.address() + " PART");
  }

  private byte[] carrying(String type, byte[] content) {
    return """
    From: binh@tinhmau.example
    Message-ID: <%s@tinhmau.example>
    Content-Type: multipart/mixed; boundary=b

    --b
    Content-Type: text/plain

    Xem tep dinh kem.
    --b
    Content-Type: %s
    Content-Transfer-Encoding: base64

    %s
    --b--
    """
        .formatted(UUID.randomUUID(), type, Base64.getMimeEncoder().encodeToString(content))
        .replace("\r\n", "\n")
        .replace("\n", "\r\n")
        .getBytes(UTF_8);
  }

  /** A document attached by Outlook, by MS-OXTNEF. */
  private static byte[] winmail(String document) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22, 1, 0});
    attribute(out, 1, 0x0008_9006, new byte[] {0, 0, 1, 0});
    attribute(out, 2, 0x0006_9002, new byte[14]);
    attribute(out, 2, 0x0006_800f, document.getBytes(UTF_8));
    return out.toByteArray();
  }

  private static void attribute(ByteArrayOutputStream out, int level, int id, byte[] data) {
    int checksum = 0;
    for (byte octet : data) {
      checksum += octet & 0xff;
    }
    out.writeBytes(
        ByteBuffer.allocate(11 + data.length)
            .order(ByteOrder.LITTLE_ENDIAN)
            .put((byte) level)
            .putInt(id)
            .putInt(data.length)
            .put(data)
            .putShort((short) checksum)
            .array());
  }

  @Test
  void aMailboxIsQuietUntilSomethingComesToItAfterItsBackup() throws Exception {
    Officer reader = officer();
    var _ = reader.gets("INBOX", letter());
    Map<String, Object> message = reporter.gets("INBOX", letter());
    backedUp(reporter, reader);
    String spill = reported(Map.of("level", "SECRET", "message", message));
    JsonPath _ = ordered(spill, "LOCATE");
    JsonPath first = done(spill);
    var _ = reader.gets("INBOX", letter());
    JsonPath _ = ordered(spill, "LOCATE");
    JsonPath second = done(spill);

    assertThat(quiet(first, reader)).isTrue();
    assertThat(quiet(second, reader)).isFalse();
    assertThat(inMailboxes(spill))
        .containsExactlyInAnyOrder(
            reporter.address() + " MESSAGE_ID",
            reader.address() + " MESSAGE_ID",
            reader.address() + " MESSAGE_ID");
  }

  private boolean quiet(JsonPath searches, Officer officer) {
    return database
        .first(
            "select quiet from spill_search_place where search_id = ? and place = ?",
            row -> row.getBoolean(1),
            UUID.fromString(searches.getString("items[0].id")),
            officer.address())
        .orElseThrow();
  }

  @Test
  void withoutAMessageThereIsNothingToFind() {
    String spill = cases.inCharge(reporter);

    Cases.step(LEAD, spill, "searches", Map.of("kind", "LOCATE"))
        .then()
        .statusCode(409)
        .body("type", is("/problems/search-nothing-to-find"));
  }
}
