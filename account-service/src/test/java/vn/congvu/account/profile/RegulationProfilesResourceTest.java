package vn.congvu.account.profile;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.Tokens;

@QuarkusTest
class RegulationProfilesResourceTest {

  private static final String PATH = "/api/v1/regulation-profiles";
  private static final String OPERATOR = "dung.pham";
  private static final String LEAD = "em.hoang";

  @Inject ProfileRepository versions;

  @Test
  void everyoneWithALoginReadsTheRulesInForce() {
    as("an.nguyen")
        .get(PATH + "/active")
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("active", equalTo(true))
        .body("state", equalTo("APPROVED"))
        .body("rules.id", equalTo("quang-binh-41-2015"))
        .body("rules.sla.issue.value", equalTo("3 working days"))
        .body("rules.lock.idle.value", equalTo("45 days"))
        .body("rules.lock.idle.basis", containsString("chặt hơn 6 tháng"));
  }

  @Test
  void whoeverSetsAFirstPasswordReadsItsRulesWithoutALogin() {
    given()
        .get("/api/v1/password-rules")
        .then()
        .statusCode(200)
        .body("minLength.value", greaterThanOrEqualTo(8))
        .body("minLength.legalBasis", notNullValue())
        .body("notFromNameOrBirthDate.value", notNullValue())
        .body("history.value", notNullValue());
  }

  @Test
  void theListOfVersionsIsForTheOperatorAndTheAuditor() {
    as("giang.vu").get(PATH).then().statusCode(200).body("items.rules", hasItem(nullValue()));
    as("an.nguyen").get(PATH).then().statusCode(403).contentType("application/problem+json");
    given().get(PATH).then().statusCode(401);
  }

  @Test
  void theListIsPagedNewestFirst() {
    idOf(propose(OPERATOR, nextFreeDate(), issueWithin("2 working days")).statusCode(201));
    List<String> whole = as("giang.vu").get(PATH + "?limit=200").path("items.id");

    String first = as("giang.vu").get(PATH + "?limit=1").path("next");
    List<String> second = as("giang.vu").get(PATH + "?limit=1&after=" + first).path("items.id");

    assertThat(second).containsExactly(whole.get(1));
    as("giang.vu").get(PATH + "?after=nonsense").then().statusCode(400);
  }

  @Test
  void aChangeProposedByOneAndApprovedByAnotherHoldsFromItsDate() {
    LocalDate from = nextFreeDate();
    ValidatableResponse proposal = propose(OPERATOR, from, issueWithin("2 working days"));
    UUID id = idOf(proposal);
    proposal
        .statusCode(201)
        .header("Location", containsString(PATH + "/" + id))
        .body("state", equalTo("PROPOSED"))
        .body("changes.'sla.issue'.value", equalTo("2 working days"))
        .body("rules.sla.issue.basis", equalTo("Điều 5 khoản 2"));

    approve(LEAD, id, etagOf(proposal)).statusCode(200).body("state", equalTo("APPROVED"));

    assertThat(inForce(from.minusDays(1))).isNotEqualTo(id);
    assertThat(inForce(from)).isEqualTo(id);
    as("an.nguyen")
        .get(PATH + "/active")
        .then()
        .body("rules.sla.issue.value", equalTo("3 working days"));
  }

  @Test
  void theProposerMayNotApproveTheirOwn() {
    ValidatableResponse proposal = propose(LEAD, nextFreeDate(), issueWithin("1 working day"));

    approve(LEAD, idOf(proposal), etagOf(proposal))
        .statusCode(403)
        .body("type", equalTo("/problems/own-proposal"));
    approve(OPERATOR, idOf(proposal), etagOf(proposal)).statusCode(403);
  }

  @Test
  void ofTwoApprovalsAtOnceOneWins() throws Exception {
    ValidatableResponse proposal = propose(OPERATOR, nextFreeDate(), issueWithin("4 working days"));
    UUID id = idOf(proposal);
    String etag = etagOf(proposal);

    List<Integer> answers =
        atOnce(
            () -> approve(LEAD, id, etag).extract().statusCode(),
            () -> approve(LEAD, id, etag).extract().statusCode());

    assertThat(answers).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void ofTwoProposalsOnOneBaseOnlyOneIsEverApproved() throws Exception {
    LocalDate from = nextFreeDate();
    ValidatableResponse one = propose(OPERATOR, from, issueWithin("2 working days"));
    ValidatableResponse other = propose(OPERATOR, from.plusDays(1), issueWithin("6 working days"));

    List<Integer> answers =
        atOnce(
            () -> approve(LEAD, idOf(one), etagOf(one)).extract().statusCode(),
            () -> approve(LEAD, idOf(other), etagOf(other)).extract().statusCode());

    assertThat(answers).containsExactlyInAnyOrder(200, 409);
  }

  @Test
  void aRefusalKeepsItsReasonAndEndsTheProposal() {
    ValidatableResponse proposal = propose(OPERATOR, nextFreeDate(), issueWithin("9 working days"));
    UUID id = idOf(proposal);

    as(LEAD)
        .header("If-Match", etagOf(proposal))
        .body(Map.of("reason", "Chậm hơn quy chế hiện hành"))
        .post(PATH + "/" + id + "/refusal")
        .then()
        .statusCode(200)
        .body("state", equalTo("REFUSED"))
        .body("refusalReason", equalTo("Chậm hơn quy chế hiện hành"));

    approve(LEAD, id, etagOf(proposal))
        .statusCode(409)
        .body("type", equalTo("/problems/proposal-already-decided"));
  }

  @Test
  void aDecisionNamesTheVersionItWasMadeOn() {
    ValidatableResponse proposal = propose(OPERATOR, nextFreeDate(), issueWithin("2 working days"));

    as(LEAD).post(PATH + "/" + idOf(proposal) + "/approval").then().statusCode(428);
    approve(LEAD, idOf(proposal), "\"99\"").statusCode(412);
  }

  @Test
  void everyFaultOfAProposalIsPointedAt() {
    propose(
            OPERATOR,
            nextFreeDate(),
            Map.of(
                "sla.issue", Map.of("value", "2 days", "basis", "Điều 5"),
                "quota.personal", Map.of("value", "2 working days", "basis", "Điều 6")))
        .statusCode(400)
        .body("type", equalTo("/problems/invalid-regulation"))
        .body(
            "errors.pointer",
            containsInAnyOrder("/changes/sla.issue/value", "/changes/quota.personal/value"));
    propose(OPERATOR, nextFreeDate(), Map.of("sla.isue", Map.of("value", "x", "basis", "Điều 5")))
        .statusCode(400)
        .body("errors.pointer", contains("/changes/sla.isue"));
  }

  @Test
  void aChangeMayNotReachBackInTime() {
    propose(OPERATOR, LocalDate.of(2020, 1, 1), issueWithin("2 working days"))
        .statusCode(400)
        .body("type", equalTo("/problems/effective-date-not-allowed"));
  }

  @Test
  void anUnknownVersionIsNotFound() {
    as(LEAD).get(PATH + "/" + UUID.randomUUID()).then().statusCode(404);
    approve(LEAD, UUID.randomUUID(), "\"0\"").statusCode(404);
  }

  private static Map<String, Object> issueWithin(String time) {
    return Map.of("sla.issue", Map.of("value", time, "basis", "Điều 5 khoản 2"));
  }

  /** Behind all that other tests have approved. */
  private LocalDate nextFreeDate() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              LocalDate last = versions.latestApproved().orElseThrow().effectiveFrom;
              LocalDate soon = LocalDate.now(java.time.ZoneOffset.UTC).plusYears(1);
              return last.isBefore(soon) ? soon : last.plusDays(2);
            });
  }

  private UUID inForce(LocalDate day) {
    return QuarkusTransaction.requiringNew().call(() -> versions.idInForce(day).orElseThrow());
  }

  private static ValidatableResponse propose(
      String username, LocalDate from, Map<String, ?> changes) {
    return as(username)
        .body(
            Map.of(
                "effectiveFrom",
                from.toString(),
                "decision",
                "QĐ 12/2027/QĐ-UBND",
                "changes",
                changes))
        .post(PATH)
        .then();
  }

  private static ValidatableResponse approve(String username, UUID id, String etag) {
    return as(username).header("If-Match", etag).post(PATH + "/" + id + "/approval").then();
  }

  private static UUID idOf(ValidatableResponse proposal) {
    return UUID.fromString(proposal.statusCode(201).extract().path("id"));
  }

  private static String etagOf(ValidatableResponse proposal) {
    return proposal.extract().header("ETag");
  }

  private static RequestSpecification as(String username) {
    return given().auth().oauth2(Tokens.of(username)).contentType(ContentType.JSON);
  }

  private static <T> List<T> atOnce(Callable<T> one, Callable<T> other) throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<T> first = threads.submit(one);
      Future<T> second = threads.submit(other);
      return List.of(first.get(), second.get());
    }
  }
}
