package vn.congvu.incident.badday;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.congvu.incident.People.as;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.congvu.contracts.account.CredentialEvent.CredentialCompromised;
import vn.congvu.incident.Facts;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.test.Broker;
import vn.congvu.localstack.test.Door;

/** A broker or a database that goes away and comes back: each fact still has its effect, once. */
@QuarkusTest
@TestProfile(BadDay.class)
class FactsAfterAnOutageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Inject Facts facts;

  @ConfigProperty(name = "congvu.test.broker-port")
  int brokerPort;

  @AfterEach
  void openTheDoor() {
    Door.open(PartsThatFail.DATABASE);
  }

  @Test
  void whatIsAnnouncedBeforeAndAfterAnOutageHasItsEffectOnce() throws Exception {
    Broker broker = new Broker(brokerPort);
    CredentialCompromised before = leak();
    CredentialCompromised after = leak();
    CredentialCompromised whileAway = leak();
    UUID id = UUID.randomUUID();
    assertThat(health("live").statusCode()).as("without a broker").isEqualTo(200);
    assertThat(health("ready").statusCode()).as("without a broker").isEqualTo(200);

    try (Child running = broker.start()) {
      facts.announce(id, before);
      awaitIncidents(before, 1);
      running.kill();
      as("dung.pham").get("/api/v1/incidents").then().statusCode(200);
    }
    try (Child _ = broker.start()) {
      facts.announce(id, before);
      facts.announce(UUID.randomUUID(), after);
      awaitIncidents(after, 1);
      assertThat(incidentsOf(before)).hasSize(1);

      Door.shut(PartsThatFail.DATABASE);
      facts.announce(UUID.randomUUID(), whileAway);
      await().atMost(PATIENCE).until(() -> health("live").asString().contains("waiting after"));
      assertThat(health("live").statusCode()).as("a restart would not help").isEqualTo(200);
      Door.open(PartsThatFail.DATABASE);

      awaitIncidents(whileAway, 1);
      assertThat(deadLetters(broker)).isZero();
    }
  }

  private static CredentialCompromised leak() {
    UUID mailbox = UUID.randomUUID();
    return new CredentialCompromised(
        mailbox,
        1,
        Instant.parse("2026-11-24T02:30:00Z"),
        mailbox + "@tinhmau.example",
        "snv",
        UUID.randomUUID());
  }

  private static void awaitIncidents(CredentialCompromised fact, int count) {
    await().atMost(PATIENCE).until(() -> incidentsOf(fact).size() == count);
  }

  private static List<String> incidentsOf(CredentialCompromised fact) {
    var answer = as("dung.pham").get("/api/v1/incidents?limit=200");
    return answer.statusCode() == 200
        ? answer.path("items.findAll { it.mailboxId == '" + fact.mailboxId() + "' }.id")
        : List.of();
  }

  private static io.restassured.response.Response health(String probe) {
    int port = ConfigProvider.getConfig().getValue("quarkus.management.test-port", Integer.class);
    return given().port(port).get("/q/health/" + probe);
  }

  private static int deadLetters(Broker broker) throws Exception {
    try (Admin admin =
        Admin.create(Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
      return (int)
          admin.listTopics().names().get().stream()
              .filter(name -> name.endsWith(".dead-letter"))
              .count();
    }
  }
}
