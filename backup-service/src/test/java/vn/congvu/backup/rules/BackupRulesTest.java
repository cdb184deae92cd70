package vn.congvu.backup.rules;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Period;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.congvu.backup.RealParts;
import vn.congvu.localstack.test.Tokens;
import vn.congvu.platform.outbox.Outbox;

@QuarkusTest
@RealParts
class BackupRulesTest {

  @Inject Regulations regulations;
  @Inject BackupRules rules;
  @Inject Outbox outbox;

  @BeforeEach
  @AfterEach
  void nothingAnnounced() {
    regulations.forget();
  }

  @Test
  void beforeTheFirstFactDefaultsHoldAndSaySo() {
    assertThat(rules.isRegulationKnown()).isFalse();
    given()
        .auth()
        .oauth2(Tokens.of("giang.vu"))
        .get("/api/v1/backup-rules")
        .then()
        .statusCode(200)
        .body("profileId", nullValue())
        .body("rules.find { it.key == 'backup.keepDaily' }.value", equalTo("30"))
        .body(
            "rules.find { it.key == 'backup.keepDaily' }.legalBasis",
            containsString("chưa nhận được quy chế"));
  }

  /** Through the outbox and the broker, as account-service sends it. */
  @Test
  void theAnnouncedRegulationHolds() {
    var fact =
        Regulations.fact(
            1, Map.of("continuousEvery", "15 minutes", "closedMailboxesKeptFor", "24 months"));
    QuarkusTransaction.requiringNew()
        .run(() -> outbox.announce(fact.topic(), fact.type(), fact.key(), fact));

    Awaitility.await().atMost(Duration.ofSeconds(60)).until(rules::isRegulationKnown);

    assertThat(rules.continuousEvery())
        .isEqualTo(new Rule<>(Duration.ofMinutes(15), "Điều 16 khoản 5"));
    assertThat(rules.closedMailboxesKeptFor().value()).isEqualTo(Period.ofMonths(24));
    assertThat(rules.drillShare().legalBasis())
        .as("what the fact does not say")
        .startsWith("chưa nhận được quy chế");
  }

  @Test
  void anOlderFactChangesNothing() {
    regulations.learn(Regulations.fact(5, Map.of("keepDaily", "10")));

    regulations.learn(Regulations.fact(4, Map.of("keepDaily", "99")));
    regulations.learn(Regulations.fact(5, Map.of("keepDaily", "99")));

    assertThat(rules.retention().daily()).isEqualTo(10);
  }

  @Test
  void aFactThatCannotBeReadIsRefusedWhole() {
    regulations.learn(Regulations.fact(5, Map.of("keepDaily", "10")));

    assertThatThrownBy(
            () ->
                regulations.learn(
                    Regulations.fact(6, Map.of("keepDaily", "11", "copyEvery", "soon"))))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(rules.retention().daily()).isEqualTo(10);
  }
}
