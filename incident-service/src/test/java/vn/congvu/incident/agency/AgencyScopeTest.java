package vn.congvu.incident.agency;

import static org.awaitility.Awaitility.await;
import static vn.congvu.incident.People.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.congvu.contracts.account.UnitEvent.UnitCreated;
import vn.congvu.contracts.account.UnitEvent.UnitMoved;
import vn.congvu.incident.Facts;
import vn.congvu.incident.RealParts;

@QuarkusTest
@RealParts
class AgencyScopeTest {

  private static final LocalDate DAY = LocalDate.parse("2026-01-01");
  private static final Instant NOW = Instant.parse("2026-11-24T02:30:00Z");

  @Inject Facts facts;

  @Test
  void aFocalPointSeesTheTicketsOfTheUnitsBelowUntilTheyMoveAway() throws Exception {
    UUID unit = UUID.randomUUID();
    String ticket =
        as("mai.ly")
            .body(Map.of("category", "OTHER", "title", "Dưới Sở Nội vụ"))
            .post("/api/v1/tickets")
            .path("id");
    as("binh.tran").get("/api/v1/tickets/" + ticket).then().statusCode(404);

    facts.announce(UUID.randomUUID(), new UnitCreated(unit, 1, NOW, "syt", "snv", "Sở Y tế", DAY));
    awaitStatus(ticket, 200);

    facts.announce(
        UUID.randomUUID(), new UnitMoved(unit, 2, NOW, "syt", "ubnd-tinh", "Sở Y tế", DAY, "snv"));
    awaitStatus(ticket, 404);
  }

  private static void awaitStatus(String ticket, int status) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> as("binh.tran").get("/api/v1/tickets/" + ticket).statusCode() == status);
  }
}
