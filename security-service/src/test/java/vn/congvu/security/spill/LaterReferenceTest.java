package vn.congvu.security.spill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.fingerprint.FingerprintKind;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;

/**
 * A message that is named when the case is confirmed already: all mail like it is stopped by it.
 */
@QuarkusTest
@RealParts
class LaterReferenceTest {

  private static final String LEAD = "em.hoang";

  @Inject Cases cases;

  private final Map<String, Object> message =
      Map.of("messageId", "<sau-" + UUID.randomUUID() + "@tinhmau.example>");
  private Officer reporter;
  private String spill;

  @BeforeEach
  void aConfirmedCase() {
    reporter = Officer.of("snv");
    spill = cases.inCharge(reporter);
  }

  @AfterEach
  void close() {
    reporter.close();
  }

  private List<UUID> lookedFor() {
    return cases.prints(UUID.fromString(spill), FingerprintKind.MESSAGE_ID);
  }

  private void theReporterNamesIt() {
    reporter
        .calls()
        .header("If-Match", Cases.tagOf(reporter.address(), spill))
        .body(message)
        .post("/api/v1/spills/" + spill + "/references")
        .then()
        .statusCode(200);
  }

  private Response accepted(String reference) {
    return Cases.step(LEAD, spill, "references/" + reference + "/acceptance");
  }

  @Test
  void nothingIsLookedForByItUntilTheLeadAcceptsIt() {
    theReporterNamesIt();
    assertThat(lookedFor()).isEmpty();
    assertThat(Cases.waitingFor(LEAD, spill)).contains("ACCEPT_REFERENCE");
    String waiting = Cases.waitingReferences(spill).getFirst();

    accepted(waiting).then().statusCode(200);

    assertThat(lookedFor()).hasSize(1);
    assertThat(Cases.waitingReferences(spill)).isEmpty();
    assertThat(Cases.waitingFor(LEAD, spill)).doesNotContain("ACCEPT_REFERENCE");
    as(LEAD)
        .get("/api/v1/spills/" + spill + "/evidence?limit=200")
        .then()
        .body("items.action", hasItem("reference.accept"));
    accepted(waiting).then().statusCode(404);
  }

  @Test
  void theReporterCannotAcceptIt() {
    theReporterNamesIt();

    reporter
        .calls()
        .header("If-Match", Cases.tagOf(reporter.address(), spill))
        .post(
            "/api/v1/spills/"
                + spill
                + "/references/"
                + Cases.waitingReferences(spill).getFirst()
                + "/acceptance")
        .then()
        .statusCode(403);

    assertThat(lookedFor()).isEmpty();
  }

  @Test
  void whatTheLeadNamesWaitsForNobody() {
    Cases.step(LEAD, spill, "references", message).then().statusCode(200);

    assertThat(lookedFor()).hasSize(1);
  }
}
