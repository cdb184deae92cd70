package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
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
}
