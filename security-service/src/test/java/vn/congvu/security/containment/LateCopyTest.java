package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.congvu.localstack.test.Door;
import vn.congvu.security.Neighbours;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.spill.Cases;
import vn.congvu.security.spill.SpillState;

/** What comes when a case was believed to be done with. */
@QuarkusTest
@RealParts
class LateCopyTest extends TwoCopies {

  private static final String AUTHORITY = "hai.do";

  private void comesBack() {
    undelivered.send(
        UUID.randomUUID().toString(),
        "an@tinhmau.example",
        List.of(reader.address()),
        new ByteArrayInputStream(letter));
  }

  @ParameterizedTest
  @EnumSource(
      value = SpillState.class,
      names = {"DESTROYED", "ASSESSED", "REMEDIATED", "CLOSED"})
  void whatComesBackIsSealedAndDecidedAboutAnew(SpillState state) {
    bothFound();
    contained(2);
    cases.become(spill, state);

    comesBack();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("CONTAINED"));
    assertThat(in(CopyState.CONTAINED)).hasSize(3);
    assertThat(box.in(reader.address(), "INBOX")).hasSize(1);
    as(LEAD)
        .get("/api/v1/spills/" + spill + "/coverage")
        .then()
        .body("items.findAll { it.kind == 'QUEUE' }.state", hasItem("CONTAINED"));
    as(LEAD)
        .get("/api/v1/waiting-spills?limit=200")
        .then()
        .body("items.findAll { it.spillId == '" + spill + "' }.task", hasItem("NAME_EXECUTOR"));
    Cases.step(LEAD, spill.toString(), "result-sets").then().statusCode(201).body("copies", is(3));
  }

  @Test
  void aReplyWhileASetIsApprovedKeepsNobodyFromCarryingItOut() {
    bothFound();
    contained(2);
    frozenAndApproved();

    comesBack();

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(in(CopyState.CONTAINED)).hasSize(3));
    assertThat(state()).isEqualTo("APPROVED");
    Cases.step(EXECUTOR, spill.toString(), "result-sets/1/destruction").then().statusCode(202);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("CONTAINED"));
    assertThat(in(CopyState.DESTROYED)).hasSize(2);
    Cases.step(LEAD, spill.toString(), "result-sets")
        .then()
        .statusCode(201)
        .body("number", is(2))
        .body("copies", is(1));
  }

  @Test
  void nothingIsFrozenWhileCopiesAreGivenBack() {
    bothFound();
    contained(2);
    Door.shut(Neighbours.IMAP);
    Cases.step(LEAD, spill.toString(), "release", Map.of("reason", "Báo nhầm"))
        .then()
        .statusCode(202);

    Cases.step(LEAD, spill.toString(), "result-sets")
        .then()
        .statusCode(409)
        .body("type", is("/problems/result-set-not-contained"));

    Door.open(Neighbours.IMAP);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("RELEASED"));
  }

  @Test
  void whereNoCopyIsInReachTheAuthorityConcludesWithoutADestruction() {
    cases.become(spill, SpillState.LOCATED);
    Cases.step(LEAD, spill.toString(), "duties/TELL_AUTHORITY", duty()).then().statusCode(200);
    Cases.step(LEAD, spill.toString(), "duties/TELL_SENDER", duty()).then().statusCode(200);
    order().then().statusCode(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                as(LEAD)
                    .get("/api/v1/spills/" + spill + "/containment")
                    .then()
                    .body("guarded", is(1)));
    Cases.step(LEAD, spill.toString(), "result-sets")
        .then()
        .statusCode(409)
        .body("type", is("/problems/result-set-empty"));

    Cases.step(AUTHORITY, spill.toString(), "assessment", conclusion())
        .then()
        .statusCode(200)
        .body("state", is("ASSESSED"));
    Cases.step(LEAD, spill.toString(), "remediation", Map.of("remedies", "Tập huấn lại"))
        .then()
        .statusCode(200);
    Cases.step(LEAD, spill.toString(), "closure").then().statusCode(200);

    comesBack();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("CONTAINED"));
  }

  @Test
  void whileACopyIsInReachTheAuthorityConcludesNothing() {
    bothFound();
    contained(2);
    Cases.step(LEAD, spill.toString(), "duties/TELL_AUTHORITY", duty()).then().statusCode(200);

    Cases.step(AUTHORITY, spill.toString(), "assessment", conclusion())
        .then()
        .statusCode(409)
        .body("type", is("/problems/spill-not-yet-covered"));
  }

  private static Map<String, Object> duty() {
    return Map.of("channel", "PHONE", "told", "Trực ban");
  }

  private static Map<String, Object> conclusion() {
    return Map.of("degree", "UNKNOWN", "cause", "OTHER");
  }
}
