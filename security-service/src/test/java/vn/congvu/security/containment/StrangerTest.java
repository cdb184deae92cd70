package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.Copy;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.spill.Cases;

/** A mail with the Message-ID of the case's and other content. */
@QuarkusTest
@RealParts
class StrangerTest extends TwoCopies {

  private static final String FOLDER = "Khác";

  @BeforeEach
  void theCaseKnowsItsContentAndAnotherMailHasItsId() {
    Cases.named(reporter, spill.toString(), Map.of("message", reporter.gets("INBOX", letter)));
    box.put(reader.address(), FOLDER, Officer.letter(id, "Nội dung khác hẳn"), List.of(), DATE);
    bothFound();
    found(box.copies(reader.address(), FOLDER));
    order().then().statusCode(202);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(in(CopyState.CONTAINED)).hasSize(2);
              assertThat(in(CopyState.DOUBTFUL)).hasSize(1);
            });
  }

  private Response decided(boolean areCopies) {
    return Cases.step(
        LEAD,
        spill.toString(),
        "copies/decision",
        Map.of(
            "copies",
            in(CopyState.DOUBTFUL).stream().map(Copy::id).toList(),
            "areCopies",
            areCopies,
            "reason",
            "Đã gọi điện cho người nhận"));
  }

  private Response frozen() {
    return Cases.step(LEAD, spill.toString(), "result-sets");
  }

  @Test
  void itIsNotTakenAndNothingIsFrozenUntilSomebodySaysThatItIsNone() {
    assertThat(box.in(reader.address(), FOLDER)).hasSize(1);
    frozen().then().statusCode(409).body("type", is("/problems/result-set-doubtful"));

    Response decided = decided(false);

    decided.then().statusCode(200).body("[0].state", is("EXCLUDED"));
    assertThat(decided.header("ETag")).isEqualTo(Cases.tagOf(LEAD, spill.toString()));

    frozen().then().statusCode(201).body("copies", is(2));
    assertThat(box.in(reader.address(), FOLDER)).hasSize(1);
    as(LEAD)
        .get("/api/v1/spills/" + spill + "/evidence?limit=200")
        .then()
        .body("items.action", hasItem("copies.exclude"));
  }

  @Test
  void itIsTakenWhenSomebodySaysThatItIsOne() {
    decided(true).then().statusCode(200);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(in(CopyState.CONTAINED)).hasSize(3));
    assertThat(box.in(reader.address(), FOLDER)).isEmpty();
    frozen().then().statusCode(201).body("copies", is(3));
  }

  @Test
  void whatIsDecidedIsNotDecidedAgain() {
    Map<String, Object> again =
        Map.of(
            "copies",
            in(CopyState.DOUBTFUL).stream().map(Copy::id).toList(),
            "areCopies",
            true,
            "reason",
            "Nhầm");
    decided(false).then().statusCode(200);

    Cases.step(LEAD, spill.toString(), "copies/decision", again)
        .then()
        .statusCode(409)
        .body("type", is("/problems/copies-not-doubtful"));
  }
}
