package vn.congvu.account.badday;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.congvu.account.badday.PartsThatFail.DATABASE;
import static vn.congvu.account.provisioning.Requests.as;
import static vn.congvu.account.provisioning.Requests.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.congvu.localstack.test.Door;

@QuarkusTest
@TestProfile(BadDay.class)
class DatabaseAwayTest {

  private static final Duration BOUND = Duration.ofSeconds(8);
  private static final Map<String, Long> NOTHING = Map.of("unit", 0L, "fact", 0L, "audit", 0L);
  private static final Map<String, Long> ONCE = Map.of("unit", 1L, "fact", 1L, "audit", 1L);

  @AfterEach
  void openTheDoor() {
    Door.open(DATABASE);
    await(() -> Probes.ready() == 200);
  }

  @Test
  void callersHearWhenToComeBackAndTheSameCallWorksThen() throws Exception {
    String code = Units.freshCode();
    fillThePool();
    Door.shut(DATABASE);
    Instant shut = Instant.now();

    Response refused = Units.enter(code);

    assertUnavailable(refused);
    assertUnavailable(as("an.nguyen").get("/api/v1/units"));
    assertThat(Duration.between(shut, Instant.now())).isLessThan(BOUND);
    assertThat(Probes.live()).as("a restart would not bring it back").isEqualTo(200);
    await(() -> Probes.ready() == 503);
    assertThat(Database.tracesOfUnit(code)).isEqualTo(NOTHING);
    await(() -> Duration.between(shut, Instant.now()).compareTo(Duration.ofSeconds(2)) > 0);

    Door.open(DATABASE);

    assertThat(Units.enter(code).statusCode()).isEqualTo(201);
    for (int i = 0; i < 20; i++) {
      assertThat(as("an.nguyen").get("/api/v1/units").statusCode()).isEqualTo(200);
    }
    assertThat(Database.tracesOfUnit(code)).isEqualTo(ONCE);
    assertThat(Probes.ready()).isEqualTo(200);
  }

  @Test
  void aConnectionCutInTheMiddleOfACallLeavesNothingHalfWritten() throws Exception {
    String code = Units.freshCode();
    try (Connection other = Database.connect();
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false);
      other.createStatement().execute("lock table audit_entry in exclusive mode");
      Future<Response> call = executor.submit(() -> Units.enter(code));
      await(() -> cutWhoWaits() > 0);
      other.rollback();

      assertUnavailable(call.get());
    }
    assertThat(Database.tracesOfUnit(code)).isEqualTo(NOTHING);

    assertThat(Units.enter(code).statusCode()).isEqualTo(201);
    assertThat(Database.tracesOfUnit(code)).isEqualTo(ONCE);
  }

  private static long cutWhoWaits() {
    return Database.count(
        """
        select count(pg_terminate_backend(pid)) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'\
        """);
  }

  /** Several connections lie idle when the database goes. */
  private static void fillThePool() throws Exception {
    List<Future<Integer>> calls = new ArrayList<>();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        calls.add(executor.submit(() -> as("an.nguyen").get("/api/v1/units").statusCode()));
      }
    }
    for (Future<Integer> call : calls) {
      assertThat(call.get()).isEqualTo(200);
    }
  }

  private static void assertUnavailable(Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(503);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<String>path("type")).isEqualTo("/problems/unavailable");
    assertThat(answer.<String>path("detail")).startsWith("Hệ thống tạm gián đoạn");
    assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 60);
    assertThat(answer.asString())
        .doesNotContainIgnoringCase("postgres")
        .doesNotContainIgnoringCase("connection")
        .doesNotContain("127.0.0.1");
  }
}
