package vn.congvu.security.containment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.spill.Cases;

/** Two cases about the same document. */
@QuarkusTest
@RealParts
class OtherCaseTest extends TwoCopies {

  @Test
  void whatLiesSealedForAnotherCaseIsInTheLedgerWithoutAWordOfThatCase() {
    bothFound();
    contained(2);
    try (Officer second = Officer.of("snv")) {
      String other = cases.inCharge(second);
      Cases.named(second, other, Map.of("messageId", "<" + id + "@tinhmau.example>"));

      Cases.step(LEAD, other, "searches", Map.of("kind", "LOCATE")).then().statusCode(201);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  as(LEAD)
                      .get("/api/v1/spills/" + other + "/searches")
                      .then()
                      .body("items[0].state", is("DONE")));

      List<Map<String, Object>> ledger = Cases.ledger(LEAD, other);
      assertThat(ledger)
          .filteredOn(row -> row.get("kind").equals("SEALED_HOLD"))
          .extracting(row -> row.get("state"))
          .containsExactly("LOCKED_UNTIL");
      assertThat(ledger.toString()).doesNotContain(spill.toString());
    }
  }

  @Test
  void whatOnlyAnswersAMessageOfTheOtherCaseIsSaidToBeFoundByThat() {
    bothFound();
    contained(2);
    try (Officer second = Officer.of("snv")) {
      String other = cases.inCharge(second);
      Cases.named(second, other, Map.of("messageId", "<before-" + id + "@tinhmau.example>"));
      Cases.step(LEAD, other, "containment").then().statusCode(202);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  as(LEAD)
                      .get("/api/v1/spills/" + other + "/containment")
                      .then()
                      .body("guarded", is(1)));

      released();

      as(LEAD)
          .get("/api/v1/spills/" + other + "/copies?kind=MAILBOX")
          .then()
          .body("items.foundBy", is(List.of("REFERENCE", "REFERENCE")))
          .body("items.answers", is(List.of(true, true)));
    }
  }

  @Test
  void whatAnotherCaseHoldsIsGivenToItAndGoesBackWhenThatOneWasAFalseAlarmToo() {
    bothFound();
    contained(2);
    try (Officer second = Officer.of("snv")) {
      String other = cases.inCharge(second);
      UUID otherId = UUID.fromString(other);
      Cases.named(second, other, Map.of("messageId", "<" + id + "@tinhmau.example>"));
      Cases.step(LEAD, other, "containment").then().statusCode(202);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  as(LEAD)
                      .get("/api/v1/spills/" + other + "/containment")
                      .then()
                      .body("guarded", is(1)));

      released();

      assertThat(box.in(reader.address(), "Lưu trữ")).isEmpty();
      assertThat(holds.all(spill)).isEmpty();
      assertThat(holds.all(otherId)).hasSize(2);
      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> as(LEAD).get("/api/v1/spills/" + other).then().body("state", is("CONTAINED")));
      assertThat(Cases.ledger(LEAD, other))
          .filteredOn(row -> row.get("place").equals(reader.address()))
          .extracting(row -> row.get("state"))
          .containsExactly("CONTAINED");

      Cases.step(LEAD, other, "release", Map.of("reason", "Báo nhầm")).then().statusCode(202);

      await()
          .atMost(PATIENCE)
          .untilAsserted(
              () -> as(LEAD).get("/api/v1/spills/" + other).then().body("state", is("RELEASED")));
      assertThat(box.in(reader.address(), "INBOX"))
          .contains(new Box.Seen(new String(letter, UTF_8), Set.of("\\Seen", "QuanTrong"), DATE));
      assertThat(box.in(reader.address(), "Lưu trữ"))
          .containsExactly(new Box.Seen(new String(letter, UTF_8), Set.of("\\Answered"), DATE));
    }
  }
}
