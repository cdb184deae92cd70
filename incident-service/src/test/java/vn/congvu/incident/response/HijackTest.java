package vn.congvu.incident.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static vn.congvu.incident.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.contracts.account.CredentialEvent.CredentialCompromised;
import vn.congvu.incident.Facts;
import vn.congvu.incident.RealParts;

@QuarkusTest
@RealParts
class HijackTest {

  @Inject Facts facts;

  @Test
  void aLeakedPasswordOpensAHijackIncidentThatTheOperatorResolves() throws Exception {
    CredentialCompromised fact = leakIn("snv");

    facts.announce(UUID.randomUUID(), fact);

    String id = incidentsOf(fact, 1).getFirst();
    Response incident = as("dung.pham").get("/api/v1/incidents/" + id);
    assertThat(incident.<String>path("kind")).isEqualTo("HIJACK");
    assertThat(incident.<String>path("unit")).isEqualTo("snv");
    as("dung.pham")
        .header("If-Match", incident.header("ETag"))
        .body(Map.of("resolution", "Đã đặt lại mật khẩu, rà soát thư đã gửi"))
        .post("/api/v1/incidents/" + id + "/resolution")
        .then()
        .statusCode(200)
        .body("state", is("RESOLVED"));
  }

  @Test
  void theSameFactTwiceOpensOneIncident() throws Exception {
    CredentialCompromised fact = leakIn("snv");
    CredentialCompromised later = leakIn("snv");
    UUID id = UUID.randomUUID();

    facts.announce(id, fact);
    facts.announce(id, fact);
    facts.announce(UUID.randomUUID(), fact);
    facts.announce(UUID.randomUUID(), later);

    incidentsOf(later, 1);
    incidentsOf(fact, 1);
  }

  @Test
  void anUnreadableFactHoldsNothingUp() throws Exception {
    CredentialCompromised unreadable = leakIn("snv");
    CredentialCompromised next = leakIn("snv");

    facts.announce(UUID.randomUUID(), unreadable, "{\"mailboxId\": 7");
    facts.announce(UUID.randomUUID(), next);

    incidentsOf(next, 1);
    incidentsOf(unreadable, 0);
  }

  @Test
  void anotherUnitDoesNotSeeTheIncident() throws Exception {
    CredentialCompromised fact = leakIn("snv");
    facts.announce(UUID.randomUUID(), fact);
    String id = incidentsOf(fact, 1).getFirst();

    as("binh.tran").get("/api/v1/incidents/" + id).then().statusCode(200);
    as("khanh.bui").get("/api/v1/incidents/" + id).then().statusCode(404);
    as("an.nguyen").get("/api/v1/incidents/" + id).then().statusCode(403);
  }

  private static CredentialCompromised leakIn(String unit) {
    UUID mailbox = UUID.randomUUID();
    return new CredentialCompromised(
        mailbox,
        1,
        Instant.parse("2026-11-24T02:30:00Z"),
        mailbox + "@tinhmau.example",
        unit,
        UUID.randomUUID());
  }

  private static List<String> incidentsOf(CredentialCompromised fact, int count) {
    return await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                as("dung.pham")
                    .get("/api/v1/incidents?limit=200")
                    .path("items.findAll { it.mailboxId == '" + fact.mailboxId() + "' }.id"),
            found -> found.size() == count);
  }
}
