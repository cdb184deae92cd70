package vn.congvu.account.badday;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.account.provisioning.Requests.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.Child;
import vn.congvu.localstack.test.Broker;

@QuarkusTest
@TestProfile(BadDay.class)
class BrokerAwayTest {

  @ConfigProperty(name = "congvu.test.broker-port")
  int brokerPort;

  @Test
  void callersNeverNoticeAndEachFactLeavesOnceWhenTheBrokerIsBack() {
    Broker broker = new Broker(brokerPort);
    String code = Units.freshCode();
    // The first call of all is slow whatever is away.
    Units.enter(Units.freshCode()).then().statusCode(201);
    Instant begin = Instant.now();

    String id = Units.enter(code).then().statusCode(201).extract().path("id");

    assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(5));
    assertThat(Probes.ready()).isEqualTo(200);
    assertThat(Probes.live()).isEqualTo(200);
    assertThat(waiting(id)).isEqualTo(1);
    try (Child running = broker.start()) {
      await(() -> waiting(id) == 0);
      running.kill();

      Units.rename(code, "Đơn vị thử, tên mới").then().statusCode(200);
      assertThat(waiting(id)).isEqualTo(1);
    }
    try (Child _ = broker.start()) {
      await(() -> waiting(id) == 0);
      assertThat(Topic.eventIds(broker, "unit.events", id))
          .as("entered, renamed; a consumer takes a repeated id once")
          .hasSizeGreaterThanOrEqualTo(2)
          .satisfies(ids -> assertThat(Set.copyOf(ids)).hasSize(2));
    }
  }

  private static long waiting(String unit) {
    return Database.count("select count(*) from outbox where key = ?", unit);
  }
}
