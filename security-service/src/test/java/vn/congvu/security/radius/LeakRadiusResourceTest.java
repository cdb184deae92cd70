package vn.congvu.security.radius;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.paper.PaperFormat;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.Copies;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.copy.FoundBy;
import vn.congvu.security.copy.FoundCopy;
import vn.congvu.security.copy.FoundIn;
import vn.congvu.security.hold.Holds;
import vn.congvu.security.hold.Sealed;
import vn.congvu.security.spill.Cases;

/** How far a document got, read from the real mailboxes in which it lies. */
@QuarkusTest
@RealParts
class LeakRadiusResourceTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @Inject Cases cases;
  @Inject Copies copies;
  @Inject Holds holds;

  private final String id = "tm-" + UUID.randomUUID();
  private final List<Officer> officers = new ArrayList<>();
  private Officer sender;
  private Officer recipient;
  private String spill;

  @BeforeEach
  void aLetterThatWasPassedOn() {
    sender = officer();
    recipient = officer();
    spill = cases.inCharge(sender);
  }

  private Officer officer() {
    Officer officer = Officer.of("snv");
    officers.add(officer);
    return officer;
  }

  @AfterEach
  void leave() {
    officers.forEach(Officer::close);
  }

  private static byte[] mail(String messageId, String from, String header) {
    return ("From: "
            + from
            + "\r\nMessage-ID: <"
            + messageId
            + ">\r\n"
            + header
            + "Subject: planted-subject\r\n\r\nplanted-body\r\n")
        .getBytes(UTF_8);
  }

  private void lies(Officer owner, String folder, byte[] mail, FoundBy foundBy, boolean answers) {
    if (!folder.equals("INBOX")) {
      owner.folder(folder);
    }
    Map<String, Object> place = owner.gets(folder, mail);
    FoundCopy copy =
        FoundCopy.inMailbox(
            owner.address(),
            new FoundCopy.Spot(
                (String) place.get("folder"),
                ((Number) place.get("uidValidity")).longValue(),
                ((Number) place.get("uid")).longValue()),
            foundBy,
            FoundIn.SWEEP,
            answers,
            mail.length,
            Officer.DATE,
            new TreeSet<>());
    assertThat(inTransaction(() -> copies.add(UUID.fromString(spill), List.of(copy)))).isOne();
  }

  private static <T> T inTransaction(Supplier<T> work) {
    return QuarkusTransaction.requiringNew().call(work::get);
  }

  private JsonPath computed() {
    Response ordered = Cases.step("em.hoang", spill, "leak-radius");
    ordered.then().statusCode(202);
    int number = ordered.path("number");
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                as("em.hoang")
                    .get("/api/v1/spills/" + spill + "/leak-radius")
                    .jsonPath()
                    .setRootPath("items.find { it.number == " + number + " }"),
            it -> List.of("DONE", "FAILED").contains(it.getString("state")));
  }

  private Response people() {
    return as("em.hoang").get("/api/v1/spills/" + spill + "/leak-radius/people?limit=200");
  }

  private Map<String, Object> person(String address) {
    return people().path("items.find { it.address == '" + address + "' }");
  }

  @Test
  void whoSentItWhoHasItAndWhereItWentIsReadFromTheMailboxes() {
    String toAll =
        "To: \"An\" <"
            + recipient.address()
            + ">, khach@ngoai.example\r\nBcc: kin@ngoai.example\r\n";
    lies(sender, "Đã gửi", sent(toAll), FoundBy.MESSAGE_ID, false);
    lies(
        recipient,
        "INBOX",
        mail(id + "@x.example", sender.address(), toAll.split("Bcc")[0]),
        FoundBy.MESSAGE_ID,
        false);
    lies(
        recipient,
        "Đã gửi",
        mail("fwd-" + id + "@x.example", recipient.address(), "To: ban@ngoai.example\r\n"),
        FoundBy.PART,
        false);

    JsonPath radius = computed();

    assertThat(radius.getString("state")).isEqualTo("DONE");
    assertThat(radius.getInt("figures.inside")).isEqualTo(2);
    assertThat(radius.getInt("figures.outside")).isEqualTo(3);
    assertThat(radius.getInt("figures.forwardsOutside")).isEqualTo(1);
    assertThat(radius.getList("unknowns.kind")).doesNotContain("HIDDEN_RECIPIENTS");
    assertThat(person(sender.address()).get("route")).isEqualTo("SENDER");
    assertThat(person(recipient.address()))
        .containsEntry("route", "ADDRESSED")
        .containsEntry("forwarded", true)
        .containsEntry("opened", "YES");
    assertThat(person("kin@ngoai.example").get("inside")).isEqualTo(false);
    assertThat(people().asString()).doesNotContain("planted");
    assertThat(cases.rowsWith("planted")).isZero();
  }

  private byte[] sent(String header) {
    return mail(id + "@x.example", sender.address(), header);
  }

  @Test
  void whatThePlatformCannotReachIsOpenOnTheLedger() {
    lies(
        recipient,
        "INBOX",
        mail(
            id + "@x.example",
            "gui@xa.example",
            "To: " + recipient.address() + ", khach@ngoai.example\r\n"),
        FoundBy.MESSAGE_ID,
        false);

    JsonPath _ = computed();
    JsonPath _ = computed();

    as("em.hoang")
        .get("/api/v1/spills/" + spill + "/coverage")
        .then()
        .body(
            "items.findAll { it.kind == 'EXTERNAL_RECIPIENT' }.place",
            contains("khach@ngoai.example"))
        .body("items.findAll { it.kind == 'USER_DEVICE' }.place", contains(recipient.address()))
        .body("items.state.unique()", contains("UNKNOWN"));
  }

  @Test
  void whatWasReadStaysKnownWhenTheCopyIsTakenAway() {
    lies(
        recipient,
        "INBOX",
        mail(id + "@x.example", "gui@xa.example", "To: " + recipient.address() + "\r\n"),
        FoundBy.MESSAGE_ID,
        false);
    assertThat(computed().getInt("figures.stillThere")).isEqualTo(1);
    Copies.Which all = Copies.Which.ALL;
    List<UUID> ids =
        inTransaction(
            () ->
                copies.page(UUID.fromString(spill), all, null, 10).stream()
                    .map(it -> it.id())
                    .toList());
    assertThat(inTransaction(() -> copies.become(ids, CopyState.GONE))).isOne();
    recipient.loses("INBOX", 1);

    JsonPath after = computed();

    assertThat(after.getInt("figures.stillThere")).isZero();
    assertThat(after.getString("figures.until")).isNotBlank();
    assertThat(after.getInt("number")).isEqualTo(2);
    assertThat(person(recipient.address()).get("route")).isEqualTo("ADDRESSED");
    assertThat(after.getList("unknowns.kind")).doesNotContain("ENVELOPE_NOT_READ");
  }

  @Test
  void aCopyThatWasSealedBeforeAnybodyLookedIsReadFromItsHold() throws IOException {
    byte[] mail =
        mail(
            id + "@x.example",
            "gui@xa.example",
            "To: " + recipient.address() + ", khach@ngoai.example\r\n");
    lies(recipient, "INBOX", mail, FoundBy.MESSAGE_ID, false);
    UUID spillId = UUID.fromString(spill);
    UUID copy =
        inTransaction(() -> copies.page(spillId, Copies.Which.ALL, null, 1)).getFirst().id();
    Sealed sealed = holds.seal(spillId, copy, out -> out.write(mail));
    int contained =
        inTransaction(
            () -> {
              holds.keep(spillId, List.of(sealed));
              return copies.contained(Map.of(copy, sealed.id()));
            });
    assertThat(contained).isOne();
    recipient.loses("INBOX", 1);

    JsonPath radius = computed();

    assertThat(person(recipient.address()).get("route")).isEqualTo("ADDRESSED");
    assertThat(person("khach@ngoai.example").get("inside")).isEqualTo(false);
    assertThat(radius.getInt("figures.stillThere")).isZero();
    assertThat(radius.getList("unknowns.kind")).doesNotContain("ENVELOPE_NOT_READ");
    assertThat(cases.rowsWith("planted")).isZero();
  }

  @Test
  void afterAFalseAlarmNobodyAnswersForDevices() {
    lies(
        recipient,
        "INBOX",
        mail(id + "@x.example", "gui@xa.example", "To: khach@ngoai.example\r\n"),
        FoundBy.MESSAGE_ID,
        false);
    JsonPath _ = computed();

    Cases.step("em.hoang", spill, "release", Map.of("reason", "Không đóng dấu mật"))
        .then()
        .statusCode(200);
  }

  @Test
  void aMailboxThatCannotBeOpenedIsNamedAndKeepsNobodyWaiting() {
    FoundCopy nowhere =
        FoundCopy.inMailbox(
            "nobody-" + recipient.address(),
            new FoundCopy.Spot("INBOX", 1, 1),
            FoundBy.MESSAGE_ID,
            FoundIn.CATALOGUE,
            false,
            10,
            Officer.DATE,
            new TreeSet<>(List.of("\\Seen")));
    assertThat(inTransaction(() -> copies.add(UUID.fromString(spill), List.of(nowhere)))).isOne();

    JsonPath radius = computed();

    assertThat(radius.getString("state")).isEqualTo("DONE");
    assertThat(radius.getList("unknowns.kind")).contains("ENVELOPE_NOT_READ");
    assertThat(radius.getList("unknowns.sentence")).isNotEmpty();
    assertThat(radius.getInt("figures.opened")).isEqualTo(1);
  }

  @Test
  void theOnePageReportNeedsAComputation() {
    String papers = "/api/v1/spills/" + spill + "/papers/";
    as("em.hoang")
        .accept(PaperFormat.PDF_TYPE)
        .get(papers + "leak-report")
        .then()
        .statusCode(409)
        .body("type", is("/problems/leak-radius-not-computed"));
    people().then().statusCode(200).body("items", empty());

    JsonPath _ = computed();

    for (String kind :
        List.of(
            "leak-report",
            "leak-annex",
            "destruction-record",
            "destruction-annex",
            "authority-report",
            "sender-notice")) {
      as("em.hoang").accept(PaperFormat.PDF_TYPE).get(papers + kind).then().statusCode(200);
    }
    as("em.hoang")
        .get("/api/v1/spills/" + spill + "/evidence?limit=200")
        .then()
        .body("items.action", hasItem("leak-radius.order"))
        .body("items.action", hasItem("leak-radius.compute"))
        .body("items.details.toString()", containsString("leak-report"));
  }

  @Test
  void onlyWhoWorksOnTheCaseOrdersAComputation() {
    as("nga.trinh").post("/api/v1/spills/" + spill + "/leak-radius").then().statusCode(404);
    as("em.hoang").post("/api/v1/spills/" + spill + "/leak-radius").then().statusCode(428);
    sender.calls().get("/api/v1/spills/" + spill + "/leak-radius").then().statusCode(403);
  }
}
