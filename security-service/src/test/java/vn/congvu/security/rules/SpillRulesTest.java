package vn.congvu.security.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.congvu.security.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import vn.congvu.contracts.account.RegulationEvent;
import vn.congvu.contracts.account.RegulationEvent.RegulationActivated;
import vn.congvu.security.Facts;
import vn.congvu.security.Officer;
import vn.congvu.security.RealParts;

@QuarkusTest
@RealParts
class SpillRulesTest {

  private static final AtomicLong VERSION = new AtomicLong();

  /** Newer than whatever another test has announced. */
  private final long version = VERSION.addAndGet(10);

  @Inject Facts facts;

  private static RegulationActivated regulation(long version, Map<String, String> rules) {
    return new RegulationActivated(
        UUID.randomUUID(),
        version,
        Instant.now(),
        "Quy chế " + version,
        LocalDate.of(2026, 1, 1),
        rules.entrySet().stream()
            .map(it -> new RegulationEvent.Rule(it.getKey(), it.getValue(), "Điều 15 khoản 3"))
            .toList());
  }

  private static JsonPath rules() {
    return as("an.nguyen").get("/api/v1/spill-rules").jsonPath();
  }

  private static void awaitTitle(String title) {
    await().atMost(Duration.ofSeconds(30)).until(() -> rules().getString("title"), title::equals);
  }

  @Test
  void theRegulationThatWasAnnouncedHoldsForCasesReportedFromThenOn() throws Exception {
    List<String> before = rules().getList("rules.key");
    try (Officer officer = Officer.of("snv")) {
      facts.announce(
          UUID.randomUUID(),
          regulation(version, Map.of("leak.tellSender", "45 minutes", "backup.keepDaily", "30")));
      awaitTitle("Quy chế " + version);

      Map<String, String> duty =
          officer
              .calls()
              .body(Map.of("level", "SECRET"))
              .post("/api/v1/spills")
              .then()
              .statusCode(201)
              .extract()
              .response()
              .path("duties[0]");
      String spill = officer.calls().get("/api/v1/spills").path("items[0].id");
      Map<String, String> sender =
          as("cuong.le")
              .get("/api/v1/spills/" + spill)
              .path("duties.find { it.kind == 'TELL_SENDER' }");

      assertThat(rules().getList("rules.key")).isEqualTo(before);
      assertThat(
              Duration.between(
                  Instant.parse(sender.get("startedAt")), Instant.parse(sender.get("dueAt"))))
          .isEqualTo(Duration.ofMinutes(45));
      assertThat(sender.get("legalBasis")).isEqualTo("Điều 15 khoản 3");
      assertThat(duty.get("legalBasis")).startsWith("chưa nhận được quy chế");
    }
  }

  @Test
  void anOlderFactAndAnUnreadableOneChangeNothing() throws Exception {
    facts.announce(UUID.randomUUID(), regulation(version, Map.of("leak.tellHead", "20 minutes")));
    awaitTitle("Quy chế " + version);

    facts.announce(
        UUID.randomUUID(), regulation(version - 1, Map.of("leak.tellHead", "5 minutes")));
    facts.announce(UUID.randomUUID(), regulation(version + 1, Map.of("leak.tellHead", "soon")));
    facts.announce(
        UUID.randomUUID(), regulation(version + 2, Map.of("leak.tellHead", "25 minutes")));
    awaitTitle("Quy chế " + (version + 2));

    assertThat(rules().getString("rules.find { it.key == 'leak.tellHead' }.value"))
        .isEqualTo("25 minutes");
  }
}
