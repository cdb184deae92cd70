package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.spill.SpillState;

/** Where the regulation has nothing sealed. */
@QuarkusTest
@RealParts
class StraightExpungeTest extends TwoCopies {

  private static final String RULE = "leak.containment";

  @BeforeEach
  void theRegulationSealsNothing() {
    int _ =
        database.update(
            "insert into regulation_rule (key, value, legal_basis)"
                + " values (?, 'STRAIGHT_EXPUNGE', 'Điều 15 khoản 3')",
            RULE);
    bothFound();
    cases.become(spill, SpillState.LOCATED);
    order().then().statusCode(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                as(LEAD)
                    .get("/api/v1/spills/" + spill + "/containment")
                    .then()
                    .body("guarded", is(1))
                    .body("straight", is(true)));
  }

  @AfterEach
  void itSealsAgain() {
    int _ = database.update("delete from regulation_rule where key = ?", RULE);
  }

  @Test
  void nothingLeavesAMailboxBeforeTheApprovalAndNothingIsKeptAfterIt() {
    assertThat(state()).isEqualTo("LOCATED");
    assertThat(box.in(reader.address(), "Lưu trữ")).hasSize(1);

    destroyedByTwoPersons();

    assertThat(box.in(reader.address(), "INBOX")).hasSize(1);
    assertThat(box.in(reader.address(), "Lưu trữ")).isEmpty();
    assertThat(in(CopyState.DESTROYED)).hasSize(2);
    assertThat(holds.all(spill)).isEmpty();
    as(LEAD)
        .get("/api/v1/spills/" + spill + "/coverage")
        .then()
        .body("items.find { it.place == '" + reader.address() + "' }.proof", is("expunged"));
  }

  @Test
  void aMailThatIsGoneBeforeItIsExpungedLeavesItsMailboxUnknown() {
    frozenAndApproved();
    box.empty(reader.address(), "Lưu trữ");

    destroyed();

    assertThat(in(CopyState.GONE)).hasSize(1);
    as(LEAD)
        .get("/api/v1/spills/" + spill + "/coverage")
        .then()
        .body("items.find { it.place == '" + reader.address() + "' }.state", is("UNKNOWN"));
  }
}
