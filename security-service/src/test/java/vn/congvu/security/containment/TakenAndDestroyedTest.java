package vn.congvu.security.containment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.is;
import static vn.congvu.security.People.as;

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

  @Test
  void whatWasTakenIsDestroyedByTwoPersonsAndStaysOut() {
    String path = spill.toString();
    bothFound();
    contained(2);

    destroyedByTwoPersons();

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
