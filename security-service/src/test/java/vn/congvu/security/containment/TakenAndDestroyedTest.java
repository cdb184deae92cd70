package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;
import static vn.congvu.security.People.justLoggedIn;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.congvu.mail.MailServerRefused;
import vn.congvu.security.RealParts;
import vn.congvu.security.copy.CopyState;
import vn.congvu.security.spill.Cases;

/** From two copies in a mailbox to none that anybody opens. */
@QuarkusTest
@RealParts
class TakenAndDestroyedTest extends TwoCopies {

  private static final String LEAD = "em.hoang";
  private static final String EXECUTOR = "dung.pham";

  @Test
  void whatWasTakenIsDestroyedByTwoPersonsAndStaysOut() {
    String path = spill.toString();
    Cases.step(
            LEAD,
            path,
            "people",
            Map.of("part", "EXECUTOR", "username", EXECUTOR, "name", "Phạm Tiến Dũng"))
        .then()
        .statusCode(200);
    bothFound();
    contained(2);
    String digest = Cases.step(EXECUTOR, path, "result-sets").path("digest");
    justLoggedIn(LEAD)
        .header("If-Match", Cases.tagOf(LEAD, path))
        .body(
            Map.of(
                "digest",
                digest,
                "authority",
                Map.of("keepAsIs", false, "answeredBy", "PA03", "letterNumber", "12/CAT-PA03")))
        .post("/api/v1/spills/" + path + "/result-sets/1/approval")
        .then()
        .statusCode(200);

    Cases.step(EXECUTOR, path, "result-sets/1/destruction").then().statusCode(202);

    await().atMost(PATIENCE).untilAsserted(() -> assertThat(state()).isEqualTo("DESTROYED"));
    assertThat(in(CopyState.DESTROYED)).hasSize(2);
    assertThat(holds.all(spill)).isEmpty();
    as(LEAD)
        .get("/api/v1/spills/" + path + "/coverage")
        .then()
        .body("items.find { it.place == '" + reader.address() + "' }.state", is("DESTROYED"));
    assertThatThrownBy(() -> box.put(reader.address(), "INBOX", letter, List.of(), DATE))
        .isInstanceOf(MailServerRefused.class);
    Cases.step(LEAD, path, "release", Map.of("reason", "Báo nhầm")).then().statusCode(409);
  }
}
