package vn.congvu.security.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static vn.congvu.security.People.as;
import static vn.congvu.security.People.justLoggedIn;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.spill.Cases;
import vn.congvu.security.spill.SpillState;

@QuarkusTest
@RealParts
class ApprovalTest {

  private static final String LEAD = "em.hoang";
  private static final String EXECUTOR = "dung.pham";
  private static final String APPROVER = "nga.trinh";

  @Inject Cases cases;
  @Inject Holdings holdings;

  private Officer officer;
  private String spill;

  @BeforeEach
  void aCaseWithThreeCopiesTakenAway() {
    officer = Officer.of("snv");
    spill = cases.inCharge(officer);
    named("EXECUTOR", EXECUTOR);
    named("APPROVER", APPROVER);
    holdings.contained(UUID.fromString(spill), 3);
  }

  @AfterEach
  void leave() {
    officer.close();
  }

  private void named(String part, String username) {
    Cases.step(LEAD, spill, "people", Map.of("part", part, "username", username, "name", username))
        .then()
        .statusCode(200);
  }

  private Response freeze(String username) {
    return Cases.step(username, spill, "result-sets");
  }

  private Response decide(
      RequestSpecification caller, int set, String decision, Map<String, Object> body) {
    return caller
        .header("If-Match", Cases.tagOf(LEAD, spill))
        .body(body)
        .post("/api/v1/spills/" + spill + "/result-sets/" + set + "/" + decision);
  }

  private static Map<String, Object> approval(String digest, boolean keepAsIs) {
    return Map.of(
        "digest",
        digest,
        "authority",
        Map.of("keepAsIs", keepAsIs, "answeredBy", "PA03", "letterNumber", "12/CAT-PA03"));
  }

  private List<String> ledger(String column) {
    return as(LEAD).get("/api/v1/spills/" + spill + "/coverage?limit=200").path("items." + column);
  }

  private String state() {
    return as(LEAD).get("/api/v1/spills/" + spill).path("state");
  }

  @Test
  void oneFreezesAnotherApprovesAndAnybodyCanRecomputeTheDigest() throws Exception {
    Response set = freeze(EXECUTOR);
    set.then().statusCode(201).body("number", is(1)).body("copies", is(3));
    String digest = set.path("digest");

    Response approved = decide(justLoggedIn(LEAD), 1, "approval", approval(digest, false));

    approved
        .then()
        .statusCode(200)
        .body("state", is("APPROVED"))
        .body("authority.letterNumber", is("12/CAT-PA03"));
    assertThat(state()).isEqualTo("APPROVED");
    String export =
        as(APPROVER).get("/api/v1/spills/" + spill + "/result-sets/1/export").asString();
    assertThat(
            HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(export.getBytes(UTF_8))))
        .isEqualTo(digest);
    assertThat(export).doesNotContain("INBOX");
    assertThat(export.lines().skip(1).toList())
        .isEqualTo(
            as(APPROVER)
                .get("/api/v1/spills/" + spill + "/result-sets/1/lines")
                .<List<String>>path("items.text"));
    as(LEAD)
        .get("/api/v1/spills/" + spill + "/evidence?limit=200")
        .then()
        .body("items.action", hasItems("result-set.freeze", "result-set.approve"));
  }

  @Test
  void theExecutorIsAskedToFreezeAndOnlyThenTheApproverToDecide() {
    assertThat(waitingFor(EXECUTOR)).containsExactly("FREEZE");
    assertThat(waitingFor(APPROVER)).isEmpty();

    String digest = freeze(EXECUTOR).path("digest");

    assertThat(waitingFor(EXECUTOR)).isEmpty();
    assertThat(waitingFor(APPROVER)).containsExactly("APPROVE");
    decide(justLoggedIn(LEAD), 1, "approval", approval(digest, true)).then().statusCode(200);
    assertThat(waitingFor(EXECUTOR)).isEmpty();
    assertThat(waitingFor(APPROVER)).isEmpty();
  }

  @Test
  void aLeadWhoFrozeItWaitsForTheSecondPerson() {
    freeze(LEAD).then().statusCode(201);

    assertThat(waitingFor(LEAD)).doesNotContain("APPROVE", "NAME_APPROVER");
    assertThat(waitingFor(APPROVER)).containsExactly("APPROVE");
  }

  @Test
  void aLeadWhoFrozeItNamesTheSecondPersonWhereThereIsNone() {
    String other = cases.inCharge(officer);
    holdings.contained(UUID.fromString(other), 1);
    Cases.step(LEAD, other, "result-sets").then().statusCode(201);

    assertThat(Cases.waitingFor(LEAD, other)).contains("NAME_APPROVER").doesNotContain("APPROVE");
  }

  private List<String> waitingFor(String username) {
    return Cases.waitingFor(username, spill);
  }

  @Test
  void aLoginOfBeforeIsNotEnough() {
    String digest = freeze(EXECUTOR).path("digest");

    decide(as(LEAD), 1, "approval", approval(digest, false))
        .then()
        .statusCode(401)
        .body("type", is("/problems/login-too-old"))
        .header("WWW-Authenticate", containsString("error=\"insufficient_user_authentication\""))
        .header("WWW-Authenticate", containsString("max_age=\"300\""));

    assertThat(state()).isEqualTo("CONTAINED");
  }

  @Test
  void theExecutorApprovesNothingAndNobodyTheirOwn() {
    String digest = freeze(LEAD).path("digest");

    decide(justLoggedIn(EXECUTOR), 1, "approval", approval(digest, false)).then().statusCode(403);
    decide(justLoggedIn(LEAD), 1, "approval", approval(digest, false))
        .then()
        .statusCode(403)
        .body("type", is("/problems/result-set-second-person-needed"));
    decide(justLoggedIn(APPROVER), 1, "approval", approval(digest, false)).then().statusCode(200);
  }

  @Test
  void whatWasFoundAfterTheFreezeIsNotInTheSet() {
    String digest = freeze(EXECUTOR).path("digest");
    holdings.contained(UUID.fromString(spill), 1);

    decide(justLoggedIn(LEAD), 1, "approval", approval(digest, false))
        .then()
        .statusCode(200)
        .body("copies", is(3))
        .body("digest", is(digest));
  }

  @Test
  void anotherStateOfACopyAfterTheFreezeMakesTheSetWorthNothing() {
    String digest = freeze(EXECUTOR).path("digest");
    holdings.oneIsGivenBack(UUID.fromString(spill));

    decide(justLoggedIn(LEAD), 1, "approval", approval(digest, false))
        .then()
        .statusCode(409)
        .body("type", is("/problems/result-set-changed"));

    freeze(EXECUTOR).then().statusCode(201).body("number", is(2)).body("copies", is(2));
    decide(justLoggedIn(LEAD), 2, "approval", approval(digest, false))
        .then()
        .statusCode(409)
        .body("type", is("/problems/result-set-another-digest"));
    decide(justLoggedIn(LEAD), 1, "approval", approval(digest, false))
        .then()
        .statusCode(409)
        .body("type", is("/problems/result-set-in-another-state"));
  }

  @Test
  void aCopyThatStillLiesInAMailboxIsTakenAwayFirst() {
    holdings.found(UUID.fromString(spill), 1);

    freeze(EXECUTOR).then().statusCode(409).body("type", is("/problems/result-set-not-contained"));
  }

  @Test
  void whatTheBackupsAloneStillHaveIsFrozenAtOnce() {
    String other = cases.inCharge(officer);
    holdings.inBackups(UUID.fromString(other), UUID.randomUUID());
    cases.become(UUID.fromString(other), SpillState.LOCATED);

    Cases.step(LEAD, other, "result-sets").then().statusCode(201).body("copies", is(1));

    as(LEAD).get("/api/v1/spills/" + other).then().body("state", is("CONTAINED"));
  }

  @Test
  void ofTwoWhoApproveAtTheSameTimeOneDoes() {
    String digest = freeze(EXECUTOR).path("digest");
    String tag = Cases.tagOf(LEAD, spill);
    RequestSpecification lead = justLoggedIn(LEAD);
    RequestSpecification approver = justLoggedIn(APPROVER);

    List<Integer> answers =
        Stream.of(lead, approver)
            .map(
                caller ->
                    CompletableFuture.supplyAsync(
                        () ->
                            caller
                                .header("If-Match", tag)
                                .body(approval(digest, false))
                                .post("/api/v1/spills/" + spill + "/result-sets/1/approval")
                                .statusCode()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .sorted()
            .toList();

    assertThat(answers).containsExactly(200, 412);
  }

  @Test
  void whatTheAuthorityWantsKeptWaitsUntilItLetsGo() {
    String digest = freeze(EXECUTOR).path("digest");

    decide(justLoggedIn(LEAD), 1, "approval", approval(digest, true))
        .then()
        .statusCode(200)
        .body("state", is("KEPT"));

    assertThat(state()).isEqualTo("CONTAINED");
    assertThat(ledger("state")).hasSize(3).containsOnly("LOCKED_UNTIL");
    assertThat(ledger("proof")).containsOnly("letter:12/CAT-PA03");
    freeze(EXECUTOR).then().statusCode(409).body("type", is("/problems/result-set-kept"));
    decide(as(LEAD), 1, "lifting", Map.of("reason", "Công văn 15/CAT-PA03"))
        .then()
        .statusCode(200)
        .body("state", is("VOID"));
    assertThat(ledger("state")).containsOnly("CONTAINED");
    freeze(EXECUTOR).then().statusCode(201).body("number", is(2));
  }

  @Test
  void aRejectedSetIsFrozenAnew() {
    freeze(EXECUTOR).then().statusCode(201);

    decide(as(LEAD), 1, "rejection", Map.of("reason", "Thiếu hộp thư của Sở Y tế"))
        .then()
        .statusCode(200)
        .body("state", is("REJECTED"));

    freeze(EXECUTOR).then().statusCode(201).body("number", is(2));
  }

  @Test
  void freezingAnewTakesAnApprovalBack() {
    String digest = freeze(EXECUTOR).path("digest");
    decide(justLoggedIn(LEAD), 1, "approval", approval(digest, false)).then().statusCode(200);

    freeze(EXECUTOR).then().statusCode(201).body("number", is(2));

    assertThat(state()).isEqualTo("CONTAINED");
    as(LEAD)
        .get("/api/v1/spills/" + spill + "/result-sets")
        .then()
        .body("items.state", is(List.of("VOID", "FROZEN")));
  }

  @Test
  void aLetterAnswersForWhereNobodyCanLookAndForNothingElse() {
    String outside =
        holdings.place(UUID.fromString(spill), "EXTERNAL_RECIPIENT", "an@ngoai.example");
    String mailbox = holdings.place(UUID.fromString(spill), "MAILBOX", "binh@tinhmau.example");
    Map<String, Object> said = Map.of("state", "UNREACHABLE", "proof", "Công văn 21/SKHCN");

    declare(mailbox, said)
        .then()
        .statusCode(409)
        .body("type", is("/problems/coverage-not-to-be-declared"));
    declare(outside, Map.of("state", "DESTROYED", "proof", "x")).then().statusCode(409);
    declare(outside, Map.of("state", "DECLARED", "proof", " ")).then().statusCode(400);
    declare(outside, said).then().statusCode(200).body("state", is("UNREACHABLE"));
  }

  private Response declare(String row, Map<String, Object> said) {
    return as(LEAD)
        .header("If-Match", Cases.tagOf(LEAD, spill))
        .body(said)
        .put("/api/v1/spills/" + spill + "/coverage/" + row);
  }

  @Test
  void eachStepAnswersTheVersionThatTheNextOneIsMadeAgainst() {
    UUID id = UUID.fromString(spill);
    String outside = holdings.place(id, "EXTERNAL_RECIPIENT", "an@ngoai.example");
    String base = "/api/v1/spills/" + spill;
    String sets = base + "/result-sets";
    Map<String, Object> reason = Map.of("reason", "Công văn 15/CAT-PA03");

    Response last = against(as(EXECUTOR), Cases.tagOf(EXECUTOR, spill)).post(sets);
    last = next(as(LEAD), last).body(reason).post(sets + "/1/rejection");
    last = next(as(EXECUTOR), last).post(sets);
    String kept = last.path("digest");
    last = next(justLoggedIn(LEAD), last).body(approval(kept, true)).post(sets + "/2/approval");
    last = next(as(LEAD), last).body(reason).post(sets + "/2/lifting");
    last =
        next(as(LEAD), last)
            .body(Map.of("state", "UNREACHABLE", "proof", "Công văn 21/SKHCN"))
            .put(base + "/coverage/" + outside);
    last = next(as(EXECUTOR), last).post(sets);
    String digest = last.path("digest");
    last = next(justLoggedIn(LEAD), last).body(approval(digest, false)).post(sets + "/3/approval");
    last = next(as(EXECUTOR), last).post(sets + "/3/destruction");

    last.then().statusCode(202).header("ETag", notNullValue());
  }

  @Test
  void aSearchAnswersItToo() {
    Response last =
        Cases.step(LEAD, spill, "references", Map.of("messageId", "<" + spill + "@ngoai.example>"));

    last =
        next(as(LEAD), last)
            .body(Map.of("kind", "LOCATE"))
            .post("/api/v1/spills/" + spill + "/searches");

    next(as(EXECUTOR), last)
        .post("/api/v1/spills/" + spill + "/result-sets")
        .then()
        .statusCode(201);
  }

  /** Against the version that the last step answered, which is no other than it would be asked. */
  private static RequestSpecification next(RequestSpecification caller, Response last) {
    assertThat(last.statusCode()).isBetween(200, 202);
    return against(caller, last.header("ETag"));
  }

  private static RequestSpecification against(RequestSpecification caller, String tag) {
    return caller.header("If-Match", tag);
  }
}
